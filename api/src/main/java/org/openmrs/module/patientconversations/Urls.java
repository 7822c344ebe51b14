/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations;

import java.net.URI;
import java.net.URISyntaxException;

/** What addresses of servers promise. */
public final class Urls {

    private Urls() {
    }

    /** Whether what goes there can be read by nobody on the way: https, or http that does not leave this machine. */
    public static boolean keepsSecrets(String url) {
        try {
            URI uri = new URI(url);
            String host = uri.getHost();
            return host != null && ("https".equals(uri.getScheme())
                    || "http".equals(uri.getScheme()) && (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
