/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A refusal in the form of Twilio's REST API (twilio.com/docs/usage/twilios-response, "Exceptions").
 *
 * @param code one of twilio.com/docs/api/errors
 * @param status the HTTP status it comes with
 */
record TwilioError(int code, String message, int status) {

    static final TwilioError NOT_AUTHENTICATED = new TwilioError(20003, "Authenticate", 401);
    static final TwilioError METHOD_NOT_ALLOWED = new TwilioError(20004, "Method not allowed", 405);
    static final TwilioError TOO_MANY_REQUESTS = new TwilioError(20429, "Too Many Requests", 429);
    static final TwilioError INTERNAL = new TwilioError(20500, "An internal server error has occurred", 500);
    static final TwilioError BODY_REQUIRED = badRequest(21602, "Message body is required.");
    static final TwilioError FROM_REQUIRED = badRequest(21603, "A 'From' phone number is required.");
    static final TwilioError TO_REQUIRED = badRequest(21604, "A 'To' phone number is required.");
    static final TwilioError BODY_TOO_LONG = badRequest(21617, "The concatenated message body exceeds the 1600 character limit.");
    static final TwilioError INVALID_UPDATE = badRequest(30400, "Parameters are not valid");
    static final TwilioError CANNOT_CANCEL = badRequest(30409, "This message cannot be canceled");

    static TwilioError badRequest(int code, String message) {
        return new TwilioError(code, message, 400);
    }

    static TwilioError notFound(String path) {
        return new TwilioError(20404, "The requested resource " + path + " was not found", 404);
    }

    ObjectNode toJson() {
        return JsonNodeFactory.instance.objectNode()
                .put("code", code)
                .put("message", message)
                .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                .put("status", status);
    }
}
