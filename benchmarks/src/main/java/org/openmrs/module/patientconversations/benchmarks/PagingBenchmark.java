/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.openmrs.api.context.Context;

/**
 * Whether the chart gets slower as messages pile up: the same two requests by turns on two databases of one server, one with few messages and one
 * with many, in conversations of the same size.
 */
final class PagingBenchmark implements AutoCloseable {

    private static final String LARGE_NAME = "large";

    private static final int BLOCK = 25;

    private final OpenmrsOnMariaDb openmrs;

    private final ChartReader chart = new ChartReader();

    private final Stock small;

    private final Stock large;

    /** A database with what there is to be asked for in it. */
    private record Stock(String database, Connection connection, int messages, List<String> conversations, List<String> patients, Random random) {
    }

    /** A request, on a random conversation or patient of the current database. */
    private record Request(String name, boolean ofPatient, ToIntFunction<String> read) {
    }

    private PagingBenchmark(Options options) throws Exception {
        Path directory = Path.of(System.getProperty("benchmark.directory"));
        openmrs = OpenmrsOnMariaDb.start(directory.resolve("paging"), options.get("buffer-pool"));
        Properties properties = new Properties();
        properties.setProperty("hibernate.c3p0.connectionCustomizerClassName", CurrentDatabase.class.getName());
        openmrs.startModule(properties);
        openmrs.copyDatabase(LARGE_NAME);
        small = fill("openmrs", options.get("few"));
        large = fill(LARGE_NAME, options.get("many"));
    }

    public static void main(String[] arguments) {
        Options options = new Options().with("few", 10_000, "messages in the small database")
                .with("many", 1_000_000, "messages in the large one")
                .with("requests", 2000, "requests of each kind on each database")
                .with("buffer-pool", 1024, "megabytes of MariaDB's buffer pool");
        if (options.read(arguments)) {
            Benchmark.runAndExit(() -> run(options));
        }
    }

    private static void run(Options options) throws Exception {
        try (PagingBenchmark benchmark = new PagingBenchmark(options)) {
            Context.openSession();
            OpenmrsOnMariaDb.logIn();
            benchmark.measureAll(options.get("requests"));
            Context.closeSession();
        }
    }

    private Stock fill(String database, int wanted) throws SQLException {
        int step = StoredConversations.MESSAGES_EACH * StoredConversations.CONVERSATIONS_EACH;
        int messages = Math.max(1, wanted / step) * step;
        Connection connection = openmrs.connect(database);
        StoredConversations stored = new StoredConversations(connection, messages);
        stored.write();
        List<String> patients = stored.patients();
        System.out.printf("%,d messages in %,d conversations of %,d patients, %s MB of tables and indexes%n", messages, stored.conversations().size(),
                patients.size(), OpenmrsOnMariaDb.query(connection, "SELECT ROUND(SUM(data_length + index_length) / 1e6) FROM information_schema.tables"
                        + " WHERE table_schema = DATABASE()"));
        return new Stock(database, connection, messages, stored.conversations(), patients, new Random(2));
    }

    private void measureAll(int requests) throws SQLException {
        List<Request> kinds = List.of(new Request("open a thread", false, chart::openThread),
                new Request("list a patient's conversations", true, chart::listConversations));
        for (Request request : kinds) {
            measure(request, Math.max(requests / 2, BLOCK));
            print(request, measure(request, requests));
        }
        System.out.println();
        for (Request request : kinds) {
            printRowsRead(request);
            printPlans(request);
        }
    }

    /** @return nanoseconds of each request, on the small database and on the large one */
    private long[][] measure(Request request, int requests) {
        int blocks = (requests + BLOCK - 1) / BLOCK;
        long[][] nanos = new long[2][blocks * BLOCK];
        for (int block = 0; block < blocks; block++) {
            boolean smallFirst = block % 2 == 0;
            measure(request, smallFirst ? small : large, nanos[smallFirst ? 0 : 1], block * BLOCK);
            measure(request, smallFirst ? large : small, nanos[smallFirst ? 1 : 0], block * BLOCK);
        }
        return nanos;
    }

    private void measure(Request request, Stock stock, long[] nanos, int from) {
        CurrentDatabase.is(stock.database);
        for (int i = from; i < from + BLOCK; i++) {
            String uuid = any(request, stock);
            long begin = System.nanoTime();
            request.read.applyAsInt(uuid);
            nanos[i] = System.nanoTime() - begin;
        }
    }

    private static String any(Request request, Stock stock) {
        List<String> uuids = request.ofPatient ? stock.patients : stock.conversations;
        return uuids.get(stock.random.nextInt(uuids.size()));
    }

    private void print(Request request, long[][] nanos) {
        Arrays.sort(nanos[0]);
        Arrays.sort(nanos[1]);
        System.out.printf("%n%s, %d requests on each by turns%n", request.name, nanos[0].length);
        System.out.printf("  messages      p50 ms    p95 ms%n");
        System.out.printf("  %,9d  %9.2f %9.2f%n", small.messages, percentile(nanos[0], 50), percentile(nanos[0], 95));
        System.out.printf("  %,9d  %9.2f %9.2f%n", large.messages, percentile(nanos[1], 50), percentile(nanos[1], 95));
        System.out.printf("  ratio      %9.3f %9.3f%n", percentile(nanos[1], 50) / percentile(nanos[0], 50),
                percentile(nanos[1], 95) / percentile(nanos[0], 95));
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    /** The server's own count of the rows that a request touches: it does not depend on the machine. */
    private void printRowsRead(Request request) throws SQLException {
        System.out.printf("%s: rows that the server reads for a request: %.1f with %,d messages, %.1f with %,d%n", request.name, rowsRead(request, small),
                small.messages, rowsRead(request, large), large.messages);
    }

    private double rowsRead(Request request, Stock stock) throws SQLException {
        int requests = 200;
        String sum = "SELECT SUM(variable_value) FROM information_schema.global_status WHERE variable_name LIKE 'Handler_read%'";
        CurrentDatabase.is(stock.database);
        long before = Long.parseLong(OpenmrsOnMariaDb.query(stock.connection, sum));
        long asking = Long.parseLong(OpenmrsOnMariaDb.query(stock.connection, sum)) - before;
        before += asking;
        for (int i = 0; i < requests; i++) {
            request.read.applyAsInt(any(request, stock));
        }
        return (Long.parseLong(OpenmrsOnMariaDb.query(stock.connection, sum)) - before - asking) / (double) requests;
    }

    /** What EXPLAIN says of each statement of one request on the large database; a table of ours without an index is marked. */
    private void printPlans(Request request) throws SQLException {
        CurrentDatabase.is(large.database);
        openmrs.execute("SET GLOBAL log_output = 'TABLE'");
        openmrs.execute("TRUNCATE mysql.general_log");
        openmrs.execute("SET GLOBAL general_log = 1");
        request.read.applyAsInt(any(request, large));
        openmrs.execute("SET GLOBAL general_log = 0");
        List<String> plans = new ArrayList<>();
        try (Statement logged = large.connection.createStatement(); ResultSet statements = logged.executeQuery(
                "SELECT CONVERT(argument USING utf8mb4) FROM mysql.general_log WHERE command_type IN ('Query', 'Execute') AND argument LIKE '%patientconversations_%'")) {
            while (statements.next()) {
                if (statements.getString(1).toLowerCase(Locale.ROOT).startsWith("select")) {
                    plans.addAll(explain(statements.getString(1)));
                }
            }
        }
        plans.stream().distinct().forEach(System.out::println);
    }

    private List<String> explain(String query) throws SQLException {
        List<String> plan = new ArrayList<>();
        try (Statement statement = large.connection.createStatement(); ResultSet rows = statement.executeQuery("EXPLAIN " + query)) {
            while (rows.next()) {
                String table = rows.getString("table");
                String alias = table == null ? "" : table;
                String name = query.replaceAll("(?s).*?(?:from|join|,)\\s+(\\w+)\\s+(?:as\\s+)?" + alias + "\\b.*", "$1");
                boolean unindexed = rows.getString("key") == null && name.startsWith("patientconversations_");
                plan.add(String.format("  %-36s %-7s %-52s about %d rows%s", name.equals(query) ? alias : name, rows.getString("type"),
                        rows.getString("key"), rows.getLong("rows"), unindexed ? "   NO INDEX" : ""));
            }
        }
        return plan;
    }

    @Override
    public void close() throws Exception {
        small.connection.close();
        large.connection.close();
        openmrs.close();
    }
}
