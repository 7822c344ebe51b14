/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.List;
import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.SavedMessage;

/** Texts that staff send again and again: everybody's, and each person's own. */
public interface SavedMessageService extends OpenmrsService {

    /**
     * Everybody's and the calling user's own, by name.
     *
     * @param language only those that suit this language (a BCP 47 tag); null for all
     * @param typed part of the name; empty for all
     */
    @Authorized(Privileges.GET_CONVERSATIONS)
    Page<SavedMessage> getSavedMessages(String language, String typed, int startIndex, int limit);

    /** Empty also for another person's own. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    Optional<SavedMessage> getSavedMessageByUuid(String uuid);

    /**
     * Adds one.
     *
     * @param shared whether it is everybody's, which takes {@link Privileges#MANAGE_SETTINGS} as well
     * @throws Refusal of a field: {@code name.required}, {@code name.tooLong}, {@code language.invalid}, {@code text.required},
     *         {@code text.tooLong}, {@code text.invalid}, {@code subject.tooLong}, {@code subject.invalid}, and
     *         {@code placeholder.unknown} of {@code text} or {@code subject}
     */
    @Authorized(Privileges.SEND_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    SavedMessage addSavedMessage(SavedText text, boolean shared);

    /**
     * Changes one's own, or everybody's, which takes {@link Privileges#MANAGE_SETTINGS} as well.
     *
     * @throws Refusal as {@link #addSavedMessage}
     */
    @Authorized(Privileges.SEND_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    SavedMessage changeSavedMessage(SavedMessage message, SavedText text);

    /** Removes one's own, or everybody's, which takes {@link Privileges#MANAGE_SETTINGS} as well. */
    @Authorized(Privileges.SEND_MESSAGES)
    SavedMessage removeSavedMessage(SavedMessage message);

    /**
     * Adds or changes one of everybody's that an implementation brings along. One that somebody removed stays removed.
     *
     * @throws Refusal as {@link #addSavedMessage}
     */
    @Authorized(Privileges.MANAGE_SETTINGS)
    @Logging(ignoreAllArgumentValues = true)
    void loadSavedMessage(String uuid, SavedText text);

    /** A text for a patient, in the calling user's language unless the saved message has its own. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    FilledText fillText(SavedMessage message, Patient patient);

    /** As {@link #fillText}; empty where there is no subject. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    Optional<FilledText> fillSubject(SavedMessage message, Patient patient);

    /** The names that a text may hold as <code>{{name}}</code>. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    List<String> getPlaceholders();
}
