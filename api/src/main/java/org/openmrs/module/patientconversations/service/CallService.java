/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Optional;
import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.CallOutcome;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;

/** Phone calls as entries of the thread. An inbound one begins with {@link CarrierService#receiveMessage}. */
public interface CallService extends OpenmrsService {

    /**
     * Rings the caller's own phone, and connects them with the patient once they have answered. Stored before anybody is called.
     *
     * @param ownPhone as typed
     * @return the call's entry; failed if the carrier did not take it
     * @throws Refusal {@code contact.*} of the field {@code from}, {@code contact.missing}, {@code patient.*}
     */
    @Authorized(Privileges.SEND_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    Message startCall(Conversation conversation, String ownPhone);

    /** Whom a call of ours goes to, once our own side has answered; empty if it is over or unknown. */
    @Authorized(Privileges.FILE_MESSAGES)
    Optional<String> connectCall(String messageUuid);

    /** How a call of ours ended. */
    @Authorized(Privileges.FILE_MESSAGES)
    void endOutboundCall(String messageUuid, CallOutcome outcome, int seconds);

    /** How a patient's call ended; the end that is known stays. */
    @Authorized(Privileges.FILE_MESSAGES)
    void endInboundCall(String callId, CallOutcome outcome, int seconds);

    /**
     * Keeps a voicemail; the same one again has no effect.
     *
     * @param source where it lies, below the carrier's address
     */
    @Authorized(Privileges.FILE_MESSAGES)
    void addVoicemail(String callId, String source);

    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    void addTranscript(String callId, String transcript);
}
