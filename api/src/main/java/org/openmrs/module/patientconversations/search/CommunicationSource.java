/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
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
import org.openmrs.module.patientconversations.model.CommunicationState;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationStatus;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;

/** The table of conversations or that of messages, as a search over both sees it. */
public abstract class CommunicationSource<T> {

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

    abstract Optional<Predicate> ifConversation();

    /** What is to be true of a message; empty for conversations. */
    abstract Optional<Predicate> message(Function<Path<?>, Predicate> condition);

    abstract Predicate inState(CommunicationState state);

    abstract Predicate receivedBy(Collection<String> patientUuids);

    public abstract Optional<Expression<Instant>> sent();

    public abstract Optional<Expression<Instant>> received();

    /** When it last changed; whole seconds, as a date, of conversations. */
    public abstract Expression<?> lastUpdated();

    abstract Predicate lastUpdatedBetween(Instant from, Instant before);

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

    final Predicate between(Expression<Instant> column, Instant from, Instant before) {
        Predicate since = from == null ? builder.conjunction() : builder.greaterThanOrEqualTo(column, from);
        return before == null ? since : builder.and(since, builder.lessThan(column, before));
    }

    final Predicate patientHasIdentifier(Collection<String> values) {
        Subquery<Integer> identifiers = query.subquery(Integer.class);
        Root<PatientIdentifier> identifier = identifiers.from(PatientIdentifier.class);
        return builder.exists(identifiers.select(identifier.get("patientIdentifierId")).where(
            builder.equal(identifier.get("patient"), conversation().get("patient")), builder.isFalse(identifier.get("voided")),
            in(identifier.get("identifier"), values)));
    }

    final Predicate sentBy(Collection<String> patientUuids, Collection<String> userUuids) {
        List<Predicate> ways = new ArrayList<>();
        ways.add(builder.and(builder.equal(root.get("direction"), Direction.INBOUND), in(conversation().get("patient").get("uuid"), patientUuids)));
        if (!userUuids.isEmpty()) {
            ways.add(builder.and(builder.equal(root.get("direction"), Direction.OUTBOUND), in(root.get("sender").get("uuid"), userUuids)));
        }
        return or(ways);
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
        Optional<Predicate> ifConversation() {
            return Optional.of(builder().conjunction());
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
        Predicate receivedBy(Collection<String> patientUuids) {
            return in(root().get("patient").get("uuid"), patientUuids);
        }

        @Override
        public Optional<Expression<Instant>> sent() {
            return Optional.empty();
        }

        @Override
        public Optional<Expression<Instant>> received() {
            return Optional.empty();
        }

        @Override
        public Expression<Date> lastUpdated() {
            return builder().coalesce(root().<Date>get("dateChanged"), root().<Date>get("dateCreated"));
        }

        @Override
        Predicate lastUpdatedBetween(Instant from, Instant before) {
            Predicate since = from == null ? builder().conjunction() : builder().greaterThanOrEqualTo(lastUpdated(), Date.from(from));
            return before == null ? since : builder().and(since, builder().lessThan(lastUpdated(), Date.from(before)));
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
        Optional<Predicate> ifConversation() {
            return Optional.empty();
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
        Predicate receivedBy(Collection<String> patientUuids) {
            return builder().and(builder().equal(root().get("direction"), Direction.OUTBOUND),
                in(conversation().get("patient").get("uuid"), patientUuids));
        }

        @Override
        public Optional<Expression<Instant>> sent() {
            return Optional.of(builder().<Instant>selectCase()
                .when(builder().equal(root().get("direction"), Direction.INBOUND), root().<Instant>get("dateDelivered"))
                .otherwise(root().<Instant>get("dateSent")));
        }

        @Override
        public Optional<Expression<Instant>> received() {
            return Optional.of(root().get("dateDelivered"));
        }

        @Override
        public Expression<Instant> lastUpdated() {
            return root().get("statusDate");
        }

        @Override
        Predicate lastUpdatedBetween(Instant from, Instant before) {
            return between(lastUpdated(), from, before);
        }

        @Override
        Predicate upTo(CommunicationHorizon horizon) {
            return builder().le(id(), horizon.getMessageId());
        }

        /** What staff note among themselves is for them alone. */
        @Override
        Predicate visible() {
            return builder().notEqual(root().get("direction"), Direction.INTERNAL);
        }
    }
}
