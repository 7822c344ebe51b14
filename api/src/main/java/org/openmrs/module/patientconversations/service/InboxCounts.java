/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Optional;

/** How many conversations wait, for one member of staff. All but mentions and triage count open conversations only. */
public final class InboxCounts {

    private final long[] open;

    private final long mentioned;

    private final Long triage;

    /**
     * @param open as {@code ConversationDao.countOpen} gives them
     * @param triage null for somebody who may not triage
     */
    InboxCounts(long[] open, long mentioned, Long triage) {
        this.open = open.clone();
        this.mentioned = mentioned;
        this.triage = triage;
    }

    public long getOpen() {
        return open[0];
    }

    public long getUnread() {
        return open[1];
    }

    public long getMine() {
        return open[2];
    }

    public long getUnassigned() {
        return open[3];
    }

    /** Those in which the practice waits for the patient. */
    public long getWaiting() {
        return open[4];
    }

    public long getFailed() {
        return open[5];
    }

    public long getStarred() {
        return open[6];
    }

    /** Those with a note that names the user and is not resolved. */
    public long getMentioned() {
        return mentioned;
    }

    /** Messages of uncertain senders; empty for somebody who may not see them. */
    public Optional<Long> getTriage() {
        return Optional.ofNullable(triage);
    }
}
