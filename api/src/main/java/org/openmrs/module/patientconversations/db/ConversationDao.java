/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.time.Instant;
import java.util.ArrayList;
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
import org.openmrs.Patient;
import org.openmrs.PatientIdentifier;
import org.openmrs.PersonName;
import org.openmrs.User;
import org.openmrs.module.patientconversations.model.ContactPoint;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.ConversationStatus;
import org.openmrs.module.patientconversations.model.ReadMark;

/** Conversations in the database. */
public class ConversationDao extends Dao {

    private static final char ESCAPE = '!';

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
     * @param patient null for all
     * @param unreadBy only those with a message from the patient that this user has not read; null for all
     * @param query beginning of the patient's name, identifier, number or address, or of the subject; null for all
     * @param limit the most rows to read
     */
    public List<Conversation> find(Patient patient, ConversationMode mode, ConversationStatus status, User unreadBy, String query,
            int startIndex, int limit) {
        CriteriaBuilder builder = session().getCriteriaBuilder();
        CriteriaQuery<Conversation> criteria = builder.createQuery(Conversation.class);
        Root<Conversation> conversation = criteria.from(Conversation.class);
        conversation.fetch("patient", JoinType.INNER);
        List<Predicate> where = new ArrayList<>();
        where.add(builder.isFalse(conversation.get("voided")));
        if (patient != null) {
            where.add(builder.equal(conversation.get("patient"), patient));
        } else {
            where.add(builder.isFalse(conversation.get("patient").get("voided")));
        }
        if (mode != null) {
            where.add(builder.equal(conversation.get("mode"), mode));
        }
        if (status != null) {
            where.add(builder.equal(conversation.get("status"), status));
        }
        if (unreadBy != null) {
            where.add(unread(builder, criteria, conversation, unreadBy));
        }
        if (query != null && !query.trim().isEmpty()) {
            where.add(matches(builder, criteria, conversation, query.trim()));
        }
        criteria.select(conversation)
            .where(where.toArray(new Predicate[0]))
            .orderBy(builder.desc(conversation.get("lastActivity")), builder.desc(conversation.get("id")));
        return session().createQuery(criteria).setFirstResult(startIndex).setMaxResults(limit).getResultList();
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

    /** @param inbound whether the patient wrote it */
    public void setLastMessage(Conversation conversation, Integer messageId, boolean inbound) {
        session().createQuery("update Conversation c set c.lastMessageId = :message" + (inbound ? ", c.lastInboundId = :message" : "")
                + " where c.id = :id")
            .setParameter("message", messageId)
            .setParameter("id", conversation.getId())
            .executeUpdate();
    }

    /** Reads again what {@link #touch} and its kin have moved on in the database. */
    public Conversation refresh(Conversation conversation) {
        session().flush();
        session().refresh(conversation);
        return conversation;
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
