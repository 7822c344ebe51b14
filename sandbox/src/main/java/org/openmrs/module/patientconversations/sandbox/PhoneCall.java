/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A call as it stood at one moment.
 *
 * @param status one of Twilio's: queued, ringing, in-progress, completed
 * @param steps what happened in it, oldest first: what was said, who was dialled, what was recorded
 */
public record PhoneCall(long id, long revision, String sid, String direction, String from, String to, String status, List<String> steps, Instant date) implements Entry {

    @Override
    public String kind() {
        return "call";
    }

    PhoneCall at(long place, long newRevision) {
        return new PhoneCall(place, newRevision, sid, direction, from, to, status, steps, date);
    }

    PhoneCall step(String newStatus, String step) {
        List<String> more = new ArrayList<>(steps);
        more.add(step);
        return new PhoneCall(id, revision, sid, direction, from, to, newStatus, List.copyOf(more), date);
    }
}
