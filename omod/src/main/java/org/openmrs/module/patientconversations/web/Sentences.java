/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web;

import org.openmrs.api.context.Context;
import org.openmrs.messagesource.MessageSourceService;
import org.springframework.validation.ObjectError;

/** Finds the sentence that the message catalogue has for a code, in the caller's language. */
public final class Sentences {

    private static final String PREFIX = "patientconversations.";

    private Sentences() {
    }

    /** @param code with or without the module's prefix */
    public static String of(String code, Object... arguments) {
        return find(code, arguments, code);
    }

    /** @return the sentence for its code, with its arguments */
    public static String of(ObjectError error) {
        String otherwise = error.getDefaultMessage() == null ? error.getCode() : error.getDefaultMessage();
        return find(error.getCode(), error.getArguments(), otherwise);
    }

    private static String find(String code, Object[] arguments, String otherwise) {
        MessageSourceService messages = Context.getMessageSourceService();
        for (String key : new String[] { code.startsWith(PREFIX) ? code : PREFIX + code, code }) {
            String sentence = messages.getMessage(key, arguments, key, Context.getLocale());
            if (sentence != null && !sentence.equals(key)) {
                return sentence;
            }
        }
        return otherwise;
    }
}
