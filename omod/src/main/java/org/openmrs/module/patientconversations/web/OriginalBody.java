/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.servlet.ServletRequest;
import javax.servlet.ServletRequestWrapper;
import org.springframework.http.HttpStatus;

/**
 * A request's body as it was sent. Filters may rewrite bodies on the way (legacyui's XSSFilter turns {@code <} into {@code &lt;} in every
 * POST), and what people write has to arrive unchanged: so the body is taken from the container's own request, below every wrapper. This
 * can be done once, and only where nothing else has read the body.
 */
public final class OriginalBody {

    /** The longest that a text may be, in bytes; far above the longest message, far below what would harm the server. */
    public static final int LONGEST_TEXT = 1024 * 1024;

    private OriginalBody() {
    }

    /**
     * @param longest in bytes
     * @throws RestException with 413 for too long a body
     */
    public static byte[] read(ServletRequest request, long longest) throws IOException {
        ServletRequest original = request;
        while (original instanceof ServletRequestWrapper) {
            original = ((ServletRequestWrapper) original).getRequest();
        }
        InputStream body = original.getInputStream();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            bytes.write(buffer, 0, read);
            if (bytes.size() > longest) {
                throw new RestException(HttpStatus.PAYLOAD_TOO_LARGE, "rest.tooLong");
            }
        }
        return bytes.toByteArray();
    }
}
