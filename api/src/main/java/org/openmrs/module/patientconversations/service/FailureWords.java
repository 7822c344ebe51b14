/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Locale;
import org.openmrs.messagesource.MessageSourceService;

/** Says in plain words why a message was not sent. */
public class FailureWords {

    private static final String PREFIX = "patientconversations.error.";

    private final MessageSourceService catalogue;

    public FailureWords(MessageSourceService catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @param errorCode a message's, such as {@code sms.30003} or {@code consent.withdrawn}
     * @return a sentence; one that names the code where the catalogue has none for it
     */
    public String of(String errorCode, Locale locale) {
        String carriers = lookUp(PREFIX + errorCode, locale);
        if (carriers != null) {
            return carriers;
        }
        String refusals = lookUp(errorCode, locale);
        return refusals != null ? refusals : catalogue.getMessage(PREFIX + "other", new Object[] { errorCode }, locale);
    }

    private String lookUp(String key, Locale locale) {
        String found = catalogue.getMessage(key, new Object[0], locale);
        return found == null || found.isEmpty() || found.equals(key) ? null : found;
    }
}
