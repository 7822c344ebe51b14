/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** What can be changed while the sandbox runs: the practice's number, and where an inbound SMS goes. */
final class Settings {

    /** Where the module listens for inbound SMS, below the webhook base. */
    static final String INBOUND_PATH = "/ws/patientconversations/twilio/sms";

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private volatile String practiceNumber;
    private volatile String webhookBase;

    Settings(String practiceNumber, String webhookBase) {
        practiceNumber(practiceNumber);
        webhookBase(webhookBase);
    }

    String practiceNumber() {
        return practiceNumber;
    }

    /** @throws IllegalArgumentException if it is not in the form of E.164 */
    void practiceNumber(String number) {
        if (!isPhoneNumber(number)) {
            throw new IllegalArgumentException("The practice number must be like +15005550006, not " + number + ".");
        }
        this.practiceNumber = number;
    }

    String webhookBase() {
        return webhookBase;
    }

    /** @throws IllegalArgumentException if it is not an address that HTTP reaches */
    void webhookBase(String base) {
        if (!isHttpUrl(base)) {
            throw new IllegalArgumentException("The webhook base must be like http://localhost:8080/openmrs, not " + base + ".");
        }
        this.webhookBase = base.replaceAll("/+$", "");
    }

    String inboundUrl() {
        return webhookBase + INBOUND_PATH;
    }

    static boolean isPhoneNumber(String number) {
        return number != null && E164.matcher(number).matches();
    }

    static boolean isHttpUrl(String url) {
        if (url == null) {
            return false;
        }
        try {
            URI uri = new URI(url);
            return uri.getHost() != null && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
