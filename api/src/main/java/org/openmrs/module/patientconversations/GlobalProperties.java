/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations;

/**
 * Names of the module's global properties. Their defaults and descriptions stand in config.xml; the ones marked secret
 * are encrypted in the database and may stand in the runtime properties instead, under the same name.
 */
public final class GlobalProperties {

    public static final String PREFIX = "patientconversations.";

    /** Person attribute type (uuid or name) that holds a patient's mobile number. */
    public static final String SMS_ATTRIBUTE_TYPE = PREFIX + "contact.smsAttributeType";

    /** Person attribute type (uuid or name) that holds a patient's e-mail address. */
    public static final String EMAIL_ATTRIBUTE_TYPE = PREFIX + "contact.emailAttributeType";

    /** ISO 3166-1 alpha-2 country in which numbers without a country code are read; empty: such numbers are refused. */
    public static final String DEFAULT_COUNTRY = PREFIX + "defaultCountry";

    /** The address under which carriers reach this server, with the context path and without a trailing slash. */
    public static final String PUBLIC_BASE_URL = PREFIX + "publicBaseUrl";

    public static final String PRACTICE_NAME = PREFIX + "practiceName";

    public static final String TWILIO_ACCOUNT_SID = PREFIX + "twilio.accountSid";

    /** Secret. */
    public static final String TWILIO_AUTH_TOKEN = PREFIX + "twilio.authToken";

    /** The practice's number, E.164. */
    public static final String TWILIO_FROM = PREFIX + "twilio.from";

    /** A Messaging Service's sid; when set it chooses the sender and {@link #TWILIO_FROM} is not used to send. */
    public static final String TWILIO_MESSAGING_SERVICE_SID = PREFIX + "twilio.messagingServiceSid";

    public static final String TWILIO_API_BASE_URL = PREFIX + "twilio.apiBaseUrl";

    public static final String SMTP_HOST = PREFIX + "smtp.host";

    public static final String SMTP_PORT = PREFIX + "smtp.port";

    /** STARTTLS, TLS or NONE. */
    public static final String SMTP_SECURITY = PREFIX + "smtp.security";

    public static final String SMTP_USERNAME = PREFIX + "smtp.username";

    /** Secret. */
    public static final String SMTP_PASSWORD = PREFIX + "smtp.password";

    public static final String SMTP_FROM = PREFIX + "smtp.from";

    public static final String SMTP_FROM_NAME = PREFIX + "smtp.fromName";

    public static final String SMTP_TIMEOUT_SECONDS = PREFIX + "smtp.timeoutSeconds";

    /** What a patient is told before consenting to Standard channels. */
    public static final String CONSENT_WORDING = PREFIX + "consent.wording";

    /** Names the wording in the ledger; to be changed whenever the wording changes. */
    public static final String CONSENT_WORDING_VERSION = PREFIX + "consent.wordingVersion";

    /** Comma-separated words that withdraw consent when they are the whole of an SMS. */
    public static final String OPT_OUT_WORDS = PREFIX + "optOut.words";

    public static final String OPT_IN_WORDS = PREFIX + "optIn.words";

    public static final String HELP_WORDS = PREFIX + "help.words";

    public static final String HELP_TEXT = PREFIX + "help.text";

    public static final String DELIVERY_THREADS = PREFIX + "delivery.threads";

    public static final String DELIVERY_MAX_ATTEMPTS = PREFIX + "delivery.maxAttempts";

    /** Requests without a valid signature, a minute and from one remote address, that a webhook answers 403 before it says 429. */
    public static final String WEBHOOK_MAX_PER_MINUTE = PREFIX + "webhook.maxPerMinute";

    /** Address of another system that is told what befalls messages; empty: none. */
    public static final String EVENTS_URL = PREFIX + "events.url";

    public static final String EVENTS_SECRET = PREFIX + "events.secret";

    private GlobalProperties() {
    }
}
