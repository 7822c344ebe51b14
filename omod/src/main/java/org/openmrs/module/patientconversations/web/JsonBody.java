/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import javax.servlet.http.HttpServletRequest;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Reads a request's JSON {@link OriginalBody as it was sent}. */
public final class JsonBody {

    private static final ObjectReader READER = new ObjectMapper().readerFor(SimpleObject.class);

    private static final MediaType ANY_JSON = new MediaType("application", "*+json");

    private JsonBody() {
    }

    /**
     * @throws RestException with 415 for what does not say that it is JSON (a page of another site cannot say so in a plain
     *         form, and {@code /ws/*} has no other guard against those), 413 for too long a body, 400 for what is no JSON object
     */
    public static SimpleObject read(HttpServletRequest request) throws IOException {
        if (!isJson(request.getContentType())) {
            throw new RestException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "rest.notJson");
        }
        byte[] body = OriginalBody.read(request, OriginalBody.LONGEST_TEXT);
        try {
            SimpleObject object = body.length == 0 ? null : READER.readValue(body);
            if (object != null) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new RestException(HttpStatus.BAD_REQUEST, "rest.unreadable");
        }
        throw new RestException(HttpStatus.BAD_REQUEST, "rest.unreadable");
    }

    private static boolean isJson(String contentType) {
        try {
            MediaType type = contentType == null ? null : MediaType.parseMediaType(contentType);
            return type != null && (MediaType.APPLICATION_JSON.includes(type) || ANY_JSON.includes(type));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
