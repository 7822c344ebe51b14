/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.HashMap;
import java.util.Map;
import org.openmrs.api.ValidationException;
import org.springframework.validation.Errors;
import org.springframework.validation.MapBindingResult;

/**
 * A rule refuses what was asked: a code (such as {@code consent.unknown}) for the whole, or for one field of the request. The
 * code is the key of its sentence in the message catalogue. REST answers it with 400, the code and a sentence. Never holds what a patient wrote.
 */
public class Refusal extends ValidationException {

    private static final long serialVersionUID = 1L;

    private final String code;

    private Refusal(String code, Errors errors) {
        super(code, errors);
        this.code = code;
    }

    /** @param code the key of a sentence in the message catalogue */
    public static Refusal of(String code) {
        Errors errors = newErrors();
        errors.reject(code, code);
        return new Refusal(code, errors);
    }

    /** @param field as the caller named it, such as {@code contactPoint.value} */
    public static Refusal ofField(String field, String code) {
        Errors errors = newErrors();
        errors.rejectValue(field, code, code);
        return new Refusal(code, errors);
    }

    /**
     * Several fields at once.
     *
     * @param codes by field, at least one
     */
    public static Refusal ofFields(Map<String, String> codes) {
        Errors errors = newErrors();
        codes.forEach((field, code) -> errors.rejectValue(field, code, code));
        return new Refusal(codes.values().iterator().next(), errors);
    }

    public String getCode() {
        return code;
    }

    private static Errors newErrors() {
        return new MapBindingResult(new HashMap<String, Object>(), "request") {

            private static final long serialVersionUID = 1L;

            @Override
            protected Object getActualFieldValue(String field) {
                return null;
            }
        };
    }
}
