/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

/**
 * How far a conversation or a message has come, in the terms of FHIR R4's event-status value set
 * (http://hl7.org/fhir/R4/valueset-event-status.html). {@link #of(Message)} and {@link #of(Conversation)} are the one table.
 */
public enum CommunicationState {
    /** The conversation is open; the message is queued or on its way. */
    IN_PROGRESS,
    /** The conversation is archived; the message arrived. "Read" is no more than that. */
    COMPLETED,
    /** Nothing was handed to a carrier: a person cancelled it, or consent or the patient's record stood against it. */
    NOT_DONE,
    /** A carrier could not deliver it. */
    STOPPED,
    /** It was retracted. */
    ENTERED_IN_ERROR;

    /** A failure whose code begins so was found by us before a carrier was called. */
    public static final String BLOCKED_BY_CONSENT = "consent.";

    /** As {@link #BLOCKED_BY_CONSENT}, for a patient who has died or whose record was voided. */
    public static final String BLOCKED_BY_PATIENT = "patient.";

    public static CommunicationState of(Conversation conversation) {
        if (conversation.getVoided()) {
            return ENTERED_IN_ERROR;
        }
        return conversation.getStatus() == ConversationStatus.ARCHIVED ? COMPLETED : IN_PROGRESS;
    }

    public static CommunicationState of(Message message) {
        if (message.getVoided()) {
            return ENTERED_IN_ERROR;
        }
        switch (message.getStatus()) {
            case QUEUED:
            case SENDING:
            case SENT:
                return IN_PROGRESS;
            case CANCELLED:
                return NOT_DONE;
            case FAILED:
                return isBlocked(message.getErrorCode()) ? NOT_DONE : STOPPED;
            default:
                return COMPLETED;
        }
    }

    private static boolean isBlocked(String errorCode) {
        return errorCode != null && (errorCode.startsWith(BLOCKED_BY_CONSENT) || errorCode.startsWith(BLOCKED_BY_PATIENT));
    }
}
