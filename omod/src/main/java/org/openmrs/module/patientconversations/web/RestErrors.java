/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openmrs.api.ValidationException;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Error bodies in webservices.rest's form, with sentences of the message catalogue and nothing else in them. */
final class RestErrors {

    private static final String REFUSED = "webservices.rest.error.invalid.submission";

    private RestErrors() {
    }

    static SimpleObject of(String code) {
        return body(new SimpleObject().add("message", Sentences.of(code)).add("code", code).add("detail", ""));
    }

    static SimpleObject of(ValidationException refused) {
        List<SimpleObject> globalErrors = new ArrayList<>();
        Map<String, List<SimpleObject>> fieldErrors = new LinkedHashMap<>();
        Errors errors = refused.getErrors();
        if (errors != null) {
            for (ObjectError error : errors.getGlobalErrors()) {
                globalErrors.add(describe(error));
            }
            for (FieldError error : errors.getFieldErrors()) {
                fieldErrors.computeIfAbsent(error.getField(), field -> new ArrayList<>()).add(describe(error));
            }
        }
        return body(new SimpleObject().add("message", Sentences.of("rest.refused")).add("code", REFUSED)
                .add("globalErrors", globalErrors).add("fieldErrors", fieldErrors));
    }

    private static SimpleObject describe(ObjectError error) {
        return new SimpleObject().add("code", error.getCode()).add("message", Sentences.of(error));
    }

    private static SimpleObject body(SimpleObject error) {
        return new SimpleObject().add("error", error);
    }
}
