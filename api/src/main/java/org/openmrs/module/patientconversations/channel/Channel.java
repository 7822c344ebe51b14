/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.openmrs.module.patientconversations.model.ContactSystem;

/**
 * A way to reach a patient, and the module's extension point: another module adds a channel by contributing one Spring bean
 * of this type. Calls may block on the network and are never made inside a database transaction; implementations are
 * thread-safe.
 */
public interface Channel {

    /** Stable identifier, at most 32 characters, as stored with messages and in the consent ledger; for example {@code sms}. */
    String getId();

    /** The kind of address this channel sends to. */
    ContactSystem getContactSystem();

    /** Whether the channel is set up; cheap, without a call to the carrier. */
    Availability getAvailability();

    /** The practice's own address on this channel, empty where the carrier chooses it. */
    Optional<String> getOwnAddress();

    /** Whether files may go along with a message. */
    default boolean carriesFiles() {
        return false;
    }

    /**
     * Checks what can be known of a text before it is stored, such as a length the carrier refuses.
     *
     * @throws org.openmrs.api.ValidationException naming the field
     */
    default void check(OutboundMessage message) {
    }

    /**
     * Whether a failure with this code means that the patient told the carrier not to be written to; it withdraws consent.
     *
     * @param errorCode as in {@link CarrierException#getErrorCode}
     */
    default boolean isOptOut(String errorCode) {
        return false;
    }

    /**
     * Whether a failure with this code means that nothing can arrive at the address, rather than that something else went wrong; an address that
     * fails so again and again is flagged.
     *
     * @param errorCode as in {@link CarrierException#getErrorCode}
     */
    default boolean isAddressFault(String errorCode) {
        return false;
    }

    /**
     * Hands a message to the carrier, once.
     *
     * @throws CarrierException if the carrier did not accept it, or if it is not known whether it did
     */
    CarrierReport send(OutboundMessage message) throws CarrierException;

    /**
     * Looks for a message that an earlier attempt may have handed over before its outcome could be recorded, so that it is
     * not sent twice. Which of the candidates belong to other messages is the caller's to know.
     *
     * @param since when the earliest attempt in doubt began
     * @return what the carrier has that equals the message, the oldest first; empty where it has nothing or cannot be asked
     * @throws CarrierException if the carrier could not answer now
     */
    default List<CarrierReport> find(OutboundMessage message, Instant since) throws CarrierException {
        return Collections.emptyList();
    }

    /**
     * How long after a message was accepted to wait for the carrier's own reports before {@link #fetchStatus} asks.
     *
     * @return empty where the carrier cannot be asked
     */
    default Optional<Duration> getStatusCheckDelay() {
        return Optional.empty();
    }

    /**
     * Asks how far a message has come.
     *
     * @return empty where the carrier cannot be asked or does not know the message
     * @throws CarrierException if the carrier could not answer now
     */
    default Optional<CarrierReport> fetchStatus(String carrierId) throws CarrierException {
        return Optional.empty();
    }
}
