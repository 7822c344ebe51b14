/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.sms;

import java.util.Objects;
import java.util.Optional;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.Urls;
import org.openmrs.module.patientconversations.channel.Availability;

/** How we are known at Twilio, as the settings say at one moment. */
final class TwilioAccount {

    private final String sid;

    private final String token;

    private final String from;

    private final String messagingServiceSid;

    private final String apiBaseUrl;

    private final String publicBaseUrl;

    private TwilioAccount(Settings settings) {
        this.sid = settings.get(GlobalProperties.TWILIO_ACCOUNT_SID).orElse(null);
        this.token = settings.getSecret(GlobalProperties.TWILIO_AUTH_TOKEN).orElse(null);
        this.from = settings.get(GlobalProperties.TWILIO_FROM).orElse(null);
        this.messagingServiceSid = settings.get(GlobalProperties.TWILIO_MESSAGING_SERVICE_SID).orElse(null);
        this.apiBaseUrl = withoutSlash(settings.get(GlobalProperties.TWILIO_API_BASE_URL).orElse("https://api.twilio.com"));
        this.publicBaseUrl = withoutSlash(settings.get(GlobalProperties.PUBLIC_BASE_URL).orElse(null));
    }

    static TwilioAccount of(Settings settings) {
        return new TwilioAccount(settings);
    }

    Availability getAvailability() {
        if (sid == null || token == null) {
            return Availability.missing("patientconversations.sms.noAccount");
        }
        if (from == null && messagingServiceSid == null) {
            return Availability.missing("patientconversations.sms.noSender");
        }
        if (!Urls.keepsSecrets(apiBaseUrl)) {
            return Availability.missing("patientconversations.sms.insecureApiUrl");
        }
        return Availability.available();
    }

    String getSid() {
        return sid;
    }

    String getToken() {
        return token;
    }

    /** Empty where only a Messaging Service is set. */
    Optional<String> getFrom() {
        return Optional.ofNullable(from);
    }

    Optional<String> getMessagingServiceSid() {
        return Optional.ofNullable(messagingServiceSid);
    }

    String getApiBaseUrl() {
        return apiBaseUrl;
    }

    Optional<String> getPublicBaseUrl() {
        return Optional.ofNullable(publicBaseUrl);
    }

    /** Whether a client made for the other account serves this one too. */
    boolean hasSameLogIn(TwilioAccount other) {
        return Objects.equals(sid, other.sid) && Objects.equals(token, other.token) && Objects.equals(apiBaseUrl, other.apiBaseUrl);
    }

    private static String withoutSlash(String url) {
        return url != null && url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
