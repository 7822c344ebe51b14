/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.CriteriaQuery;
import javax.persistence.criteria.Expression;
import javax.persistence.criteria.Path;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;
import javax.persistence.criteria.Subquery;
import org.openmrs.PatientIdentifier;
import org.openmrs.User;
import org.openmrs.module.patientconversations.model.CommunicationState;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationStatus;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageKind;
import org.openmrs.module.patientconversations.model.MessageStatus;

/** The table of conversations or that of messages, as a search over both sees it. */
public abstract class CommunicationSource<T> {

    private static final char ESCAPE = '!';

    private final CriteriaBuilder builder;

    private final CriteriaQuery<?> query;

    private final Root<T> root;

    private CommunicationSource(CriteriaBuilder builder, CriteriaQuery<?> query, Root<T> root) {
        this.builder = builder;
        this.query = query;
        this.root = root;
    }

    public static CommunicationSource<Conversation> conversations(CriteriaBuilder builder, CriteriaQuery<?> query) {
        return new Conversations(builder, query);
    }

    public static CommunicationSource<Message> messages(CriteriaBuilder builder, CriteriaQuery<?> query) {
        return new Messages(builder, query);
    }

    abstract Path<?> conversation();

    /** Whether it is the table of conversations. */
    public abstract boolean isConversation();

    /** What is to be true of a message; empty for conversations. */
    abstract Optional<Predicate> message(Function<Path<?>, Predicate> condition);

    abstract Predicate inState(CommunicationState state);

    abstract Predicate receivedBy(Collection<String> patientUuids, Collection<String> userUuids);

    abstract Optional<Expression<Instant>> sent();

    abstract Optional<Expression<Instant>> received();

    /** When it last changed. */
    abstract Expression<Instant> lastUpdated();

    abstract Predicate upTo(CommunicationHorizon horizon);

    /** What is never found, whoever looks for whatever. */
    abstract Predicate visible();

    final CriteriaBuilder builder() {
        return builder;
    }

    public final Root<T> root() {
        return root;
    }

    final Path<String> uuid() {
        return root.get("uuid");
    }

    public final Path<Integer> id() {
        return root.get("id");
    }

    final Predicate in(Expression<?> column, Collection<?> values) {
        return values.isEmpty() ? builder.disjunction() : column.in(values);
    }

    /** @param beginning as it stands, also where it holds what a pattern would take for a wildcard */
    final Predicate beginsWith(Expression<String> column, String beginning) {
        return builder.like(column, beginning.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%", ESCAPE);
    }

    final Predicate or(List<Predicate> predicates) {
        return builder.or(predicates.toArray(new Predicate[0]));
    }

    /** All conditions at once; empty if one of them cannot be fulfilled here. */
    public final Optional<Predicate> all(CommunicationCriteria criteria) {
        List<Predicate> predicates = new ArrayList<>(Collections.singletonList(visible()));
        for (CommunicationCriteria.Condition condition : criteria.getConditions()) {
            Optional<Predicate> predicate = condition.on(this);
            if (!predicate.isPresent()) {
                return Optional.empty();
            }
            predicates.add(predicate.get());
        }
        return Optional.of(builder.and(predicates.toArray(new Predicate[0])));
    }

    /** The column that an order goes by; empty if there is none here. */
    public final Optional<Expression<Instant>> time(CommunicationCriteria.Order order) {
        switch (order) {
            case SENT:
                return sent();
            case RECEIVED:
                return received();
            case LAST_UPDATED:
                return Optional.of(lastUpdated());
            default:
                return Optional.empty();
        }
    }

    /** What stands behind a position in the criteria's order. */
    public final Predicate behind(CommunicationPosition position, CommunicationCriteria criteria) {
        boolean descending = criteria.isDescending();
        Predicate tied = tiedBehind(position, descending);
        Optional<Expression<Instant>> time = time(criteria.getOrder());
        Predicate absent = time.map(builder::isNull).orElseGet(builder::conjunction);
        Instant than = position.getTime();
        if (than == null) {
            Predicate tiedAbsent = builder.and(absent, tied);
            return descending ? tiedAbsent : builder.or(builder.not(absent), tiedAbsent);
        }
        Predicate present = time.map(column -> builder.or(beyond(column, than, descending), builder.and(builder.equal(column, than), tied)))
            .orElseGet(builder::disjunction);
        return descending ? builder.or(absent, present) : present;
    }

    /** Of what has the same time as a position. */
    private Predicate tiedBehind(CommunicationPosition position, boolean descending) {
        if (position.isConversation() != isConversation()) {
            return position.isConversation() == descending ? builder.disjunction() : builder.conjunction();
        }
        return descending ? builder.lt(id(), position.getId()) : builder.gt(id(), position.getId());
    }

    private Predicate beyond(Expression<Instant> time, Instant than, boolean descending) {
        return descending ? builder.lessThan(time, than) : builder.greaterThan(time, than);
    }

    final Predicate between(Expression<Instant> column, Instant from, Instant before) {
        Predicate since = from == null ? builder.conjunction() : builder.greaterThanOrEqualTo(column, from);
        return before == null ? since : builder.and(since, builder.lessThan(column, before));
    }

    final Predicate patientHasIdentifier(Collection<String> values) {
        return patientHasIdentifier(identifier -> in(identifier.get("identifier"), values));
    }

    final Predicate patientIsAt(Integer locationId) {
        return patientHasIdentifier(identifier -> builder.equal(identifier.get("location").get("locationId"), locationId));
    }

    private Predicate patientHasIdentifier(Function<Path<PatientIdentifier>, Predicate> condition) {
        Subquery<Integer> identifiers = query.subquery(Integer.class);
        Root<PatientIdentifier> identifier = identifiers.from(PatientIdentifier.class);
        return builder.exists(identifiers.select(identifier.get("patientIdentifierId")).where(
            builder.equal(identifier.get("patient"), conversation().get("patient")), builder.isFalse(identifier.get("voided")),
            condition.apply(identifier)));
    }

    final Predicate sentBy(Collection<String> patientUuids, Collection<String> userUuids) {
        return builder.or(
            builder.and(builder.equal(root.get("direction"), Direction.INBOUND), in(conversation().get("patient").get("uuid"), patientUuids)),
            isByUser(root, userUuids));
    }

    /** Whether staff of these wrote a message to the patient. A join would lose the messages that no user wrote. */
    final Predicate isByUser(Path<?> message, Collection<String> userUuids) {
        Subquery<Integer> users = query.subquery(Integer.class);
        Root<User> user = users.from(User.class);
        users.select(user.get("userId")).where(in(user.get("uuid"), userUuids));
        return builder.and(builder.equal(message.get("direction"), Direction.OUTBOUND), message.get("sender").get("userId").in(users));
    }

    /** Whether staff of these wrote to the patient in a conversation. */
    final Predicate hasMessageByUser(Collection<String> userUuids) {
        Subquery<Integer> messages = query.subquery(Integer.class);
        Root<Message> message = messages.from(Message.class);
        return builder.exists(messages.select(message.get("id")).where(builder.equal(message.get("conversation"), root),
            isByUser(message, userUuids)));
    }

    private static final class Conversations extends CommunicationSource<Conversation> {

        Conversations(CriteriaBuilder builder, CriteriaQuery<?> query) {
            super(builder, query, query.from(Conversation.class));
        }

        @Override
        Path<?> conversation() {
            return root();
        }

        @Override
        public boolean isConversation() {
            return true;
        }

        @Override
        Optional<Predicate> message(Function<Path<?>, Predicate> condition) {
            return Optional.empty();
        }

        @Override
        Predicate inState(CommunicationState state) {
            Predicate stands = builder().isFalse(root().get("voided"));
            switch (state) {
                case IN_PROGRESS:
                    return builder().and(stands, builder().equal(root().get("status"), ConversationStatus.OPEN));
                case COMPLETED:
                    return builder().and(stands, builder().equal(root().get("status"), ConversationStatus.ARCHIVED));
                case ENTERED_IN_ERROR:
                    return builder().isTrue(root().get("voided"));
                default:
                    return builder().disjunction();
            }
        }

        @Override
        Predicate receivedBy(Collection<String> patientUuids, Collection<String> userUuids) {
            return builder().or(in(root().get("patient").get("uuid"), patientUuids), hasMessageByUser(userUuids));
        }

        @Override
        Optional<Expression<Instant>> sent() {
            return Optional.empty();
        }

        @Override
        Optional<Expression<Instant>> received() {
            return Optional.empty();
        }

        /** A new message does not change the row's audit fields. */
        @Override
        @SuppressWarnings({ "unchecked", "rawtypes" })
        Expression<Instant> lastUpdated() {
            // OpenMRS' audit fields are dates, to the database the same; what is compared with this is bound as its first alternative.
            Expression<Instant> changed = (Expression) root().get("dateChanged");
            Expression<Instant> activity = root().get("lastActivity");
            Predicate unchanged = builder().or(builder().isNull(changed), builder().lessThanOrEqualTo(changed, activity));
            return builder().<Instant>selectCase().when(unchanged, activity).otherwise(changed);
        }

        @Override
        Predicate upTo(CommunicationHorizon horizon) {
            return builder().le(id(), horizon.getConversationId());
        }

        @Override
        Predicate visible() {
            return builder().conjunction();
        }
    }

    private static final class Messages extends CommunicationSource<Message> {

        Messages(CriteriaBuilder builder, CriteriaQuery<?> query) {
            super(builder, query, query.from(Message.class));
        }

        @Override
        Path<?> conversation() {
            return root().get("conversation");
        }

        @Override
        public boolean isConversation() {
            return false;
        }

        @Override
        Optional<Predicate> message(Function<Path<?>, Predicate> condition) {
            return Optional.of(condition.apply(root()));
        }

        @Override
        Predicate inState(CommunicationState state) {
            Predicate stands = builder().isFalse(root().get("voided"));
            Predicate failed = builder().equal(root().get("status"), MessageStatus.FAILED);
            switch (state) {
                case IN_PROGRESS:
                    return builder().and(stands, root().get("status").in(MessageStatus.QUEUED, MessageStatus.SENDING, MessageStatus.SENT));
                case COMPLETED:
                    return builder().and(stands, root().get("status").in(MessageStatus.DELIVERED, MessageStatus.READ, MessageStatus.RECEIVED));
                case NOT_DONE:
                    return builder().and(stands, builder().or(builder().equal(root().get("status"), MessageStatus.CANCELLED),
                        builder().and(failed, blocked())));
                case STOPPED:
                    return builder().and(stands, failed, builder().or(builder().isNull(root().get("errorCode")), builder().not(blocked())));
                default:
                    return builder().isTrue(root().get("voided"));
            }
        }

        private Predicate blocked() {
            return builder().or(builder().like(root().get("errorCode"), CommunicationState.BLOCKED_BY_CONSENT + "%"),
                builder().like(root().get("errorCode"), CommunicationState.BLOCKED_BY_PATIENT + "%"));
        }

        @Override
        Predicate receivedBy(Collection<String> patientUuids, Collection<String> userUuids) {
            return builder().and(builder().equal(root().get("direction"), Direction.OUTBOUND),
                in(conversation().get("patient").get("uuid"), patientUuids));
        }

        @Override
        Optional<Expression<Instant>> sent() {
            return Optional.of(builder().<Instant>selectCase()
                .when(builder().equal(root().get("direction"), Direction.INBOUND), root().<Instant>get("dateDelivered"))
                .otherwise(root().<Instant>get("dateSent")));
        }

        @Override
        Optional<Expression<Instant>> received() {
            return Optional.of(root().get("dateDelivered"));
        }

        @Override
        Expression<Instant> lastUpdated() {
            return root().get("statusDate");
        }

        @Override
        Predicate upTo(CommunicationHorizon horizon) {
            return builder().le(id(), horizon.getMessageId());
        }

        /** What staff note among themselves is for them alone, and notices are no part of what is said. */
        @Override
        Predicate visible() {
            return builder().and(builder().notEqual(root().get("direction"), Direction.INTERNAL),
                builder().notEqual(root().get("kind"), MessageKind.NOTICE));
        }
    }
}
