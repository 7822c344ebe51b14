/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Writes patients straight into the tables of OpenMRS. */
final class Patients {

    private static final String AUDIT = "1, '2026-01-01'";

    private final Connection connection;

    Patients(Connection connection) {
        this.connection = connection;
    }

    /** @param first the id of the first; the others' follow */
    void add(int first, int patients) throws SQLException {
        try (PreparedStatement person = connection.prepareStatement(
                "INSERT INTO person (person_id, gender, creator, date_created, uuid) VALUES (?, 'F', " + AUDIT + ", ?)");
                PreparedStatement name = connection.prepareStatement("INSERT INTO person_name (person_id, preferred, given_name, family_name, creator,"
                        + " date_created, uuid) VALUES (?, 1, ?, 'Uwase', " + AUDIT + ", ?)");
                PreparedStatement patient = connection.prepareStatement(
                        "INSERT INTO patient (patient_id, creator, date_created) VALUES (?, " + AUDIT + ")")) {
            for (int id = first; id < first + patients; id++) {
                person.setInt(1, id);
                person.setString(2, UUID.randomUUID().toString());
                person.addBatch();
                name.setInt(1, id);
                name.setString(2, "Patient" + id);
                name.setString(3, UUID.randomUUID().toString());
                name.addBatch();
                patient.setInt(1, id);
                patient.addBatch();
            }
            person.executeBatch();
            name.executeBatch();
            patient.executeBatch();
        }
    }
}
