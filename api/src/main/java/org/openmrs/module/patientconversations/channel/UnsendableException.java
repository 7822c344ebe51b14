/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel;

import java.util.HashMap;
import org.openmrs.api.ValidationException;
import org.springframework.validation.Errors;
import org.springframework.validation.MapBindingResult;

/** A channel cannot carry what was written; the errors name the field and a code of the message catalogue, without the module's prefix. */
public class UnsendableException extends ValidationException {

    private static final long serialVersionUID = 1L;

    private UnsendableException(String code, Errors errors) {
        super(code, errors);
    }

    /** @param field {@code text} or {@code subject} */
    public static UnsendableException ofField(String field, String code) {
        Errors errors = new MapBindingResult(new HashMap<String, Object>(), "message") {

            private static final long serialVersionUID = 1L;

            @Override
            protected Object getActualFieldValue(String name) {
                return null;
            }
        };
        errors.rejectValue(field, code, code);
        return new UnsendableException(code, errors);
    }
}
