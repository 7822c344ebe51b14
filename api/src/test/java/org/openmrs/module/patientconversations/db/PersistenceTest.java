/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.ManyToOne;
import javax.persistence.Table;
import javax.sql.DataSource;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.hibernate.annotations.Type;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.dialect.Dialect;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.Patient;
import org.openmrs.User;
import org.openmrs.module.patientconversations.model.AccessLink;
import org.openmrs.module.patientconversations.model.AppSession;
import org.openmrs.module.patientconversations.model.Attachment;
import org.openmrs.module.patientconversations.model.AuditAction;
import org.openmrs.module.patientconversations.model.AuditEntry;
import org.openmrs.module.patientconversations.model.AuditHead;
import org.openmrs.module.patientconversations.model.Joiner;
import org.openmrs.module.patientconversations.model.PracticeLink;
import org.openmrs.module.patientconversations.model.Consent;
import org.openmrs.module.patientconversations.model.ContactPoint;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.ConversationStatus;
import org.openmrs.module.patientconversations.model.ConversationTag;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.HistoryEntry;
import org.openmrs.module.patientconversations.model.Mention;
import org.openmrs.module.patientconversations.model.MailboxState;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.model.Panel;
import org.openmrs.module.patientconversations.model.PanelPatient;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.ParticipantMark;
import org.openmrs.module.patientconversations.model.Passkey;
import org.openmrs.module.patientconversations.model.PasskeyChallenge;
import org.openmrs.module.patientconversations.model.PushSubscription;
import org.openmrs.module.patientconversations.model.PushKey;
import org.openmrs.module.patientconversations.model.ReadMark;
import org.openmrs.module.patientconversations.model.SavedMessage;
import org.openmrs.module.patientconversations.model.ScheduledMessage;
import org.openmrs.module.patientconversations.model.TriageItem;
import org.openmrs.module.patientconversations.support.CapturedLog;

/** What the changelog makes of an empty database, and what happens in it at the same time, for each database that OpenMRS runs on. */
public abstract class PersistenceTest {

    private static final List<Class<?>> ENTITIES = Arrays.asList(Conversation.class, Message.class, ContactPoint.class, Consent.class,
        TriageItem.class, ReadMark.class, ConversationTag.class, HistoryEntry.class, Mention.class, SavedMessage.class,
        ScheduledMessage.class, MailboxState.class, Attachment.class, Participant.class, AccessLink.class, AppSession.class,
        ParticipantMark.class, AuditEntry.class, AuditHead.class,
        PracticeLink.class, Joiner.class, Passkey.class, PasskeyChallenge.class, PushSubscription.class, PushKey.class, Panel.class, PanelPatient.class);

    private static final String TASKS = "patientconversations_scheduled_tasks";

    private static final String PLATFORM_MAPPING = "<hibernate-mapping package='org.openmrs'>"
            + "<class name='Patient' table='patient'><id name='patientId' column='patient_id'/></class>"
            + "<class name='User' table='users'><id name='userId' column='user_id'/></class>"
            + "<class name='Encounter' table='encounter'><id name='encounterId' column='encounter_id'/></class></hibernate-mapping>";

    private static final int THREADS = 8;

    private SessionFactory sessionFactory;

    /** A database that holds OpenMRS' user 1 and patients 1 to 4, our tables, and nothing else. */
    abstract DataSource getDataSource();

    /** Hibernate's own name of the database's SQL, as OpenMRS is set to it. */
    abstract Class<? extends Dialect> getDialect();

    @Before
    public void openSessionFactory() {
        StandardServiceRegistryBuilder settings = new StandardServiceRegistryBuilder()
            .applySetting("hibernate.connection.datasource", getDataSource())
            .applySetting("hibernate.dialect", getDialect().getName())
            .applySetting("hibernate.current_session_context_class", "thread")
            .applySetting("hibernate.id.new_generator_mappings", "false")
            .applySetting("hibernate.integration.envers.enabled", "false")
            .applySetting("hibernate.search.enabled", "false");
        MetadataSources mapping = new MetadataSources(settings.build())
            .addInputStream(new ByteArrayInputStream(PLATFORM_MAPPING.getBytes(StandardCharsets.UTF_8)));
        ENTITIES.forEach(mapping::addAnnotatedClass);
        sessionFactory = mapping.buildMetadata().buildSessionFactory();
    }

    @After
    public void closeSessionFactory() {
        sessionFactory.close();
    }

    /** Creates what our tables refer to, and runs the changelog. */
    static void migrate(DataSource dataSource) throws Exception {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("create table users (user_id int not null primary key)");
            statement.execute("create table patient (patient_id int not null primary key)");
            statement.execute("create table encounter (encounter_id int not null primary key)");
            statement.execute("insert into users values (1)");
            statement.execute("insert into patient values (1), (2), (3), (4)");
        }
        update(dataSource);
    }

    private static void update(DataSource dataSource) throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            Database database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            new Liquibase("liquibase.xml", new DirectoryResourceAccessor(Paths.get("src/main/resources")), database).update("");
        }
    }

    @Test
    public void runningAgainChangesNothing() throws Exception {
        update(getDataSource());
    }

    @Test
    public void everyMappedColumnIsThereAsMappedAndNoOther() throws Exception {
        for (Class<?> entity : ENTITIES) {
            Map<String, ColumnFacts> actual = readColumns(entity.getAnnotation(Table.class).name());
            Map<String, ColumnFacts> mapped = mappedColumns(entity);
            assertEquals(entity.getSimpleName(), mapped.keySet(), actual.keySet());
            mapped.forEach((name, facts) -> facts.assertMatches(entity.getSimpleName() + "." + name, actual.get(name)));
        }
    }

    @Test
    public void whatIsLookedUpIsIndexed() throws Exception {
        assertIndexed("conversation", true, "standard_patient_id");
        assertIndexed("conversation", false, "patient_id", "last_activity");
        assertIndexed("conversation", false, "status", "assignee", "last_activity", "conversation_id");
        assertIndexed("conversation", false, "status", "turn", "last_activity", "conversation_id");
        assertIndexed("conversation", false, "status", "starred", "last_activity", "conversation_id");
        assertIndexed("conversation", false, "status", "revision");
        assertIndexed("conversation_tag", true, "conversation_id", "tag");
        assertIndexed("conversation_tag", false, "tag", "conversation_id");
        assertIndexed("history", false, "conversation_id", "history_id");
        assertIndexed("mention", true, "message_id", "user_id");
        assertIndexed("mention", false, "user_id", "date_resolved", "conversation_id");
        assertIndexed("saved_message", false, "owner", "name");
        assertIndexed("scheduled_message", false, "conversation_id", "status", "due");
        assertIndexed("message", false, "conversation_id", "message_id");
        assertIndexed("message", false, "conversation_id", "direction", "message_id");
        assertIndexed("message", true, "channel", "carrier_id");
        assertIndexed("message", true, "conversation_id", "client_token");
        assertIndexed("message", false, "status", "next_check");
        assertIndexed("message", false, "client_token");
        assertIndexed("message", false, "status_date");
        assertIndexed("message", false, "encounter_id");
        assertIndexed("contact_point", true, "patient_id", "system_code", "contact_value");
        assertIndexed("contact_point", false, "system_code", "contact_value");
        assertIndexed("consent", false, "patient_id", "channel", "address", "consent_id");
        assertIndexed("consent", false, "channel", "address");
        assertIndexed("triage", true, "channel", "carrier_id");
        assertIndexed("triage", false, "status", "triage_id");
        assertIndexed("attachment", false, "message_id");
        assertIndexed("attachment", false, "status", "next_attempt");
        assertIndexed("mailbox", true, "name");
        assertIndexed("read_mark", true, "user_id", "conversation_id");
        assertIndexed("practice_link", true, "slug");
        assertIndexed("joiner", true, "secret_hash");
        assertIndexed("joiner", false, "status", "joiner_id");
        assertIndexed("passkey", true, "credential_hash");
        assertIndexed("passkey", false, "participant_id");
        assertIndexed("passkey_challenge", false, "expires");
        assertIndexed("push_subscription", true, "endpoint_hash");
        assertIndexed("push_subscription", false, "participant_id");
        assertIndexed("panel", false, "status", "next_invitation");
        assertIndexed("panel_patient", false, "panel_id", "outcome", "panel_patient_id");
        assertIndexed("audit_entry", false, "patient_id", "audit_entry_id");
        assertIndexed("audit_entry", false, "user_id", "audit_entry_id");
        assertIndexed("audit_entry", false, "conversation_id", "audit_entry_id");
        assertIndexed("conversation", false, "mode", "last_activity");
        assertIndexed("message", false, "link_id");
        assertIndexed("participant", false, "patient_id");
        assertIndexed("participant", false, "contact_system", "contact_value");
        assertIndexed("access_link", true, "token_hash");
        assertIndexed("access_link", false, "conversation_id", "access_link_id");
        assertIndexed("access_link", false, "participant_id", "access_link_id");
        assertIndexed("app_session", true, "token_hash");
        assertIndexed("participant_mark", true, "participant_id", "conversation_id");
        assertIndexed("scheduled_tasks", false, "execution_time");
        assertIndexed("scheduled_tasks", false, "last_heartbeat");
        for (String table : "conversation message contact_point consent triage read_mark conversation_tag history mention scheduled_message saved_message participant access_link app_session participant_mark".split(" ")) {
            assertIndexed(table, true, "uuid");
        }
    }

    @Test
    public void textTimesAndUuidsComeBackAsTheyWereWritten() throws Exception {
        int conversation = insertConversation(1);
        Timestamp moment = Timestamp.from(Instant.parse("2026-11-23T08:00:00.123Z"));
        String text = "\uD83D\uDE00 \u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627 <b>&\"' " + new String(new char[70_000]).replace('\0', 'x');
        String uuid = UUID.randomUUID().toString();
        insertMessage(conversation, uuid, text, "SM" + uuid, uuid, moment);
        try (Connection connection = getDataSource().getConnection(); PreparedStatement query = connection
            .prepareStatement("select uuid, body, status_date from patientconversations_message where uuid = ?")) {
            query.setString(1, uuid);
            try (ResultSet row = query.executeQuery()) {
                assertTrue(row.next());
                assertEquals(uuid, row.getString(1));
                assertEquals(text, row.getString(2));
                assertEquals(moment, row.getTimestamp(3));
            }
        }
    }

    @Test
    public void aSecondStandardConversationOfAPatientIsTurnedDown() throws Exception {
        insertConversation(2);
        assertTurnedDown(() -> insertConversation(2));
    }

    @Test
    public void aRepeatedCarrierIdOrClientTokenIsTurnedDownAndOneThatDiffersInCaseIsNot() throws Exception {
        int conversation = insertConversation(null);
        Timestamp now = new Timestamp(0);
        insertMessage(conversation, UUID.randomUUID().toString(), "a", "SMabc", "token", now);
        insertMessage(conversation, UUID.randomUUID().toString(), "a", "SMABC", "TOKEN", now);
        insertMessage(conversation, UUID.randomUUID().toString(), "a", null, null, now);
        insertMessage(conversation, UUID.randomUUID().toString(), "a", null, null, now);
        assertTurnedDown(() -> insertMessage(conversation, UUID.randomUUID().toString(), "a", "SMabc", "other", now));
        assertTurnedDown(() -> insertMessage(conversation, UUID.randomUUID().toString(), "a", "SMother", "token", now));
    }

    @Test
    public void aConversationOfNobodyIsTurnedDown() {
        assertTurnedDown(() -> insertConversation(99));
    }

    @Test
    public void allWhoOpenAPatientsConversationAtOnceGetTheSameOne() throws Exception {
        ConversationDao conversations = new ConversationDao(sessionFactory);
        Set<Integer> opened = atOnce(number -> {
            Patient patient = sessionFactory.getCurrentSession().load(Patient.class, 3);
            return () -> conversations.findStandard(patient).orElseGet(() -> conversations.insertStandard(newConversation(patient))).getId();
        }, () -> conversations.findStandard(sessionFactory.getCurrentSession().load(Patient.class, 3)));
        assertThat(opened).hasSize(1);
    }

    @Test
    public void changesMadeAtOnceAreAllCounted() throws Exception {
        ConversationDao conversations = new ConversationDao(sessionFactory);
        int id = insertConversation(null);
        atOnce(number -> () -> {
            Conversation conversation = sessionFactory.getCurrentSession().get(Conversation.class, id);
            conversation.setSubject("Written back by " + number);
            conversations.touch(conversation, Instant.now());
            return id;
        }, () -> sessionFactory.getCurrentSession().get(Conversation.class, id));
        inTransaction(() -> {
            assertEquals(THREADS, sessionFactory.getCurrentSession().get(Conversation.class, id).getRevision());
            return null;
        });
    }

    @Test
    public void aClientTokenUsedAtOnceMakesOneMessage() throws Exception {
        ConversationDao conversations = new ConversationDao(sessionFactory);
        MessageDao messages = new MessageDao(sessionFactory);
        int id = insertConversation(null);
        Set<Integer> sent = atOnce(number -> () -> {
            Conversation conversation = sessionFactory.getCurrentSession().load(Conversation.class, id);
            conversations.touch(conversation, Instant.now());
            return messages.insert(newMessage(conversation)).orElseGet(() -> messages.findCommittedByClientToken(conversation, "once").get())
                .getId();
        }, () -> messages.findByClientToken(sessionFactory.getCurrentSession().load(Conversation.class, id), "once"));
        assertThat(sent).hasSize(1);
    }

    @Test
    public void aMessageIsChangedByOneAtATime() throws Exception {
        MessageDao messages = new MessageDao(sessionFactory);
        String uuid = UUID.randomUUID().toString();
        insertMessage(insertConversation(null), uuid, "a", null, null, new Timestamp(0));
        atOnce(number -> () -> {
            Message message = messages.lockByUuid(uuid).get();
            message.setAttempts(message.getAttempts() + 1);
            return message.getAttempts();
        }, () -> null);
        inTransaction(() -> {
            assertEquals(THREADS, messages.findByUuid(uuid).get().getAttempts());
            return null;
        });
    }

    @Test
    public void aLockedMessageIsAsItStandsInTheDatabaseWhateverTheSessionKnewOfIt() throws Exception {
        MessageDao messages = new MessageDao(sessionFactory);
        String uuid = UUID.randomUUID().toString();
        insertMessage(insertConversation(null), uuid, "a", null, null, new Timestamp(0));
        inTransaction(() -> {
            assertEquals(0, messages.findByUuid(uuid).get().getAttempts());
            sessionFactory.getCurrentSession().createNativeQuery("update patientconversations_message set attempts = 7 where uuid = '" + uuid + "'")
                .executeUpdate();
            assertEquals(7, messages.lockByUuid(uuid).get().getAttempts());
            return null;
        });
    }

    @Test
    public void aMessageThatTheSessionDoesNotKnowIsLockedAndReadByOneStatement() throws Exception {
        MessageDao messages = new MessageDao(sessionFactory);
        String uuid = UUID.randomUUID().toString();
        insertMessage(insertConversation(null), uuid, "a", null, null, new Timestamp(0));
        sessionFactory.getStatistics().setStatisticsEnabled(true);
        inTransaction(() -> {
            assertTrue(messages.lockByUuid(uuid).isPresent());
            return null;
        });
        assertEquals(1, sessionFactory.getStatistics().getPrepareStatementCount());
    }

    @Test
    public void anAddressStoredAtOnceIsThereOnceAndInNoLog() throws Exception {
        ContactPointDao points = new ContactPointDao(sessionFactory);
        try (CapturedLog driver = CapturedLog.of("org.mariadb.jdbc"); CapturedLog hibernate = CapturedLog.of("org.hibernate.engine.jdbc")) {
            Set<Integer> stored = atOnce(number -> () -> points.insert(newContactPoint()).getId(),
                () -> points.findAll(sessionFactory.getCurrentSession().load(Patient.class, 4)));
            assertThat(stored).hasSize(1);
            assertThat((driver.text() + hibernate.text()).split("\n"))
                .noneMatch(line -> line.matches("(WARN|ERROR) .*\\+250788123456.*"));
        }
    }

    /** At the same time, from sessions that have all seen the head as it was before. */
    @Test
    public void auditEntriesThatAreAddedAtOnceFollowEachOther() throws Exception {
        AuditDao audit = new AuditDao(sessionFactory);
        atOnce(number -> () -> {
            AuditHead head = audit.lockHead();
            AuditEntry entry = new AuditEntry(Instant.EPOCH, AuditAction.VIEWED, number, null, null, null, null, null, null);
            entry.place(head.getEntries() + 1, head.getLastHash(), "key");
            entry.close("hash of " + number);
            audit.append(Collections.singletonList(entry), "key", "hash");
            return number;
        }, audit::readHead);
        inTransaction(() -> {
            List<AuditEntry> chain = audit.findAfter(0, THREADS + 1);
            assertThat(chain).hasSize(THREADS);
            String before = "";
            for (AuditEntry entry : chain) {
                assertEquals(before, entry.getPreviousHash());
                before = entry.getHash();
            }
            assertEquals(THREADS, audit.readHead().getEntries());
            assertEquals(before, audit.readHead().getLastHash());
            return null;
        });
    }

    private ContactPoint newContactPoint() {
        ContactPoint point = new ContactPoint();
        point.setPatient(sessionFactory.getCurrentSession().load(Patient.class, 4));
        point.setSystem(ContactSystem.SMS);
        point.setValue("+250788123456");
        point.setCreator(sessionFactory.getCurrentSession().load(User.class, 1));
        point.setDateCreated(new Date(0));
        return point;
    }

    /** Lets all threads look first, each in a transaction of its own, and then, all at once, do their work and commit. */
    private Set<Integer> atOnce(IntFunction<Callable<Integer>> work, Callable<?> firstLook) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier allHaveLooked = new CyclicBarrier(THREADS);
        try {
            List<Future<Integer>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                running.add(threads.submit(() -> inTransaction(() -> {
                    firstLook.call();
                    allHaveLooked.await(60, TimeUnit.SECONDS);
                    return work.apply(number).call();
                })));
            }
            Set<Integer> results = new HashSet<>();
            for (Future<Integer> one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private <T> T inTransaction(Callable<T> work) throws Exception {
        Transaction transaction = sessionFactory.getCurrentSession().beginTransaction();
        try {
            T result = work.call();
            transaction.commit();
            return result;
        } catch (Exception | AssertionError failed) {
            transaction.rollback();
            throw failed;
        }
    }

    private Conversation newConversation(Patient patient) {
        Conversation conversation = new Conversation();
        conversation.setPatient(patient);
        conversation.setMode(ConversationMode.STANDARD);
        conversation.setStatus(ConversationStatus.OPEN);
        conversation.setStandardPatientId(patient.getPatientId());
        conversation.setLastActivity(new Date(0));
        conversation.setCreator(sessionFactory.getCurrentSession().load(User.class, 1));
        conversation.setDateCreated(new Date(0));
        return conversation;
    }

    private Message newMessage(Conversation conversation) {
        Message message = new Message();
        message.setConversation(conversation);
        message.setDirection(Direction.OUTBOUND);
        message.setChannel("sms");
        message.setBody("Hello");
        message.setStatus(MessageStatus.QUEUED);
        message.setStatusDate(new Date(0));
        message.setClientToken("once");
        message.setCreator(sessionFactory.getCurrentSession().load(User.class, 1));
        message.setDateCreated(new Date(0));
        return message;
    }

    @Test
    public void dbSchedulerFindsTheTableItNeeds() throws Exception {
        SchedulerClient scheduler = SchedulerClient.Builder.create(getDataSource()).tableName(TASKS).build();
        Instant due = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MILLIS);
        TaskInstance<String> instance = new TaskInstance<>("test", UUID.randomUUID().toString(), "data");
        scheduler.schedule(instance, due);
        try (Connection connection = getDataSource().getConnection(); PreparedStatement heartbeat = connection
            .prepareStatement("update " + TASKS + " set picked = ?, version = version + 1, last_heartbeat = ? where task_instance = ?")) {
            heartbeat.setBoolean(1, true);
            heartbeat.setTimestamp(2, new Timestamp(System.currentTimeMillis()));
            heartbeat.setString(3, instance.getId());
            assertEquals(1, heartbeat.executeUpdate());
        }
        assertEquals(due, scheduler.getScheduledExecution(TaskInstanceId.of("test", instance.getId())).get().getExecutionTime());
    }

    /** What is to be compared of a column. */
    private static final class ColumnFacts {

        private final Set<Integer> types;

        private final boolean nullable;

        private final int length;

        ColumnFacts(Set<Integer> types, boolean nullable, int length) {
            this.types = types;
            this.nullable = nullable;
            this.length = length;
        }

        void assertMatches(String name, ColumnFacts actual) {
            assertThat(types).as("type of " + name).containsAll(actual.types);
            assertEquals("nullability of " + name, nullable, actual.nullable);
            if (length > 0) {
                assertEquals("length of " + name, length, actual.length);
            }
        }
    }

    private Map<String, ColumnFacts> readColumns(String table) throws SQLException {
        Map<String, ColumnFacts> columns = new TreeMap<>();
        try (Connection connection = getDataSource().getConnection();
                ResultSet found = connection.getMetaData().getColumns(connection.getCatalog(), null, inCaseOf(connection, table), null)) {
            while (found.next()) {
                columns.put(found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT), new ColumnFacts(types(found.getInt("DATA_TYPE")),
                    "YES".equals(found.getString("IS_NULLABLE")), found.getInt("COLUMN_SIZE")));
            }
        }
        return columns;
    }

    private static String inCaseOf(Connection connection, String name) throws SQLException {
        return connection.getMetaData().storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
    }

    private static Map<String, ColumnFacts> mappedColumns(Class<?> entity) {
        Map<String, ColumnFacts> columns = new TreeMap<>();
        for (Class<?> type = entity; type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Embedded.class)) {
                    columns.putAll(mappedColumns(field.getType()));
                }
                Column column = field.getAnnotation(Column.class);
                JoinColumn join = field.getAnnotation(JoinColumn.class);
                if (column != null) {
                    boolean number = field.isAnnotationPresent(Id.class);
                    columns.put(column.name(), new ColumnFacts(types(field), column.nullable() && !number, length(field, column)));
                } else if (join != null) {
                    columns.put(join.name(), new ColumnFacts(types(Types.INTEGER), field.getAnnotation(ManyToOne.class).optional(), 0));
                }
            }
        }
        return columns;
    }

    private static int length(Field field, Column column) {
        boolean line = (field.getType() == String.class || field.isAnnotationPresent(Enumerated.class)) && !field.isAnnotationPresent(Type.class);
        return line ? column.length() : 0;
    }

    private static Set<Integer> types(Field field) {
        Class<?> type = field.getType();
        if (field.isAnnotationPresent(Type.class)) {
            // PostgreSQL calls its text a VARCHAR.
            return types(Types.LONGVARCHAR, Types.CLOB, Types.VARCHAR);
        }
        if (type == String.class || type.isEnum()) {
            return types(Types.VARCHAR, Types.CHAR);
        }
        if (type == Integer.class || type == int.class) {
            return types(Types.INTEGER);
        }
        if (type == long.class || type == Long.class) {
            return types(Types.BIGINT);
        }
        if (type == boolean.class || type == Boolean.class) {
            return types(Types.BIT, Types.BOOLEAN);
        }
        if (type == LocalDate.class) {
            return types(Types.DATE);
        }
        if (type == Instant.class || type == Date.class) {
            return types(Types.TIMESTAMP);
        }
        throw new IllegalArgumentException("Not expected: " + field);
    }

    private static Set<Integer> types(Integer... types) {
        return new HashSet<>(Arrays.asList(types));
    }

    private void assertIndexed(String table, boolean unique, String... columns) throws SQLException {
        Map<String, List<String>> indexes = new TreeMap<>();
        try (Connection connection = getDataSource().getConnection(); ResultSet found = connection.getMetaData()
            .getIndexInfo(connection.getCatalog(), null, inCaseOf(connection, "patientconversations_" + table), unique, false)) {
            while (found.next()) {
                if (found.getString("COLUMN_NAME") != null) {
                    indexes.computeIfAbsent(found.getString("INDEX_NAME"), name -> new ArrayList<>())
                        .add(found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                }
            }
        }
        assertTrue(table + " has no index on " + Arrays.toString(columns) + " but " + indexes,
            indexes.containsValue(Arrays.asList(columns)));
    }

    private int insertConversation(Integer standardPatient) throws SQLException {
        String uuid = UUID.randomUUID().toString();
        try (Connection connection = getDataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into patientconversations_conversation"
                        + " (patient_id, mode, status, last_activity, standard_patient_id, creator, date_created, voided, uuid)"
                        + " values (?, 'STANDARD', 'OPEN', ?, ?, 1, ?, ?, ?)");
                PreparedStatement query = connection
                    .prepareStatement("select conversation_id from patientconversations_conversation where uuid = ?")) {
            insert.setInt(1, standardPatient == null ? 1 : standardPatient);
            insert.setTimestamp(2, new Timestamp(0));
            insert.setObject(3, standardPatient, Types.INTEGER);
            insert.setTimestamp(4, new Timestamp(0));
            insert.setBoolean(5, false);
            insert.setString(6, uuid);
            insert.executeUpdate();
            query.setString(1, uuid);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private int insertMessage(int conversation, String uuid, String text, String carrierId, String token, Timestamp moment)
            throws SQLException {
        try (Connection connection = getDataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into patientconversations_message"
                        + " (conversation_id, direction, channel, body, status, status_date, carrier_id, client_token, creator, date_created,"
                        + " voided, uuid) values (?, 'OUTBOUND', 'sms', ?, 'QUEUED', ?, ?, ?, 1, ?, ?, ?)")) {
            insert.setInt(1, conversation);
            insert.setString(2, text);
            insert.setTimestamp(3, moment);
            insert.setString(4, carrierId);
            insert.setString(5, token);
            insert.setTimestamp(6, new Timestamp(0));
            insert.setBoolean(7, false);
            insert.setString(8, uuid);
            return insert.executeUpdate();
        }
    }

    /** A statement that a constraint may turn down. */
    private interface Change {

        int make() throws SQLException;
    }

    private static void assertTurnedDown(Change change) {
        SQLException refused = assertThrows(SQLException.class, change::make);
        assertFalse("no state", refused.getSQLState() == null);
        assertThat(refused.getSQLState()).startsWith("23");
    }
}
