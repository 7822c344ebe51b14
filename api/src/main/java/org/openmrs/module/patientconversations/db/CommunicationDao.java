/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
import org.openmrs.module.patientconversations.search.CommunicationPage;
import org.openmrs.module.patientconversations.search.CommunicationPosition;
import org.openmrs.module.patientconversations.search.CommunicationSource;

/**
 * Searches conversations and messages together, as FHIR does, for which both are one kind of resource. Each table is asked for
 * where no more rows stand than one page has, behind where the page before it ended, and only the page's own rows are read.
 */
public class CommunicationDao extends Dao {

    public CommunicationDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    /** Makes one of the two tables the one that a query is about. */
    private interface Table<T> extends BiFunction<CriteriaBuilder, CriteriaQuery<?>, CommunicationSource<T>> {
    }

    /**
     * Conversations and messages in the criteria's order.
     *
     * @param after where to begin: behind this position, or, if it is null, with the first
     * @param skip how many to leave out from there
     * @param limit the most to return
     */
    public CommunicationPage<BaseOpenmrsData> find(CommunicationCriteria criteria, CommunicationPosition after, int skip, int limit) {
        if (limit < 1) {
            return new CommunicationPage<>(Collections.emptyList(), null);
        }
        // Most searches are for one kind only; then the database skips what is to be left out.
        if (isNever(CommunicationSource::conversations, criteria)) {
            return load(positions(CommunicationSource::messages, criteria, after, skip, limit));
        }
        List<CommunicationPosition> both = new ArrayList<>(positions(CommunicationSource::conversations, criteria, after, 0, skip + limit));
        both.addAll(positions(CommunicationSource::messages, criteria, after, 0, skip + limit));
        both.sort(CommunicationPosition.order(criteria));
        return load(both.subList(Math.min(skip, both.size()), Math.min(skip + limit, both.size())));
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

    private <T> List<CommunicationPosition> positions(Table<T> table, CommunicationCriteria criteria, CommunicationPosition after, int skip,
            int limit) {
        CriteriaBuilder builder = session().getCriteriaBuilder();
        CriteriaQuery<Object[]> query = builder.createQuery(Object[].class);
        CommunicationSource<T> source = table.apply(builder, query);
        Predicate where = source.all(criteria).orElse(null);
        if (where == null) {
            return Collections.emptyList();
        }
        Optional<Expression<Instant>> time = source.time(criteria.getOrder());
        List<Order> orders = new ArrayList<>();
        time.ifPresent(column -> orders.addAll(absentFirst(builder, column, criteria.isDescending())));
        orders.add(direct(builder, source.id(), criteria.isDescending()));
        query.multiselect(source.id(), time.orElseGet(() -> builder.nullLiteral(Instant.class))).orderBy(orders)
            .where(after == null ? where : builder.and(where, source.behind(after, criteria)));
        return session().createQuery(query).setFirstResult(skip).setMaxResults(limit).getResultList().stream()
            .map(row -> new CommunicationPosition(source.isConversation(), (Integer) row[0], instant(row[1]))).collect(Collectors.toList());
    }

    private static Instant instant(Object time) {
        return time instanceof Date ? Instant.ofEpochMilli(((Date) time).getTime()) : (Instant) time;
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

    private CommunicationPage<BaseOpenmrsData> load(List<CommunicationPosition> positions) {
        Map<Boolean, List<Integer>> ids = positions.stream().collect(Collectors.partitioningBy(CommunicationPosition::isConversation,
            Collectors.mapping(CommunicationPosition::getId, Collectors.toList())));
        Map<Integer, BaseOpenmrsData> conversations = byId(ids.get(true),
            "select c from Conversation c join fetch c.patient where c.id in (:ids)");
        Map<Integer, BaseOpenmrsData> messages = byId(ids.get(false), "select m from Message m join fetch m.conversation c join fetch c.patient"
                + " left join fetch m.inReplyTo left join fetch m.sender left join fetch m.attachments where m.id in (:ids)");
        List<BaseOpenmrsData> found = positions.stream()
            .map(position -> (position.isConversation() ? conversations : messages).get(position.getId())).collect(Collectors.toList());
        return new CommunicationPage<>(found, positions.isEmpty() ? null : positions.get(positions.size() - 1));
    }

    /** A message comes once for each of its attachments. */
    private Map<Integer, BaseOpenmrsData> byId(List<Integer> ids, String query) {
        if (ids.isEmpty()) {
            return Collections.emptyMap();
        }
        return session().createQuery(query, BaseOpenmrsData.class).setParameterList("ids", ids).getResultList().stream()
            .collect(Collectors.toMap(BaseOpenmrsData::getId, Function.identity(), (one, again) -> one));
    }
}
