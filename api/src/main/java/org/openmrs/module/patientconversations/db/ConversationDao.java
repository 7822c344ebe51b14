/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.persistence.LockModeType;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.CriteriaQuery;
import javax.persistence.criteria.Expression;
import javax.persistence.criteria.JoinType;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;
import javax.persistence.criteria.Subquery;
import org.hibernate.SessionFactory;
import org.hibernate.query.Query;
import org.hibernate.type.IntegerType;
import org.openmrs.Patient;
import org.openmrs.PatientIdentifier;
import org.openmrs.PersonName;
import org.openmrs.User;
import org.openmrs.module.patientconversations.model.ContactPoint;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationStatus;
import org.openmrs.module.patientconversations.model.ConversationTag;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.Mention;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.model.ParticipantStatus;
import org.openmrs.module.patientconversations.model.ReadMark;
import org.openmrs.module.patientconversations.model.Turn;

/** Conversations in the database. */
public class ConversationDao extends Dao {

    private static final char ESCAPE = '!';

    private static final String AT_LOCATION = "exists (select i.patientIdentifierId from PatientIdentifier i where i.patient = c.patient"
            + " and i.voided = false and i.location.locationId = :location)";

    public ConversationDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    public Optional<Conversation> findByUuid(String uuid) {
        return session().createQuery(
                "select c from Conversation c join fetch c.patient where c.uuid = :uuid and c.voided = false", Conversation.class)
            .setParameter("uuid", uuid)
            .uniqueResultOptional();
    }

    public Optional<Conversation> findStandard(Patient patient) {
        return session().createQuery("select c from Conversation c where c.standardPatientId = :patient", Conversation.class)
            .setParameter("patient", patient.getPatientId())
            .uniqueResultOptional();
    }

    /**
     * Inserts a new Standard conversation, or finds the one that another transaction opened first.
     *
     * @param conversation with all audit fields set
     */
    public Conversation insertStandard(Conversation conversation) {
        if (!insertIfAbsent(conversation)) {
            // A locking read sees what was committed after this transaction's snapshot was taken.
            return session().createQuery("select c from Conversation c where c.standardPatientId = :patient", Conversation.class)
                .setParameter("patient", conversation.getStandardPatientId())
                .setLockMode(LockModeType.PESSIMISTIC_READ)
                .uniqueResultOptional()
                .orElseThrow(() -> new IllegalStateException("A Standard conversation could neither be opened nor found"));
        }
        return session().get(Conversation.class, conversation.getId());
    }

    /**
     * Conversations of patients who are not voided, newest activity first.
     *
     * @param limit the most rows to read
     */
    public List<Conversation> find(ConversationFilter filter, int startIndex, int limit) {
        CriteriaBuilder builder = session().getCriteriaBuilder();
        CriteriaQuery<Conversation> criteria = builder.createQuery(Conversation.class);
        Root<Conversation> conversation = criteria.from(Conversation.class);
        conversation.fetch("patient", JoinType.INNER);
        List<Predicate> where = new ArrayList<>();
        where.add(builder.isFalse(conversation.get("voided")));
        if (filter.patient == null) {
            where.add(builder.isFalse(conversation.get("patient").get("voided")));
        }
        addEqual(builder, where, conversation, "patient", filter.patient);
        addEqual(builder, where, conversation, "mode", filter.mode);
        addEqual(builder, where, conversation, "status", filter.status);
        addEqual(builder, where, conversation, "turn", filter.turn);
        addEqual(builder, where, conversation, "assignee", filter.assignee);
        if (filter.unassigned) {
            where.add(builder.isNull(conversation.get("assignee")));
        }
        if (filter.starred) {
            where.add(builder.isTrue(conversation.get("starred")));
        }
        if (filter.tag != null) {
            where.add(builder.exists(tagged(builder, criteria, conversation, filter.tag)));
        }
        if (filter.mentioned != null) {
            where.add(builder.exists(mentioning(builder, criteria, conversation, filter.mentioned)));
        }
        if (filter.unreadBy != null) {
            where.add(unread(builder, criteria, conversation, filter.unreadBy));
        }
        if (filter.location != null) {
            where.add(builder.exists(identifierOf(builder, criteria, conversation, filter.location)));
        }
        if (filter.query != null) {
            where.add(matches(builder, criteria, conversation, filter.query));
        }
        criteria.select(conversation)
            .where(where.toArray(new Predicate[0]))
            .orderBy(builder.desc(conversation.get("lastActivity")), builder.desc(conversation.get("id")));
        return session().createQuery(criteria).setFirstResult(startIndex).setMaxResults(limit).getResultList();
    }

    private static void addEqual(CriteriaBuilder builder, List<Predicate> where, Root<Conversation> conversation, String attribute, Object value) {
        if (value != null) {
            where.add(builder.equal(conversation.get(attribute), value));
        }
    }

    private static Subquery<Integer> tagged(CriteriaBuilder builder, CriteriaQuery<?> criteria, Root<Conversation> conversation, String tag) {
        Subquery<Integer> tags = criteria.subquery(Integer.class);
        Root<ConversationTag> of = tags.from(ConversationTag.class);
        return tags.select(of.get("id")).where(builder.equal(of.get("conversation"), conversation), builder.equal(of.get("tag"), tag));
    }

    private static Subquery<Integer> mentioning(CriteriaBuilder builder, CriteriaQuery<?> criteria, Root<Conversation> conversation, User user) {
        Subquery<Integer> mentions = criteria.subquery(Integer.class);
        Root<Mention> mention = mentions.from(Mention.class);
        return mentions.select(mention.get("id")).where(builder.equal(mention.get("conversation"), conversation),
            builder.equal(mention.get("user"), user), builder.isNull(mention.get("dateResolved")));
    }

    private static Predicate unread(CriteriaBuilder builder, CriteriaQuery<?> criteria, Root<Conversation> conversation, User user) {
        Subquery<Integer> readSoFar = criteria.subquery(Integer.class);
        Root<ReadMark> mark = readSoFar.from(ReadMark.class);
        readSoFar.select(mark.get("id")).where(builder.equal(mark.get("user"), user),
            builder.equal(mark.get("conversation"), conversation),
            builder.ge(mark.<Integer>get("lastReadMessageId"), conversation.<Integer>get("lastInboundId")));
        return builder.and(builder.isNotNull(conversation.get("lastInboundId")), builder.not(builder.exists(readSoFar)));
    }

    private static Predicate matches(CriteriaBuilder builder, CriteriaQuery<?> criteria, Root<Conversation> conversation, String query) {
        List<Predicate> words = new ArrayList<>();
        for (String word : query.split("\\s+")) {
            words.add(builder.exists(nameBeginsWith(builder, criteria, conversation, word)));
        }
        return builder.or(
            builder.and(words.toArray(new Predicate[0])),
            builder.exists(identifierBeginsWith(builder, criteria, conversation, query)),
            builder.exists(addressBeginsWith(builder, criteria, conversation, query)),
            beginsWith(builder, conversation.get("subject"), query));
    }

    private static Subquery<Integer> nameBeginsWith(CriteriaBuilder builder, CriteriaQuery<?> criteria, Root<Conversation> conversation,
            String word) {
        Subquery<Integer> names = criteria.subquery(Integer.class);
        Root<PersonName> name = names.from(PersonName.class);
        return names.select(name.get("personNameId")).where(
            builder.equal(name.get("person").get("personId"), conversation.get("patient").get("personId")),
            builder.isFalse(name.get("voided")),
            builder.or(beginsWith(builder, name.get("givenName"), word), beginsWith(builder, name.get("middleName"), word),
                beginsWith(builder, name.get("familyName"), word)));
    }

    private static Subquery<Integer> identifierBeginsWith(CriteriaBuilder builder, CriteriaQuery<?> criteria,
            Root<Conversation> conversation, String query) {
        Subquery<Integer> identifiers = criteria.subquery(Integer.class);
        Root<PatientIdentifier> identifier = identifiers.from(PatientIdentifier.class);
        return identifiers.select(identifier.get("patientIdentifierId")).where(
            builder.equal(identifier.get("patient"), conversation.get("patient")),
            builder.isFalse(identifier.get("voided")),
            beginsWith(builder, identifier.get("identifier"), query));
    }

    private static Subquery<Integer> identifierOf(CriteriaBuilder builder, CriteriaQuery<?> criteria, Root<Conversation> conversation,
            Integer location) {
        Subquery<Integer> identifiers = criteria.subquery(Integer.class);
        Root<PatientIdentifier> identifier = identifiers.from(PatientIdentifier.class);
        return identifiers.select(identifier.get("patientIdentifierId")).where(
            builder.equal(identifier.get("patient"), conversation.get("patient")),
            builder.isFalse(identifier.get("voided")),
            builder.equal(identifier.get("location").get("locationId"), location));
    }

    private static Subquery<Integer> addressBeginsWith(CriteriaBuilder builder, CriteriaQuery<?> criteria,
            Root<Conversation> conversation, String query) {
        Subquery<Integer> addresses = criteria.subquery(Integer.class);
        Root<ContactPoint> address = addresses.from(ContactPoint.class);
        String digits = query.replaceAll("[\\s()./-]", "");
        Predicate value = beginsWith(builder, address.get("value"), query);
        if (digits.matches("\\+?\\d+")) {
            value = builder.or(value, beginsWith(builder, address.get("value"), digits.startsWith("+") ? digits : "+" + digits));
        }
        return addresses.select(address.get("id")).where(
            builder.equal(address.get("patient"), conversation.get("patient")),
            builder.isFalse(address.get("voided")),
            value);
    }

    private static Predicate beginsWith(CriteriaBuilder builder, Expression<String> column, String typed) {
        String escaped = typed.toLowerCase(Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return builder.like(builder.lower(column), escaped + "%", ESCAPE);
    }

    /**
     * Counts one change of a conversation, and locks its row until the transaction ends: done before a message is inserted,
     * two transactions that add to the same conversation wait for each other instead of dead-locking.
     */
    public void touch(Conversation conversation) {
        session().createQuery("update Conversation c set c.revision = c.revision + 1 where c.id = :id")
            .setParameter("id", conversation.getId())
            .executeUpdate();
    }

    /** Counts one change of a conversation that has something new. */
    public void touch(Conversation conversation, Instant activity) {
        session().createQuery("update Conversation c set c.revision = c.revision + 1, c.lastActivity = :activity where c.id = :id")
            .setParameter("activity", activity)
            .setParameter("id", conversation.getId())
            .executeUpdate();
    }

    /** Counts one change of all the patients' conversations. */
    public void touchAllOf(Collection<Patient> patients) {
        if (!patients.isEmpty()) {
            session().createQuery("update Conversation c set c.revision = c.revision + 1 where c.patient in (:patients)")
                .setParameterList("patients", patients)
                .executeUpdate();
        }
    }

    /**
     * Notes which message is the newest, and whose turn it is after it. A message that failed is seen to by sending, not by receiving; what a
     * machine wrote is nobody's turn.
     */
    public void setLastMessage(Conversation conversation, Message message) {
        session().createQuery("update Conversation c set c.lastMessageId = :message" + consequences(message) + " where c.id = :id")
            .setParameter("message", message.getId())
            .setParameter("id", conversation.getId())
            .executeUpdate();
    }

    private static String consequences(Message message) {
        if (message.getDirection() == Direction.INBOUND) {
            return ", c.lastInboundId = :message"
                    + (message.isAutomatic() ? "" : ", c.turn = case when c.turn = 'FAILED' then c.turn else 'PRACTICE' end");
        }
        return message.isAutomatic() ? "" : ", c.lastOutboundId = :message, c.turn = 'PATIENT'";
    }

    /** Notes whose turn it is after a message to the patient has failed, if it is the newest to them. */
    public void setTurnAfterFailure(Message failed) {
        session().createQuery("update Conversation c set c.turn = 'FAILED' where c.id = :id and c.lastOutboundId = :message")
            .setParameter("id", failed.getConversation().getId())
            .setParameter("message", failed.getId())
            .executeUpdate();
    }

    /** Notes whose turn it is after a message that had failed was queued again, if it is the newest to the patient. */
    public void setTurnAfterRetry(Message queued) {
        session().createQuery("update Conversation c set c.turn = case when c.lastInboundId > :message then 'PRACTICE' else 'PATIENT' end"
                + " where c.id = :id and c.lastOutboundId = :message")
            .setParameter("id", queued.getConversation().getId())
            .setParameter("message", queued.getId())
            .executeUpdate();
    }

    /** Notes that something to the patient did not go out at all. */
    public void setTurnFailed(Conversation conversation) {
        session().createQuery("update Conversation c set c.turn = 'FAILED' where c.id = :id")
            .setParameter("id", conversation.getId())
            .executeUpdate();
    }

    /**
     * Notes whose turn it is after something to the patient was withdrawn. To be called with the conversation's row locked by
     * {@link #touch}.
     *
     * @param lastOutbound the newest message to the patient that is left, or null
     */
    public void setTurnAfter(Conversation conversation, Message lastOutbound) {
        Integer lastInbound = session().createQuery("select c.lastInboundId from Conversation c where c.id = :id", Integer.class)
            .setParameter("id", conversation.getId())
            .uniqueResult();
        session().createQuery("update Conversation c set c.lastOutboundId = :outbound, c.turn = :turn where c.id = :id")
            .setParameter("outbound", lastOutbound == null ? null : lastOutbound.getId(), IntegerType.INSTANCE)
            .setParameter("turn", turn(lastInbound, lastOutbound))
            .setParameter("id", conversation.getId())
            .executeUpdate();
    }

    private static Turn turn(Integer lastInbound, Message lastOutbound) {
        if (lastOutbound == null) {
            return lastInbound == null ? null : Turn.PRACTICE;
        }
        if (lastOutbound.getStatus() == MessageStatus.FAILED) {
            return Turn.FAILED;
        }
        return lastInbound != null && lastInbound > lastOutbound.getId() ? Turn.PRACTICE : Turn.PATIENT;
    }

    /**
     * How many open conversations of patients who are not voided there are in all; which the user has not read, which are assigned to
     * them, to nobody, waiting for the patient, failed and starred, in this order. One pass over the index of open conversations.
     *
     * @param location only of patients who have an identifier of the location with this id; null for all
     */
    public long[] countOpen(User user, Integer location) {
        Query<Object[]> query = session().createQuery("select count(c.id),"
                + " sum(case when c.lastInboundId > coalesce(r.lastReadMessageId, 0) then 1 else 0 end),"
                + " sum(case when c.assignee = :user then 1 else 0 end),"
                + " sum(case when c.assignee is null then 1 else 0 end),"
                + " sum(case when c.turn = 'PATIENT' then 1 else 0 end),"
                + " sum(case when c.turn = 'FAILED' then 1 else 0 end),"
                + " sum(case when c.starred = true then 1 else 0 end)"
                + " from Conversation c join c.patient p left join ReadMark r on r.conversation = c and r.user = :user"
                + " where c.status = :open and c.voided = false and p.voided = false" + (location == null ? "" : " and " + AT_LOCATION), Object[].class)
            .setParameter("user", user)
            .setParameter("open", ConversationStatus.OPEN);
        if (location != null) {
            query.setParameter("location", location);
        }
        Object[] row = query.uniqueResult();
        return Arrays.stream(row).mapToLong(number -> number == null ? 0 : ((Number) number).longValue()).toArray();
    }

    /** @return how many open conversations there are, and the sum of their revisions; answered from an index alone */
    public long[] revisionOfOpen() {
        Object[] row = session().createQuery(
                "select count(c.id), coalesce(sum(c.revision), 0) from Conversation c where c.status = :open", Object[].class)
            .setParameter("open", ConversationStatus.OPEN)
            .uniqueResult();
        return new long[] { ((Number) row[0]).longValue(), ((Number) row[1]).longValue() };
    }

    /** Reads again what {@link #touch} and its kin have moved on in the database. */
    public Conversation refresh(Conversation conversation) {
        session().flush();
        session().refresh(conversation);
        return conversation;
    }

    /** Whether the patient has an identifier of this location. */
    public boolean isAt(Patient patient, Integer locationId) {
        return !session().createQuery("select i.patientIdentifierId from PatientIdentifier i where i.patient = :patient and i.voided = false"
                + " and i.location.locationId = :location", Integer.class)
            .setParameter("patient", patient)
            .setParameter("location", locationId)
            .setMaxResults(1)
            .getResultList()
            .isEmpty();
    }

    /** A new one, of which a patient can have several. */
    public void insert(Conversation conversation) {
        session().save(conversation);
        session().flush();
    }

    /** As {@link #revisionOf(Patient)}, of the conversations of one mode that are not voided. */
    public long[] revisionOf(Patient patient, ConversationMode mode) {
        Object[] row = session().createQuery("select count(c.id), coalesce(sum(c.revision), 0) from Conversation c where c.patient = :patient"
                + " and c.mode = :mode and c.voided = false", Object[].class)
            .setParameter("patient", patient)
            .setParameter("mode", mode)
            .uniqueResult();
        return new long[] { ((Number) row[0]).longValue(), ((Number) row[1]).longValue() };
    }

    /**
     * Secure conversations with something new since a time, and those who have joined and not read to the end, nor been reminded of it as often as they are.
     *
     * @param most how often somebody is reminded
     * @return pairs of conversation and participant, of each participant the newest conversation first
     */
    public List<Object[]> findUnreadSecure(Instant since, int most, int limit) {
        return session().createQuery("select c, p from Conversation c, Participant p where c.mode = :secure and c.voided = false and c.lastActivity > :since"
                + " and c.lastOutboundId is not null and p.patient = c.patient and p.status = :joined and p.voided = false"
                + " and not exists (select k.id from ParticipantMark k where k.participant = p and k.conversation = c"
                + " and (k.readMessageId >= c.lastOutboundId or (k.nudges >= :most and k.nudgedMessageId >= c.lastOutboundId)))"
                + " order by p.id, c.lastActivity desc", Object[].class)
            .setParameter("secure", ConversationMode.SECURE)
            .setParameter("since", since)
            .setParameter("joined", ParticipantStatus.JOINED)
            .setParameter("most", most)
            .setMaxResults(limit)
            .getResultList();
    }

    /** @return how many conversations the patient has, and the sum of their revisions */
    public long[] revisionOf(Patient patient) {
        Object[] row = session().createQuery(
                "select count(c.id), coalesce(sum(c.revision), 0) from Conversation c where c.patient = :patient", Object[].class)
            .setParameter("patient", patient)
            .uniqueResult();
        return new long[] { ((Number) row[0]).longValue(), ((Number) row[1]).longValue() };
    }
}
