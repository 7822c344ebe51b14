/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.persistence.LockModeType;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.CriteriaQuery;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;
import org.hibernate.LockOptions;
import org.hibernate.SessionFactory;
import org.hibernate.stat.SessionStatistics;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageKind;
import org.openmrs.module.patientconversations.model.MessageStatus;

/** Messages in the database. */
public class MessageDao extends Dao {

    public MessageDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    public Optional<Message> findByUuid(String uuid) {
        return session().createQuery("select m from Message m join fetch m.conversation where m.uuid = :uuid and m.voided = false",
                Message.class)
            .setParameter("uuid", uuid)
            .uniqueResultOptional();
    }

    /** As {@link #findByUuid}, also one that was withdrawn. */
    public Optional<Message> findAnyByUuid(String uuid) {
        return session().createQuery("select m from Message m join fetch m.conversation where m.uuid = :uuid", Message.class)
            .setParameter("uuid", uuid)
            .uniqueResultOptional();
    }

    /** Reads a message again as it stands in the database, and keeps others from changing it until the transaction ends. */
    public Message lock(Message message) {
        session().flush();
        session().refresh(message, LockOptions.UPGRADE);
        return message;
    }

    /**
     * As {@link #lock}, for a message that is not at hand. To be a transaction's first look at it: MariaDB can be set to refuse a
     * lock on a row that was changed after the transaction had read it.
     */
    public Optional<Message> lockByUuid(String uuid) {
        session().flush();
        SessionStatistics known = session().getStatistics();
        int before = known.getEntityCount();
        Optional<Message> locked = session().createQuery("select m from Message m where m.uuid = :uuid and m.voided = false", Message.class)
            .setParameter("uuid", uuid)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .uniqueResultOptional();
        if (known.getEntityCount() == before) {
            // The session knew the message already, and has answered from memory.
            locked.ifPresent(session()::refresh);
        }
        return locked;
    }

    public Optional<Message> findByCarrierId(String channel, String carrierId) {
        return session().createQuery("select m from Message m where m.channel = :channel and m.carrierId = :carrierId", Message.class)
            .setParameter("channel", channel)
            .setParameter("carrierId", carrierId)
            .uniqueResultOptional();
    }

    /** How many messages of a conversation no person of ours typed, among those stored since then. */
    public long countAutomaticOutbound(Conversation conversation, Instant since) {
        return session().createQuery("select count(m.id) from Message m where m.conversation = :conversation and m.direction = :outbound"
                + " and m.automatic = true and m.statusDate >= :since", Long.class)
            .setParameter("conversation", conversation)
            .setParameter("outbound", Direction.OUTBOUND)
            .setParameter("since", since)
            .uniqueResult();
    }

    /** Newest first. */
    public List<Message> find(Conversation conversation, boolean withNotes, int startIndex, int limit) {
        return session().createQuery("select m from Message m left join fetch m.inReplyTo where m.conversation = :conversation"
                + (withNotes ? "" : " and m.direction <> 'INTERNAL'") + " order by m.id desc", Message.class)
            .setParameter("conversation", conversation)
            .setFirstResult(startIndex)
            .setMaxResults(limit)
            .getResultList();
    }

    /**
     * What was said in a Secure conversation, as the patient's side sees it: no notes, no notices.
     *
     * @param before only messages with smaller ids, or null
     * @return newest first
     */
    public List<Message> findSaid(Conversation conversation, Integer before, int limit) {
        return session().createQuery("select m from Message m left join fetch m.participant left join fetch m.sender where m.conversation = :conversation and m.kind = :text"
                + " and m.direction <> :internal and m.status <> :cancelled" + (before == null ? "" : " and m.id < :before") + " order by m.id desc", Message.class)
            .setParameter("conversation", conversation)
            .setParameter("text", MessageKind.TEXT)
            .setParameter("internal", Direction.INTERNAL)
            .setParameter("cancelled", MessageStatus.CANCELLED)
            .setProperties(before == null ? Collections.emptyMap() : Collections.singletonMap("before", before))
            .setMaxResults(limit)
            .getResultList();
    }

    /**
     * Messages of staff in a Secure conversation that have not come so far yet.
     *
     * @param after only messages with greater ids
     * @param upTo and with no greater id than this
     */
    public List<Message> findFromStaff(Conversation conversation, Integer after, Integer upTo, Collection<MessageStatus> in) {
        return session().createQuery("select m from Message m where m.conversation = :conversation and m.kind = :text and m.direction = :outbound"
                + " and m.id > :after and m.id <= :upTo and m.status in (:statuses) and m.voided = false order by m.id", Message.class)
            .setParameter("conversation", conversation)
            .setParameter("text", MessageKind.TEXT)
            .setParameter("outbound", Direction.OUTBOUND)
            .setParameter("after", after)
            .setParameter("upTo", upTo)
            .setParameterList("statuses", in)
            .getResultList();
    }

    /** How many messages of staff come after the given one, by the conversation's id; as {@link #countInboundAfter}. */
    public Map<Integer, Long> countFromStaffAfter(Collection<Conversation> conversations, Map<Integer, Integer> after) {
        Map<Integer, Long> counts = new HashMap<>();
        for (Conversation conversation : conversations) {
            counts.put(conversation.getId(), session().createQuery("select count(m.id) from Message m where m.conversation = :conversation"
                    + " and m.kind = :text and m.direction = :outbound and m.id > :after and m.voided = false", Long.class)
                .setParameter("conversation", conversation)
                .setParameter("text", MessageKind.TEXT)
                .setParameter("outbound", Direction.OUTBOUND)
                .setParameter("after", after.getOrDefault(conversation.getId(), 0))
                .uniqueResult());
        }
        return counts;
    }

    /** The newest message that any member of staff has read in a conversation; 0 for none. */
    public int findLastReadByStaff(Conversation conversation) {
        Integer last = session().createQuery("select max(r.lastReadMessageId) from ReadMark r where r.conversation = :conversation", Integer.class)
            .setParameter("conversation", conversation)
            .uniqueResult();
        return last == null ? 0 : last;
    }

    public Optional<Message> findByClientToken(Conversation conversation, String clientToken) {
        return session().createQuery("select m from Message m where m.conversation = :conversation and m.clientToken = :token", Message.class)
            .setParameter("conversation", conversation)
            .setParameter("token", clientToken)
            .uniqueResultOptional();
    }

    public Optional<String> findUuidByCarrierId(String channel, String carrierId) {
        return session().createQuery("select m.uuid from Message m where m.channel = :channel and m.carrierId = :carrierId", String.class)
            .setParameter("channel", channel)
            .setParameter("carrierId", carrierId)
            .uniqueResultOptional();
    }

    /**
     * Inserts a message unless its client token or its carrier's id is there already.
     *
     * @param message with all audit fields set
     * @return the stored message, or empty
     */
    public Optional<Message> insert(Message message) {
        return insertIfAbsent(message) ? Optional.of(session().get(Message.class, message.getId())) : Optional.empty();
    }

    /** As {@link #findByClientToken}, also seeing what another transaction has committed since this one began. */
    public Optional<Message> findCommittedByClientToken(Conversation conversation, String clientToken) {
        return session().createQuery("select m from Message m where m.conversation = :conversation and m.clientToken = :token", Message.class)
            .setParameter("conversation", conversation)
            .setParameter("token", clientToken)
            .setLockMode(LockModeType.PESSIMISTIC_READ)
            .uniqueResultOptional();
    }

    /** The newest message from the patient on this channel. */
    public Optional<Message> findLastInbound(Conversation conversation, String channel) {
        return first(session().createQuery("select m from Message m where m.conversation = :conversation and m.direction = :inbound"
                + " and m.channel = :channel order by m.id desc", Message.class)
            .setParameter("conversation", conversation)
            .setParameter("inbound", Direction.INBOUND)
            .setParameter("channel", channel)
            .setMaxResults(1)
            .getResultList());
    }

    /** The newest message to the patient that a person wrote and did not withdraw. */
    public Optional<Message> findLastOutbound(Conversation conversation) {
        return first(session().createQuery("select m from Message m where m.conversation = :conversation and m.direction = :outbound"
                + " and m.automatic = false and m.status <> :cancelled order by m.id desc", Message.class)
            .setParameter("conversation", conversation)
            .setParameter("outbound", Direction.OUTBOUND)
            .setParameter("cancelled", MessageStatus.CANCELLED)
            .setMaxResults(1)
            .getResultList());
    }

    /** The newest message to the patient on this channel, whoever wrote it. */
    public Optional<Message> findLastOutbound(Conversation conversation, String channel) {
        return first(session().createQuery("select m from Message m where m.conversation = :conversation and m.direction = :outbound"
                + " and m.channel = :channel order by m.id desc", Message.class)
            .setParameter("conversation", conversation)
            .setParameter("outbound", Direction.OUTBOUND)
            .setParameter("channel", channel)
            .setMaxResults(1)
            .getResultList());
    }

    /** The newest message of each conversation that has any, by the conversation's id. */
    public Map<Integer, Message> findLast(Collection<Conversation> conversations) {
        if (conversations.isEmpty()) {
            return Collections.emptyMap();
        }
        Map<Integer, Message> last = new HashMap<>();
        session().createQuery("select m from Message m where m.id in"
                + " (select c.lastMessageId from Conversation c where c in (:conversations))", Message.class)
            .setParameterList("conversations", conversations)
            .getResultList()
            .forEach(message -> last.put(message.getConversation().getId(), message));
        return last;
    }

    /**
     * How many messages from the patient come after the given one, by the conversation's id; each conversation costs as much as
     * it has unread messages.
     *
     * @param after the last message to leave out, by the conversation's id; a conversation that is not a key is counted whole
     */
    public Map<Integer, Long> countInboundAfter(Collection<Conversation> conversations, Map<Integer, Integer> after) {
        if (conversations.isEmpty()) {
            return Collections.emptyMap();
        }
        CriteriaBuilder builder = session().getCriteriaBuilder();
        CriteriaQuery<Object[]> criteria = builder.createQuery(Object[].class);
        Root<Message> message = criteria.from(Message.class);
        List<Predicate> ranges = new ArrayList<>();
        for (Conversation conversation : conversations) {
            ranges.add(builder.and(builder.equal(message.get("conversation"), conversation),
                builder.equal(message.get("direction"), Direction.INBOUND),
                builder.gt(message.<Integer>get("id"), after.getOrDefault(conversation.getId(), 0))));
        }
        criteria.multiselect(message.get("conversation").get("id"), builder.count(message))
            .where(builder.or(ranges.toArray(new Predicate[0])))
            .groupBy(message.get("conversation").get("id"));
        Map<Integer, Long> counts = new HashMap<>();
        session().createQuery(criteria).getResultList().forEach(row -> counts.put((Integer) row[0], (Long) row[1]));
        return counts;
    }

    /** Messages whose carrier is due to be asked again, the longest due first. */
    public List<Message> findDueChecks(Instant now, int limit) {
        return session().createQuery("select m from Message m where m.status in (:open) and m.nextCheck <= :now order by m.nextCheck",
                Message.class)
            .setParameterList("open", new MessageStatus[] { MessageStatus.SENDING, MessageStatus.SENT })
            .setParameter("now", now)
            .setMaxResults(limit)
            .getResultList();
    }

    /** Makes checks that are due before {@code until} due now. */
    public void hastenChecks(Instant now, Instant until) {
        session().createQuery("update Message m set m.nextCheck = :now where m.nextCheck > :now and m.nextCheck < :until")
            .setParameter("now", now)
            .setParameter("until", until)
            .executeUpdate();
    }
}
