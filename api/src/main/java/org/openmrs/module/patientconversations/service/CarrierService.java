/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Instant;
import java.util.List;
import java.util.List;
import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.annotation.Authorized;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.channel.CarrierReport;
import org.openmrs.module.patientconversations.model.Message;

/**
 * What happens between the stored conversations and the carriers: each method is one short transaction, and none calls a
 * carrier. For delivery and inbound only; people have no privilege for it.
 */
public interface CarrierService extends OpenmrsService {

    /**
     * Files what a patient sent: in their Standard conversation if exactly one patient has the sender's address, else in the
     * triage list. Words that withdraw or renew consent enter the ledger. The same carrier id again has no further effect.
     *
     * @return the text to answer with, such as the one for HELP
     */
    @Authorized(Privileges.FILE_MESSAGES)
    Optional<String> receiveMessage(InboundMessage inbound);

    /**
     * Files what a patient sent and another system received, which answers for who it was. Words that withdraw or renew consent enter
     * the ledger, for the address it came from. The same carrier id again has no further effect.
     *
     * @param inbound its address may be null here
     * @return the message in the patient's Standard conversation
     * @throws Refusal of a field: {@code patient.*} of {@code patient}, {@code channel.unknown} of {@code channel}
     */
    @Authorized(Privileges.FILE_MESSAGES)
    Message fileMessage(Patient patient, InboundMessage inbound);

    /**
     * Begins an attempt: checks that the message is still to be sent and that consent still stands (else it becomes FAILED
     * with {@code consent.withdrawn} or {@code consent.unknown}), and notes that a carrier is about to be called.
     *
     * @return what to send; empty if there is nothing to send any more
     */
    @Authorized(Privileges.FILE_MESSAGES)
    Optional<DeliveryAttempt> beginAttempt(String messageUuid);

    /**
     * Ends an attempt that the carrier did not accept and that will be repeated. Not called for an attempt in doubt: its beginning
     * stays on record, and the next {@link #beginAttempt} hands it out as {@link DeliveryAttempt#getInDoubtSince()}.
     */
    @Authorized(Privileges.FILE_MESSAGES)
    void postponeAttempt(String messageUuid, String errorCode);

    /**
     * Ends the last attempt: the message is FAILED. A code by which the carrier says that the patient opted out
     * ({@link org.openmrs.module.patientconversations.channel.Channel#isOptOut}) withdraws consent in the ledger.
     */
    @Authorized(Privileges.FILE_MESSAGES)
    void failMessage(String messageUuid, String errorCode);

    /**
     * Records what a carrier said of a message, forwards only. Reports of an earlier attempt, whose carrier id is another, have
     * no effect. When a message first
     * becomes open, its {@code nextCheck} is set by
     * {@link org.openmrs.module.patientconversations.channel.Channel#getStatusCheckDelay()}.
     *
     * @return whether anything changed
     */
    @Authorized(Privileges.FILE_MESSAGES)
    boolean recordReport(String messageUuid, CarrierReport report);

    /**
     * Messages in {@code SENDING} or {@code SENT} whose {@code nextCheck} is due, the longest due first.
     *
     * @param limit at most this many
     */
    @Authorized(Privileges.FILE_MESSAGES)
    List<StatusCheck> getDueChecks(Instant now, int limit);

    /** Sets when to ask the carrier about a message again; null: never again. Has no effect on a message that is no longer open. */
    @Authorized(Privileges.FILE_MESSAGES)
    void scheduleCheck(String messageUuid, Instant next);

    /** Makes every check that is due before {@code until} due now. */
    @Authorized(Privileges.FILE_MESSAGES)
    void hastenChecks(Instant now, Instant until);

    /** The message that a carrier knows by this id. */
    @Authorized(Privileges.FILE_MESSAGES)
    Optional<String> findMessageUuid(String channel, String carrierId);
}
