/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.CriteriaQuery;
import javax.persistence.criteria.Expression;
import javax.persistence.criteria.Order;
import javax.persistence.criteria.Predicate;
import org.hibernate.SessionFactory;
import org.openmrs.BaseOpenmrsData;
import org.openmrs.User;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.search.CommunicationCriteria;
import org.openmrs.module.patientconversations.search.CommunicationHorizon;
import org.openmrs.module.patientconversations.search.CommunicationSource;

/**
 * Searches conversations and messages together, as FHIR does, for which both are one kind of resource. Each table is asked for the
 * keys of no more rows than lie before the end of the page, and only the page's own rows are read.
 */
public class CommunicationDao extends Dao {

    private static final Comparator<Instant> ABSENT_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());

    public CommunicationDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    /** Makes one of the two tables the one that a query is about. */
    private interface Table<T> extends BiFunction<CriteriaBuilder, CriteriaQuery<?>, CommunicationSource<T>> {
    }

    /** A row's place in the order. */
    private static final class Key {

        private final boolean conversation;

        private final Integer id;

        private final Instant value;

        Key(boolean conversation, Integer id, Object value) {
            this.conversation = conversation;
            this.id = id;
            this.value = value instanceof Date ? Instant.ofEpochMilli(((Date) value).getTime()) : (Instant) value;
        }

        boolean isConversation() {
            return conversation;
        }
    }

    /**
     * Conversations and messages in the criteria's order.
     *
     * @param from the first to return, from 0
     * @param to the first not to return
     */
    public List<BaseOpenmrsData> find(CommunicationCriteria criteria, int from, int to) {
        List<Key> conversations = keys(CommunicationSource::conversations, true, criteria, to);
        // Most searches are for one kind only; then the database skips what lies before the page.
        if (conversations.isEmpty() && isNever(CommunicationSource::conversations, criteria)) {
            return load(keys(CommunicationSource::messages, false, criteria, from, to - from));
        }
        List<Key> all = new ArrayList<>(conversations);
        all.addAll(keys(CommunicationSource::messages, false, criteria, to));
        all.sort(order(criteria));
        return load(all.subList(Math.min(from, all.size()), Math.min(to, all.size())));
    }

    private static Comparator<Key> order(CommunicationCriteria criteria) {
        Comparator<Key> order = Comparator.<Key, Instant>comparing(key -> key.value, ABSENT_FIRST)
            .thenComparing(key -> !key.conversation).thenComparing(key -> key.id);
        return criteria.isDescending() ? order.reversed() : order;
    }

    public long count(CommunicationCriteria criteria) {
        return count(CommunicationSource::conversations, criteria) + count(CommunicationSource::messages, criteria);
    }

    /** The moment before which a search is to see what there is. */
    public CommunicationHorizon getHorizon() {
        return new CommunicationHorizon(greatestId(Conversation.class), greatestId(Message.class));
    }

    /** Who of the staff has written to the patient, by the conversation's id; one query. */
    public Map<Integer, Set<User>> findStaff(Collection<Conversation> conversations) {
        if (conversations.isEmpty()) {
            return Collections.emptyMap();
        }
        Map<Integer, Set<User>> staff = new HashMap<>();
        session().createQuery("select distinct m.conversation.id, m.sender from Message m where m.conversation in (:conversations)"
                + " and m.direction = :outbound and m.sender is not null", Object[].class)
            .setParameterList("conversations", conversations)
            .setParameter("outbound", Direction.OUTBOUND)
            .getResultList()
            .forEach(row -> staff.computeIfAbsent((Integer) row[0], id -> new LinkedHashSet<>()).add((User) row[1]));
        return staff;
    }

    private int greatestId(Class<?> type) {
        Integer greatest = session().createQuery("select max(e.id) from " + type.getSimpleName() + " e", Integer.class).uniqueResult();
        return greatest == null ? 0 : greatest;
    }

    private <T> boolean isNever(Table<T> table, CommunicationCriteria criteria) {
        CriteriaBuilder builder = session().getCriteriaBuilder();
        return !table.apply(builder, builder.createQuery(Long.class)).all(criteria).isPresent();
    }

    private <T> long count(Table<T> table, CommunicationCriteria criteria) {
        CriteriaBuilder builder = session().getCriteriaBuilder();
        CriteriaQuery<Long> query = builder.createQuery(Long.class);
        CommunicationSource<T> source = table.apply(builder, query);
        Optional<Predicate> where = source.all(criteria);
        return where.isPresent() ? session().createQuery(query.select(builder.count(source.root())).where(where.get())).getSingleResult() : 0;
    }

    private <T> List<Key> keys(Table<T> table, boolean conversations, CommunicationCriteria criteria, int limit) {
        return keys(table, conversations, criteria, 0, limit);
    }

    private <T> List<Key> keys(Table<T> table, boolean conversations, CommunicationCriteria criteria, int from, int limit) {
        CriteriaBuilder builder = session().getCriteriaBuilder();
        CriteriaQuery<Object[]> query = builder.createQuery(Object[].class);
        CommunicationSource<T> source = table.apply(builder, query);
        Optional<Predicate> where = source.all(criteria);
        if (!where.isPresent()) {
            return Collections.emptyList();
        }
        Optional<Expression<?>> value = orderValue(source, criteria.getOrder());
        List<Order> orders = new ArrayList<>();
        value.ifPresent(column -> orders.addAll(absentFirst(builder, column, criteria.isDescending())));
        orders.add(direct(builder, source.id(), criteria.isDescending()));
        query.multiselect(source.id(), value.orElseGet(() -> builder.nullLiteral(Instant.class))).where(where.get()).orderBy(orders);
        return session().createQuery(query).setFirstResult(from).setMaxResults(limit).getResultList().stream()
            .map(row -> new Key(conversations, (Integer) row[0], row[1])).collect(Collectors.toList());
    }

    private static Optional<Expression<?>> orderValue(CommunicationSource<?> source, CommunicationCriteria.Order order) {
        switch (order) {
            case SENT:
                return source.sent().map(Function.identity());
            case RECEIVED:
                return source.received().map(Function.identity());
            case LAST_UPDATED:
                return Optional.of(source.lastUpdated());
            default:
                return Optional.empty();
        }
    }

    /** Databases do not agree on where rows without a value go. */
    private static List<Order> absentFirst(CriteriaBuilder builder, Expression<?> column, boolean descending) {
        Expression<Integer> present = builder.<Integer>selectCase().when(builder.isNull(column), 0).otherwise(1);
        List<Order> orders = new ArrayList<>();
        orders.add(direct(builder, present, descending));
        orders.add(direct(builder, column, descending));
        return orders;
    }

    private static Order direct(CriteriaBuilder builder, Expression<?> column, boolean descending) {
        return descending ? builder.desc(column) : builder.asc(column);
    }

    private List<BaseOpenmrsData> load(List<Key> keys) {
        Map<Boolean, List<Integer>> ids = keys.stream()
            .collect(Collectors.partitioningBy(Key::isConversation, Collectors.mapping(key -> key.id, Collectors.toList())));
        Map<Integer, BaseOpenmrsData> conversations = byId(ids.get(true),
            "select c from Conversation c join fetch c.patient where c.id in (:ids)");
        Map<Integer, BaseOpenmrsData> messages = byId(ids.get(false), "select m from Message m join fetch m.conversation c join fetch c.patient"
                + " left join fetch m.inReplyTo left join fetch m.sender where m.id in (:ids)");
        return keys.stream().map(key -> (key.conversation ? conversations : messages).get(key.id)).collect(Collectors.toList());
    }

    private Map<Integer, BaseOpenmrsData> byId(List<Integer> ids, String query) {
        if (ids.isEmpty()) {
            return Collections.emptyMap();
        }
        return session().createQuery(query, BaseOpenmrsData.class).setParameterList("ids", ids).getResultList().stream()
            .collect(Collectors.toMap(BaseOpenmrsData::getId, Function.identity()));
    }
}
