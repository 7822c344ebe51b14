/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.dialect.MySQL57Dialect;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.openmrs.User;
import org.openmrs.module.patientconversations.model.AccessLink;
import org.openmrs.module.patientconversations.model.Attachment;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationStatus;
import org.openmrs.module.patientconversations.model.ConversationTag;
import org.openmrs.module.patientconversations.model.Mention;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.ReadMark;
import org.openmrs.module.patientconversations.model.TriageItem;
import org.openmrs.module.patientconversations.model.Turn;
import org.openmrs.module.patientconversations.support.MariaDb;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What the inbox costs with ten thousand open conversations: how many rows MariaDB touches for each list, as its own counters of handler
 * calls tell, whatever plan it chose.
 */
public class InboxOnMariaDbTest {

    private static final int OPEN = 10_000;

    private static final int PAGE = 26;

    /** A row of a page is an entry of an index, a patient and a read mark, and there may be some that are passed over. */
    private static final long READS_OF_A_PAGE = 150;

    @ClassRule
    public static final MariaDb SERVER = new MariaDb();

    private static final String PLATFORM_MAPPING = "<hibernate-mapping package='org.openmrs'>"
            + "<class name='Patient' table='patient'><id name='patientId' column='patient_id'/>"
            + "<property name='voided' type='boolean' column='voided'/></class>"
            + "<class name='User' table='users'><id name='userId' column='user_id'/></class>"
            + "<class name='Encounter' table='encounter'><id name='encounterId' column='encounter_id'/></class></hibernate-mapping>";

    private static DataSource dataSource;

    private static SessionFactory sessionFactory;

    private ConversationDao conversations;

    private User me;

    @BeforeClass
    public static void fill() throws Exception {
        dataSource = new DriverManagerDataSource(SERVER.url(), "root", "");
        PersistenceTest.migrate(dataSource);
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("alter table patient add column voided boolean not null default false");
            statement.execute("insert into users select 2");
            statement.execute("insert into patient (patient_id, voided) select seq, false from seq_5_to_" + OPEN);
            // Every hundredth is mine, failed, starred, tagged and mentions me; those the newest of all are unread.
            statement.execute("insert into patientconversations_conversation (conversation_id, patient_id, mode, status, last_activity,"
                    + " standard_patient_id, creator, date_created, voided, uuid, assignee, starred, turn, last_inbound_id, last_outbound_id)"
                    + " select seq, seq, 'STANDARD', 'OPEN', timestampadd(second, seq * 7919 % " + OPEN + ", '2026-01-01'), seq, 1, now(), false,"
                    + " uuid(), if(seq % 100 = 0, 2, 1), seq % 100 = 0, case when seq % 100 = 0 then 'FAILED' when seq % 100 = 1 then 'PATIENT'"
                    + " else 'PRACTICE' end, seq, seq from seq_1_to_" + OPEN);
            statement.execute("update patientconversations_conversation set assignee = null where conversation_id % 100 = 2");
            statement.execute("insert into patientconversations_read_mark (user_id, conversation_id, last_read_message_id, uuid)"
                    + " select 2, conversation_id, last_inbound_id, uuid() from patientconversations_conversation"
                    + " where last_activity < '2026-01-01 02:40:00'");
            statement.execute("insert into patientconversations_conversation_tag (conversation_id, tag, uuid)"
                    + " select seq, 'urgent', uuid() from seq_1_to_" + OPEN + " where seq % 100 = 0");
            statement.execute("insert into patientconversations_message (message_id, conversation_id, direction, channel, body, status, status_date,"
                    + " creator, date_created, voided, uuid) select seq, seq, 'INBOUND', 'sms', 'Hello', 'RECEIVED', now(), 1, now(), false, uuid()"
                    + " from seq_1_to_" + OPEN);
            statement.execute("insert into patientconversations_mention (conversation_id, message_id, user_id, uuid)"
                    + " select seq, seq, 2, uuid() from seq_1_to_" + OPEN + " where seq % 100 = 0");
            statement.execute("analyze table patient, patientconversations_conversation, patientconversations_read_mark,"
                    + " patientconversations_conversation_tag, patientconversations_mention");
        }
        StandardServiceRegistryBuilder settings = new StandardServiceRegistryBuilder()
            .applySetting("hibernate.connection.datasource", dataSource)
            .applySetting("hibernate.dialect", MySQL57Dialect.class.getName())
            .applySetting("hibernate.current_session_context_class", "thread")
            .applySetting("hibernate.integration.envers.enabled", "false")
            .applySetting("hibernate.search.enabled", "false");
        MetadataSources mapping = new MetadataSources(settings.build())
            .addInputStream(new ByteArrayInputStream(PLATFORM_MAPPING.getBytes(StandardCharsets.UTF_8)));
        for (Class<?> entity : new Class<?>[] { AccessLink.class, Attachment.class, Conversation.class, ConversationTag.class, Mention.class, Message.class, Participant.class, ReadMark.class,
            TriageItem.class }) {
            mapping.addAnnotatedClass(entity);
        }
        sessionFactory = mapping.buildMetadata().buildSessionFactory();
    }

    @AfterClass
    public static void close() {
        sessionFactory.close();
    }

    @Before
    public void begin() {
        sessionFactory.getCurrentSession().beginTransaction();
        conversations = new ConversationDao(sessionFactory);
        me = session().load(User.class, 2);
    }

    @After
    public void end() {
        session().getTransaction().rollback();
    }

    private static Session session() {
        return sessionFactory.getCurrentSession();
    }

    private static long reads() {
        List<?> rows = session().createNativeQuery("select cast(sum(variable_value) as signed) from information_schema.session_status"
                + " where variable_name in ('handler_read_first', 'handler_read_key', 'handler_read_last', 'handler_read_next',"
                + " 'handler_read_prev', 'handler_read_rnd', 'handler_read_rnd_next')").getResultList();
        return ((Number) rows.get(0)).longValue();
    }

    private long readsOf(ConversationFilter filter) {
        long before = reads();
        long idle = reads() - before;
        before = reads();
        List<Conversation> page = conversations.find(filter, 0, PAGE);
        long cost = reads() - before - idle;
        assertThat(page).hasSize(PAGE).isSortedAccordingTo((first, second) -> second.getLastActivity().compareTo(first.getLastActivity()));
        return cost;
    }

    private static ConversationFilter open() {
        return new ConversationFilter().status(ConversationStatus.OPEN);
    }

    @Test
    public void eachListReadsLittleMoreThanWhatItShows() {
        assertThat(readsOf(open())).as("open").isLessThan(READS_OF_A_PAGE);
        assertThat(readsOf(open().assignee(me))).as("assigned to me").isLessThan(READS_OF_A_PAGE);
        assertThat(readsOf(open().unassigned(true))).as("unassigned").isLessThan(READS_OF_A_PAGE);
        assertThat(readsOf(open().turn(Turn.PATIENT))).as("waiting for the patient").isLessThan(READS_OF_A_PAGE);
        assertThat(readsOf(open().turn(Turn.FAILED))).as("failed").isLessThan(READS_OF_A_PAGE);
        assertThat(readsOf(open().starred(true))).as("starred").isLessThan(READS_OF_A_PAGE);
        assertThat(readsOf(open().unreadBy(me))).as("unread").isLessThan(READS_OF_A_PAGE);
    }

    @Test
    public void listsByTagAndMentionReadNoMoreThanThoseThereAre() {
        assertThat(readsOf(open().tag("urgent"))).as("tagged").isLessThan(5 * READS_OF_A_PAGE);
        assertThat(readsOf(new ConversationFilter().mentioned(me))).as("mentioned").isLessThan(5 * READS_OF_A_PAGE);
    }

    @Test
    public void theCountsAreOnePassOverTheOpenConversationsAndTheRevisionTouchesNoConversation() {
        long before = reads();
        assertThat(conversations.countOpen(me, null)).containsExactly(OPEN, 400, 100, 100, 100, 100, 100);
        assertThat(reads() - before).isLessThan(OPEN * 4L);
        assertThat(conversations.revisionOfOpen()).containsExactly(OPEN, 0);
        List<?> plan = session().createNativeQuery("explain select count(*), sum(revision) from patientconversations_conversation where status = 'OPEN'")
            .getResultList();
        Object[] step = (Object[]) plan.get(0);
        assertThat(step[5]).isEqualTo("patientconversations_conversation_revision");
        assertThat((String) step[9]).contains("Using index");
    }
}
