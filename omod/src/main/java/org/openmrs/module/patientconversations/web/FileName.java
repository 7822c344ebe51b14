/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import javax.servlet.http.HttpServletRequest;
import org.openmrs.module.patientconversations.service.Refusal;

/**
 * The name of a file that a request brings as its body. It may tell of a patient, and servers log addresses: so it stands in a header. Clients that send it as
 * the parameter {@code name} are understood as well.
 */
public final class FileName {

    /** Its value is percent-encoded UTF-8, as JavaScript's encodeURIComponent writes it. */
    public static final String HEADER = "X-File-Name";

    private FileName() {
    }

    /** @throws Refusal of the field {@code name} if there is none, or one that cannot be read */
    public static String of(HttpServletRequest request) {
        String header = request.getHeader(HEADER);
        if (header != null) {
            return decoded(header);
        }
        // Unlike getParameter, no filter of legacyui's rewrites this.
        String[] names = request.getParameterMap().get("name");
        if (names == null || names.length != 1) {
            throw Refusal.ofField("name", "field.required");
        }
        return names[0];
    }

    private static String decoded(String header) {
        try {
            // URLDecoder reads forms, in which a plus is a space.
            return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8.name());
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField("name", "field.type");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
