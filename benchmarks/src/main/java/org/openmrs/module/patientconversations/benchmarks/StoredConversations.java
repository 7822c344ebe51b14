/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Many conversations of one size, written straight into the tables. Each patient has one Standard and four Secure ones, and all of them go on at
 * the same time: each round adds one message to every conversation, in another order, so that the messages of one thread lie as far
 * apart in the table as they can.
 */
final class StoredConversations {

    static final int MESSAGES_EACH = 100;

    static final int CONVERSATIONS_EACH = 5;

    private static final int FIRST = 1000;

    private static final int STAFF = 5;

    private static final int BATCH = 1000;

    private static final long BEGIN = Timestamp.valueOf("2025-01-01 00:00:00").getTime();

    private static final String WORDS = "Thank you for your message. The results of your test have come back and all is well; please take the"
            + " medicine as before, and come on the day that is written on your card. If you feel worse before then, call us at once. ";

    private final Connection connection;

    private final int patients;

    private final Random random = new Random(1);

    private final List<String> conversationUuids = new ArrayList<>();

    /** @param messages in all, a multiple of a patient's {@code MESSAGES_EACH * CONVERSATIONS_EACH} */
    StoredConversations(Connection connection, int messages) {
        this.connection = connection;
        this.patients = messages / MESSAGES_EACH / CONVERSATIONS_EACH;
    }

    void write() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION foreign_key_checks = 0, unique_checks = 0");
            connection.setAutoCommit(false);
            writePatients(statement);
            writeConversations();
            writeMessages();
            statement.execute("UPDATE patientconversations_conversation c JOIN (SELECT conversation_id, MAX(message_id) last, MAX(IF(direction = 'INBOUND',"
                    + " message_id, NULL)) inbound FROM patientconversations_message GROUP BY conversation_id) m USING (conversation_id)"
                    + " SET c.last_message_id = m.last, c.last_inbound_id = m.inbound");
            writeReadMarks(statement);
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("ANALYZE TABLE person, person_name, person_attribute, patient, patientconversations_conversation, patientconversations_message,"
                    + " patientconversations_contact_point, patientconversations_consent, patientconversations_read_mark");
        }
    }

    /** All conversations, by uuid. */
    List<String> conversations() {
        return conversationUuids;
    }

    /** All patients, by uuid. */
    List<String> patients() throws SQLException {
        List<String> uuids = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT uuid FROM person JOIN patient ON patient_id = person_id ORDER BY person_id")) {
            while (rows.next()) {
                uuids.add(rows.getString(1));
            }
        }
        return uuids;
    }

    private void writePatients(Statement statement) throws SQLException {
        new Patients(connection).add(FIRST, patients);
        int staff = FIRST + patients;
        new Patients(connection).add(staff, STAFF);
        statement.execute("DELETE FROM patient WHERE patient_id >= " + staff);
        for (int i = 0; i < STAFF; i++) {
            statement.execute("INSERT INTO users (user_id, system_id, username, person_id, creator, date_created, uuid) VALUES (" + (FIRST + i) + ", 's" + i
                    + "', 'staff" + i + "', " + (staff + i) + ", 1, NOW(), UUID())");
        }
        String patient = " FROM patient WHERE patient_id >= " + FIRST;
        statement.execute("INSERT INTO person_attribute (person_id, person_attribute_type_id, value, creator, date_created, uuid) SELECT patient_id,"
                + " person_attribute_type_id, IF(name LIKE 'Mobile%', CONCAT('+250788', LPAD(patient_id, 6, '0')), CONCAT('p', patient_id, '@example.org')),"
                + " 1, NOW(), UUID() FROM patient JOIN person_attribute_type WHERE patient_id >= " + FIRST
                + " AND name IN ('Mobile phone number', 'E-mail address')");
        for (String[] system : new String[][] { { "sms", "CONCAT('+250788', LPAD(patient_id, 6, '0'))" }, { "email", "CONCAT('p', patient_id, '@example.org')" } }) {
            statement.execute("INSERT INTO patientconversations_contact_point (patient_id, system_code, contact_value, on_chart, preferred, creator,"
                    + " date_created, uuid) SELECT patient_id, UPPER('" + system[0] + "'), " + system[1] + ", 1, 1, 1, NOW(), UUID()" + patient);
            statement.execute("INSERT INTO patientconversations_consent (patient_id, channel, address, status, method, creator, date_created, uuid)"
                    + " SELECT patient_id, '" + system[0] + "', " + system[1] + ", 'GRANTED', 'VERBAL', 1, NOW(), UUID()" + patient);
        }
    }

    private void writeConversations() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO patientconversations_conversation (conversation_id, patient_id, mode, status,"
                + " last_activity, revision, standard_patient_id, creator, date_created, uuid) VALUES (?, ?, ?, 'OPEN', ?, 100, ?, 1, '2025-01-01', ?)")) {
            for (int id = 1; id <= patients * CONVERSATIONS_EACH; id++) {
                boolean standard = id % CONVERSATIONS_EACH == 0;
                int patient = FIRST + (id - 1) / CONVERSATIONS_EACH;
                conversationUuids.add(uuid());
                insert.setInt(1, id);
                insert.setInt(2, patient);
                insert.setString(3, standard ? "STANDARD" : "SECURE");
                insert.setTimestamp(4, new Timestamp(BEGIN + random.nextInt(1_000_000_000)));
                insert.setObject(5, standard ? patient : null);
                insert.setString(6, conversationUuids.get(id - 1));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void writeMessages() throws SQLException {
        List<Integer> order = new ArrayList<>();
        for (int id = 1; id <= patients * CONVERSATIONS_EACH; id++) {
            order.add(id);
        }
        int id = 0;
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO patientconversations_message (message_id, conversation_id, direction, channel,"
                + " sender, from_address, to_address, body, status, status_date, carrier_id, client_token, in_reply_to, attempts, date_sent, date_delivered,"
                + " creator, date_created, uuid) VALUES (?, ?, ?, ?, ?, '+15005550006', '+250788000000', ?, ?, ?, ?, ?, ?, 1, ?, ?, 1, ?, ?)")) {
            int[] lastInbound = new int[order.size() + 1];
            for (int round = 0; round < MESSAGES_EACH; round++) {
                Collections.shuffle(order, random);
                for (int conversation : order) {
                    id++;
                    boolean inbound = (round + conversation) % 2 == 0;
                    boolean email = round % 5 == 0;
                    Timestamp date = new Timestamp(BEGIN + 1000L * id);
                    insert.setInt(1, id);
                    insert.setInt(2, conversation);
                    insert.setString(3, inbound ? "INBOUND" : "OUTBOUND");
                    insert.setString(4, email ? "email" : "sms");
                    insert.setObject(5, inbound ? null : FIRST + random.nextInt(STAFF));
                    insert.setString(6, WORDS.substring(random.nextInt(WORDS.length() - 20)));
                    insert.setString(7, inbound ? "RECEIVED" : "DELIVERED");
                    insert.setTimestamp(8, date);
                    insert.setString(9, "SM" + uuid());
                    insert.setString(10, inbound ? null : uuid());
                    insert.setObject(11, email && !inbound && lastInbound[conversation] > 0 ? lastInbound[conversation] : null);
                    insert.setTimestamp(12, date);
                    insert.setTimestamp(13, date);
                    insert.setTimestamp(14, date);
                    insert.setString(15, uuid());
                    insert.addBatch();
                    lastInbound[conversation] = inbound ? id : lastInbound[conversation];
                    if (id % BATCH == 0) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
            }
            insert.executeBatch();
        }
    }

    /** The administrator has read most of each conversation, but has never opened every fifth. */
    private void writeReadMarks(Statement statement) throws SQLException {
        int unread = patients * CONVERSATIONS_EACH * 10;
        statement.execute("INSERT INTO patientconversations_read_mark (user_id, conversation_id, last_read_message_id, uuid) SELECT 1, conversation_id,"
                + " last_message_id - " + unread + ", UUID() FROM patientconversations_conversation WHERE MOD(conversation_id, 5) <> 1");
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
