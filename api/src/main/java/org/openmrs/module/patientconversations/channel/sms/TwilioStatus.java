/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.sms;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.openmrs.module.patientconversations.channel.CarrierReport;
import org.openmrs.module.patientconversations.model.MessageStatus;

/**
 * Twilio's message statuses in our terms.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource#message-status-values">Message Status values</a>
 */
public final class TwilioStatus {

    private static final Map<String, MessageStatus> OURS;

    static {
        Map<String, MessageStatus> ours = new HashMap<>();
        ours.put("accepted", MessageStatus.SENDING);
        ours.put("scheduled", MessageStatus.SENDING);
        ours.put("queued", MessageStatus.SENDING);
        ours.put("sending", MessageStatus.SENDING);
        ours.put("sent", MessageStatus.SENT);
        ours.put("partially_delivered", MessageStatus.SENT);
        ours.put("delivered", MessageStatus.DELIVERED);
        ours.put("read", MessageStatus.READ);
        ours.put("undelivered", MessageStatus.FAILED);
        ours.put("failed", MessageStatus.FAILED);
        // Withdrawn at Twilio, not by our staff: to them it is a message that did not arrive.
        ours.put("canceled", MessageStatus.FAILED);
        OURS = Collections.unmodifiableMap(ours);
    }

    private TwilioStatus() {
    }

    /**
     * @param sid the message's
     * @param status as Twilio writes it
     * @param errorCode Twilio's, or null
     * @return empty for a status that says nothing of an outbound message, or that is not known yet
     */
    public static Optional<CarrierReport> report(String sid, String status, String errorCode) {
        MessageStatus ours = status == null ? null : OURS.get(status);
        if (sid == null || ours == null) {
            return Optional.empty();
        }
        if (ours == MessageStatus.FAILED) {
            boolean hasCode = errorCode != null && errorCode.matches("[1-9]\\d{0,9}");
            return Optional.of(CarrierReport.failed(sid, TwilioChannel.ID + '.' + (hasCode ? errorCode : status)));
        }
        return Optional.of(CarrierReport.of(sid, ours));
    }
}
