/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.search;

import java.time.Instant;
import java.util.Comparator;

/**
 * Where a conversation or a message stands in an order: by a time, those that have none first, then conversations before messages, then as
 * they were added. What stands behind a position is the same however much comes or goes before it.
 */
public final class CommunicationPosition {

    private static final Comparator<CommunicationPosition> ASCENDING = Comparator
        .comparing(CommunicationPosition::getTime, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
        .thenComparing(position -> !position.conversation).thenComparing(position -> position.id);

    private final boolean conversation;

    private final Integer id;

    private final Instant time;

    /** @param time what is ordered by, or null where there is none */
    public CommunicationPosition(boolean conversation, Integer id, Instant time) {
        this.conversation = conversation;
        this.id = id;
        this.time = time;
    }

    /** Orders positions as the criteria order what they find. */
    public static Comparator<CommunicationPosition> order(CommunicationCriteria criteria) {
        return criteria.isDescending() ? ASCENDING.reversed() : ASCENDING;
    }

    public boolean isConversation() {
        return conversation;
    }

    public Integer getId() {
        return id;
    }

    Instant getTime() {
        return time;
    }
}
