/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import org.openmrs.Patient;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;

/** Begins Secure conversations on behalf of those who match joiners and invite panels, which implies what a clinician does one by one. */
public interface SecureStart {

    /**
     * Begins one and sends an invitation to where somebody has agreed to get it, also to a patient who has joined before.
     *
     * @param contact normalized, and shown to be theirs
     * @param note of the consent
     * @throws Refusal as {@link ConversationService#startConversation}
     */
    Conversation begin(Patient patient, String subject, ContactSystem system, String contact, String note);

    /**
     * Begins one and sends its invitation to where the patient's consent is on record.
     *
     * @param text the first message, or null
     */
    Conversation beginWithConsent(Patient patient, String subject, ContactSystem system, String contact, String text);

    void tag(Conversation conversation, String tag);
}
