/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.persistence.criteria.Predicate;
import org.openmrs.module.patientconversations.model.CommunicationState;
import org.openmrs.module.patientconversations.model.ConversationMode;

/**
 * What is looked for among conversations and messages together. Everything that is added narrows it further. A condition on what
 * conversations do not have, such as a channel, leaves messages only.
 */
public final class CommunicationCriteria {

    /** What to order by. Conversations have no time of sending or receipt and come first. */
    public enum Order {
        /** As they were added, conversations before messages. */
        NATURAL,
        SENT,
        RECEIVED,
        LAST_UPDATED
    }

    /** One condition, as a predicate on what is searched; empty where nothing there can fulfil it. */
    @FunctionalInterface
    public interface Condition {

        Optional<Predicate> on(CommunicationSource<?> source);
    }

    private final List<Condition> conditions = new ArrayList<>();

    private Order order = Order.NATURAL;

    private boolean descending;

    /** The same, to be narrowed further without narrowing these. */
    public CommunicationCriteria copy() {
        CommunicationCriteria copy = new CommunicationCriteria().orderBy(order, descending);
        copy.conditions.addAll(conditions);
        return copy;
    }

    public List<Condition> getConditions() {
        return conditions;
    }

    public Order getOrder() {
        return order;
    }

    public boolean isDescending() {
        return descending;
    }

    private CommunicationCriteria and(Condition condition) {
        conditions.add(condition);
        return this;
    }

    public CommunicationCriteria orderBy(Order newOrder, boolean newDescending) {
        this.order = newOrder;
        this.descending = newDescending;
        return this;
    }

    public CommunicationCriteria uuidIn(Collection<String> uuids) {
        return and(source -> Optional.of(source.in(source.uuid(), uuids)));
    }

    public CommunicationCriteria onlyConversations() {
        return and(source -> source.isConversation() ? Optional.of(source.builder().conjunction()) : Optional.empty());
    }

    /** Messages of any of these conversations. */
    public CommunicationCriteria messagesOf(Collection<String> conversationUuids) {
        return and(source -> source.message(message -> source.in(source.conversation().get("uuid"), conversationUuids)));
    }

    public CommunicationCriteria onlyMessages() {
        return and(source -> source.message(message -> source.builder().conjunction()));
    }

    public CommunicationCriteria patientIn(Collection<String> uuids) {
        return and(source -> Optional.of(source.in(source.conversation().get("patient").get("uuid"), uuids)));
    }

    /** @param identifiers of patients, of any type */
    public CommunicationCriteria patientIdentifierIn(Collection<String> identifiers) {
        return and(source -> Optional.of(source.patientHasIdentifier(identifiers)));
    }

    /** Of patients who have an identifier of the location with this id. */
    public CommunicationCriteria patientAt(Integer locationId) {
        return and(source -> Optional.of(source.patientIsAt(locationId)));
    }

    /** From these patients, or by these users. */
    public CommunicationCriteria senderIn(Collection<String> patientUuids, Collection<String> userUuids) {
        return and(source -> source.message(message -> source.sentBy(patientUuids, userUuids)));
    }

    /** To these patients; of conversations, those of theirs and those in which these users wrote. */
    public CommunicationCriteria recipientIn(Collection<String> patientUuids, Collection<String> userUuids) {
        return and(source -> Optional.of(source.receivedBy(patientUuids, userUuids)));
    }

    /** Messages that belong to any of these encounters. */
    public CommunicationCriteria encounterIn(Collection<String> uuids) {
        return and(source -> source.message(message -> source.in(message.get("encounter").get("uuid"), uuids)));
    }

    public CommunicationCriteria stateIn(Collection<CommunicationState> states) {
        return and(source -> Optional.of(source.or(states.stream().map(source::inState).collect(Collectors.toList()))));
    }

    public CommunicationCriteria modeIn(Collection<ConversationMode> modes) {
        return and(source -> Optional.of(source.in(source.conversation().get("mode"), modes)));
    }

    public CommunicationCriteria channelIn(Collection<String> channels) {
        return and(source -> source.message(message -> source.in(message.get("channel"), channels)));
    }

    /** Conversations too: they have none of these channels. */
    public CommunicationCriteria channelNotIn(Collection<String> channels) {
        return and(source -> Optional.of(source.message(message -> source.builder().not(source.in(message.get("channel"), channels)))
            .orElseGet(source.builder()::conjunction)));
    }

    /** Messages that the carrier of one of these channels knows by this id. */
    public CommunicationCriteria carrierId(Collection<String> channels, String carrierId) {
        return and(source -> source.message(message -> source.builder().and(source.in(message.get("channel"), channels),
            source.builder().equal(message.get("carrierId"), carrierId))));
    }

    /** As {@link #carrierId}, for ids that begin so. */
    public CommunicationCriteria carrierIdBeginsWith(Collection<String> channels, String beginning) {
        return and(source -> source.message(message -> source.builder().and(source.in(message.get("channel"), channels),
            source.beginsWith(message.get("carrierId"), beginning))));
    }

    public CommunicationCriteria clientToken(String token) {
        return and(source -> source.message(message -> source.builder().equal(message.get("clientToken"), token)));
    }

    public CommunicationCriteria clientTokenBeginsWith(String beginning) {
        return and(source -> source.message(message -> source.beginsWith(message.get("clientToken"), beginning)));
    }

    /** Any of these alternatives, each of which has conditions of its own. */
    public CommunicationCriteria anyOf(CommunicationCriteria... alternatives) {
        return and(source -> {
            List<Predicate> possible = Arrays.stream(alternatives).map(source::all).filter(Optional::isPresent).map(Optional::get)
                .collect(Collectors.toList());
            return possible.isEmpty() ? Optional.empty() : Optional.of(source.or(possible));
        });
    }

    /** @param from inclusive, or null; @param before exclusive, or null */
    public CommunicationCriteria sent(Instant from, Instant before) {
        return and(source -> source.sent().map(sent -> source.between(sent, from, before)));
    }

    /** As {@link #sent}. */
    public CommunicationCriteria received(Instant from, Instant before) {
        return and(source -> source.received().map(received -> source.between(received, from, before)));
    }

    /** As {@link #sent}. */
    public CommunicationCriteria lastUpdated(Instant from, Instant before) {
        return and(source -> Optional.of(source.between(source.lastUpdated(), from, before)));
    }

    /** Only what was there at a moment: nothing that comes later moves the places of what is found. */
    public CommunicationCriteria upTo(CommunicationHorizon horizon) {
        return and(source -> Optional.of(source.upTo(horizon)));
    }
}
