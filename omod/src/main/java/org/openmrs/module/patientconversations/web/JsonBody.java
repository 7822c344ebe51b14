/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.servlet.ServletRequest;
import javax.servlet.ServletRequestWrapper;
import javax.servlet.http.HttpServletRequest;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Reads a request's JSON as it was sent. Filters may rewrite bodies on the way (legacyui's XSSFilter turns {@code <} into
 * {@code &lt;} in every POST), and what a clinician types has to arrive unchanged: so the body is taken from the container's
 * own request, below every wrapper. This can be done once, and only where nothing else has read the body.
 */
public final class JsonBody {

    /** In bytes; far above the longest message, far below what would harm the server. */
    static final int LONGEST = 1024 * 1024;

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
        byte[] body = readAll(original(request).getInputStream());
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

    private static ServletRequest original(ServletRequest request) {
        ServletRequest original = request;
        while (original instanceof ServletRequestWrapper) {
            original = ((ServletRequestWrapper) original).getRequest();
        }
        return original;
    }

    private static byte[] readAll(InputStream body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            bytes.write(buffer, 0, read);
            if (bytes.size() > LONGEST) {
                throw new RestException(HttpStatus.PAYLOAD_TOO_LARGE, "rest.tooLong");
            }
        }
        return bytes.toByteArray();
    }
}
