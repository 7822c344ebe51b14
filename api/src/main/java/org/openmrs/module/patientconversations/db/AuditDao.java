/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.CriteriaQuery;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;
import org.hibernate.LockMode;
import org.hibernate.SessionFactory;
import org.openmrs.Patient;
import org.openmrs.User;
import org.openmrs.module.patientconversations.model.AuditEntry;
import org.openmrs.module.patientconversations.model.AuditHead;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.search.AuditCriteria;

/** The audit's chain in the database: entries are added at its end and read, and nothing here changes or removes one. */
public class AuditDao extends Dao {

    public AuditDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    /**
     * Writes what the session holds back, and then waits until no other transaction writes to the chain; none other does until this one ends. Everything else
     * that the transaction locks it has locked before. The changelog has put the head there; where it is gone nothing is locked that is not there, for on MariaDB
     * that would lock the place for others who are about to put it there too.
     */
    public AuditHead lockHead() {
        session().flush();
        if (!readHead(LockMode.NONE).isPresent()) {
            insertIfAbsent(new AuditHead());
        }
        return readHead(LockMode.PESSIMISTIC_WRITE).orElseThrow(() -> new IllegalStateException("The audit has no head"));
    }

    /** As it stands in the database; before the first entry an empty one. */
    public AuditHead readHead() {
        return readHead(LockMode.NONE).orElseGet(AuditHead::new);
    }

    /** Around the session, which would answer with what it knows of the row already. */
    private Optional<AuditHead> readHead(LockMode mode) {
        return aroundSession(single -> single.createQuery("select h from AuditHead h where h.id = :id", AuditHead.class)
            .setParameter("id", AuditHead.ONLY)
            .setLockMode("h", mode)
            .uniqueResultOptional());
    }

    /** Adds entries behind the locked head, and moves it. */
    public void append(List<AuditEntry> entries, String headMasterKey, String headHash) {
        entries.forEach(session()::save);
        AuditEntry last = entries.get(entries.size() - 1);
        session().createQuery("update AuditHead h set h.entries = :entries, h.lastHash = :lastHash, h.masterKey = :masterKey, h.hash = :hash where h.id = :id")
            .setParameter("entries", last.getId())
            .setParameter("lastHash", last.getHash())
            .setParameter("masterKey", headMasterKey)
            .setParameter("hash", headHash)
            .setParameter("id", AuditHead.ONLY)
            .executeUpdate();
        session().flush();
    }

    /** Newest first. */
    public List<AuditEntry> find(AuditCriteria criteria, int startIndex, int limit) {
        CriteriaBuilder builder = session().getCriteriaBuilder();
        CriteriaQuery<AuditEntry> query = builder.createQuery(AuditEntry.class);
        Root<AuditEntry> entry = query.from(AuditEntry.class);
        List<Predicate> conditions = new ArrayList<>();
        criteria.getPatientId().ifPresent(id -> conditions.add(builder.equal(entry.get("patientId"), id)));
        criteria.getUserId().ifPresent(id -> conditions.add(builder.equal(entry.get("userId"), id)));
        criteria.getConversationId().ifPresent(id -> conditions.add(builder.equal(entry.get("conversationId"), id)));
        criteria.getAction().ifPresent(action -> conditions.add(builder.equal(entry.get("action"), action)));
        criteria.getFrom().map(AuditDao::instant).ifPresent(from -> conditions.add(builder.greaterThanOrEqualTo(entry.<Instant> get("date"), from)));
        criteria.getBefore().map(AuditDao::instant).ifPresent(end -> conditions.add(builder.lessThan(entry.<Instant> get("date"), end)));
        query.where(conditions.toArray(new Predicate[0])).orderBy(builder.desc(entry.get("id")));
        return session().createQuery(query).setFirstResult(startIndex).setMaxResults(limit).getResultList();
    }

    /** Those behind a place in the chain, in its order, as they stand in the database; the session keeps none of them. */
    public List<AuditEntry> findAfter(long id, int limit) {
        return aroundSession(single -> single.createQuery("select e from AuditEntry e where e.id > :id order by e.id", AuditEntry.class)
            .setParameter("id", id)
            .setMaxResults(limit)
            .getResultList());
    }

    /** Also of a patient who was voided. */
    public Optional<Integer> findPatientId(String uuid) {
        return findId("select p.patientId from Patient p where p.uuid = :uuid", uuid);
    }

    public Optional<Integer> findUserId(String uuid) {
        return findId("select u.userId from User u where u.uuid = :uuid", uuid);
    }

    public Optional<Integer> findConversationId(String uuid) {
        return findId("select c.id from Conversation c where c.uuid = :uuid", uuid);
    }

    private Optional<Integer> findId(String query, String uuid) {
        return session().createQuery(query, Integer.class).setParameter("uuid", uuid).uniqueResultOptional();
    }

    public Map<Integer, User> findUsers(Collection<Integer> ids) {
        return find("select u from User u join fetch u.person where u.userId in (:ids)", User.class, ids, User::getUserId);
    }

    public Map<Integer, Patient> findPatients(Collection<Integer> ids) {
        return find("select p from Patient p where p.patientId in (:ids)", Patient.class, ids, Patient::getPatientId);
    }

    public Map<Integer, Conversation> findConversations(Collection<Integer> ids) {
        return find("select c from Conversation c where c.id in (:ids)", Conversation.class, ids, Conversation::getId);
    }

    public Map<String, Participant> findParticipants(Collection<String> uuids) {
        if (uuids.isEmpty()) {
            return Collections.emptyMap();
        }
        return session().createQuery("select p from Participant p join fetch p.patient where p.uuid in (:uuids)", Participant.class)
            .setParameterList("uuids", uuids).getResultList().stream().collect(Collectors.toMap(Participant::getUuid, found -> found));
    }

    private <T> Map<Integer, T> find(String query, Class<T> type, Collection<Integer> ids, Function<T, Integer> id) {
        if (ids.isEmpty()) {
            return Collections.emptyMap();
        }
        return session().createQuery(query, type).setParameterList("ids", ids).getResultList().stream().collect(Collectors.toMap(id, found -> found));
    }

    private static Instant instant(Date date) {
        return Instant.ofEpochMilli(date.getTime());
    }
}
