/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** What work has cost so far: unlike the time it takes, this hardly depends on what else the machine does. */
record Costs(Duration jvm, Duration database, long statements) {

    static final Costs NONE = new Costs(Duration.ZERO, Duration.ZERO, 0);

    /** Since the processes began. Reading them is one statement, and is counted. */
    static Costs now(Connection connection) throws SQLException {
        String statements = OpenmrsOnMariaDb.query(connection, "SELECT variable_value FROM information_schema.global_status WHERE variable_name = 'QUESTIONS'");
        return new Costs(cpu(ProcessHandle.current()), ProcessHandle.current().descendants().filter(Costs::isMariaDb).map(Costs::cpu)
                .reduce(Duration.ZERO, Duration::plus), Long.parseLong(statements));
    }

    Costs plus(Costs other) {
        return new Costs(jvm.plus(other.jvm), database.plus(other.database), statements + other.statements);
    }

    Costs minus(Costs other) {
        return new Costs(jvm.minus(other.jvm), database.minus(other.database), statements - other.statements);
    }

    /** As a line for one of so many. */
    String perOne(int many) {
        return String.format("%.2f ms of CPU in the JVM, %.2f ms in MariaDB, %.1f statements", jvm.toNanos() / 1e6 / many, database.toNanos() / 1e6 / many,
                (double) statements / many);
    }

    private static boolean isMariaDb(ProcessHandle process) {
        return process.info().command().filter(command -> command.endsWith("/mariadbd")).isPresent();
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
