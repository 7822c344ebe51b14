/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a setting holds, and what is in force when it is not set. Texts and lists of words have no such default: config.xml installs them, and an
 * administrator may empty them.
 */
public final class SettingDefinition {

    /** What a value must look like. */
    public enum Kind {
        TEXT,
        /** Encrypted in the database; never shown. */
        SECRET,
        /** ISO 3166-1 alpha-2. */
        COUNTRY,
        /** true or false. */
        BOOLEAN,
        /** Days and times, as {@code OfficeHours} reads them. */
        OFFICE_HOURS,
        /** An IANA name, such as Africa/Kigali. */
        TIME_ZONE,
        /** http or https with a host, no query and no trailing slash. */
        URL,
        /** As {@link #URL}, but http only to this machine: credentials travel with each request. */
        CARRIER_URL,
        /** E.164. */
        PHONE_NUMBER,
        EMAIL_ADDRESS,
        HOST,
        /** A whole number between the least and the greatest. */
        INTEGER,
        /** Twilio's {@code AC} and 32 hexadecimal digits. */
        ACCOUNT_SID,
        /** Twilio's {@code MG} and 32 hexadecimal digits. */
        MESSAGING_SERVICE_SID,
        /** STARTTLS, TLS or NONE. */
        MAIL_SECURITY,
        /** Whole numbers of minutes, each greater than the one before, separated by commas. */
        MINUTES,
        /** Two times of day, such as 21:00-07:00. */
        HOURS_RANGE,
        /** A language that our texts are in, such as fr. */
        LANGUAGE
    }

    private static final Map<String, SettingDefinition> ALL = new LinkedHashMap<>();

    static {
        define(GlobalProperties.PRACTICE_NAME, Kind.TEXT, "");
        define(GlobalProperties.TIME_ZONE, Kind.TIME_ZONE, "");
        define(GlobalProperties.PUBLIC_BASE_URL, Kind.URL, "");
        define(GlobalProperties.DEFAULT_COUNTRY, Kind.COUNTRY, "");
        define(GlobalProperties.SMS_ATTRIBUTE_TYPE, Kind.TEXT, "");
        define(GlobalProperties.EMAIL_ATTRIBUTE_TYPE, Kind.TEXT, "");
        defineInteger(GlobalProperties.CONTACT_FLAG_AFTER, 3, 1, 100);
        define(GlobalProperties.TWILIO_ACCOUNT_SID, Kind.ACCOUNT_SID, "");
        define(GlobalProperties.TWILIO_AUTH_TOKEN, Kind.SECRET, "");
        define(GlobalProperties.TWILIO_FROM, Kind.PHONE_NUMBER, "");
        define(GlobalProperties.TWILIO_MESSAGING_SERVICE_SID, Kind.MESSAGING_SERVICE_SID, "");
        define(GlobalProperties.TWILIO_API_BASE_URL, Kind.CARRIER_URL, "https://api.twilio.com");
        define(GlobalProperties.VOICE_FORWARD_TO, Kind.PHONE_NUMBER, "");
        define(GlobalProperties.VOICE_NOTICE, Kind.TEXT, "");
        define(GlobalProperties.VOICE_LANGUAGE, Kind.TEXT, "en-US");
        defineInteger(GlobalProperties.VOICE_RING_SECONDS, 20, 5, 120);
        define(GlobalProperties.SMTP_HOST, Kind.HOST, "");
        defineInteger(GlobalProperties.SMTP_PORT, 587, 1, 65_535);
        define(GlobalProperties.SMTP_SECURITY, Kind.MAIL_SECURITY, "STARTTLS");
        define(GlobalProperties.SMTP_USERNAME, Kind.TEXT, "");
        define(GlobalProperties.SMTP_PASSWORD, Kind.SECRET, "");
        define(GlobalProperties.SMTP_FROM, Kind.EMAIL_ADDRESS, "");
        define(GlobalProperties.SMTP_FROM_NAME, Kind.TEXT, "");
        defineInteger(GlobalProperties.SMTP_TIMEOUT_SECONDS, 20, 1, 300);
        define(GlobalProperties.SMTP_REPLY_ADDRESS, Kind.EMAIL_ADDRESS, "");
        define(GlobalProperties.IMAP_HOST, Kind.HOST, "");
        defineInteger(GlobalProperties.IMAP_PORT, 993, 1, 65_535);
        define(GlobalProperties.IMAP_SECURITY, Kind.MAIL_SECURITY, "TLS");
        define(GlobalProperties.IMAP_USERNAME, Kind.TEXT, "");
        define(GlobalProperties.IMAP_PASSWORD, Kind.SECRET, "");
        define(GlobalProperties.IMAP_FOLDER, Kind.TEXT, "INBOX");
        defineInteger(GlobalProperties.IMAP_POLL_SECONDS, 60, 5, 1500);
        define(GlobalProperties.IMAP_AUTHENTICATION_SERVER, Kind.TEXT, "");
        define(GlobalProperties.CONSENT_WORDING, Kind.TEXT, "");
        define(GlobalProperties.CONSENT_WORDING_VERSION, Kind.TEXT, "");
        define(GlobalProperties.OPT_OUT_WORDS, Kind.TEXT, "");
        define(GlobalProperties.OPT_IN_WORDS, Kind.TEXT, "");
        define(GlobalProperties.HELP_WORDS, Kind.TEXT, "");
        define(GlobalProperties.HELP_TEXT, Kind.TEXT, "");
        defineInteger(GlobalProperties.AUTOMATIC_ANSWERS_PER_DAY, 4, 0, 1000);
        define(GlobalProperties.OFFICE_HOURS + "sms", Kind.OFFICE_HOURS, "");
        define(GlobalProperties.OFFICE_HOURS + "email", Kind.OFFICE_HOURS, "");
        define(GlobalProperties.HOLIDAYS, Kind.OFFICE_HOURS, "");
        define(GlobalProperties.AUTO_REPLY + "sms", Kind.TEXT, "");
        define(GlobalProperties.AUTO_REPLY + "email", Kind.TEXT, "");
        define(GlobalProperties.VISIBILITY_BY_LOCATION, Kind.BOOLEAN, "false");
        define(GlobalProperties.ATTACHMENT_TYPES, Kind.TEXT, "");
        defineInteger(GlobalProperties.ATTACHMENT_MAX_MEGABYTES, 10, 1, 25);
        defineInteger(GlobalProperties.SECURE_LINK_HOURS, 72, 1, 720);
        defineInteger(GlobalProperties.SECURE_IDLE_MINUTES, 15, 1, 240);
        defineInteger(GlobalProperties.SECURE_SESSION_HOURS, 12, 1, 72);
        define(GlobalProperties.SECURE_NUDGE_MINUTES, Kind.MINUTES, "");
        define(GlobalProperties.SECURE_QUIET_HOURS, Kind.HOURS_RANGE, "");
        define(GlobalProperties.SECURE_NAME_PRACTICE, Kind.BOOLEAN, "false");
        define(GlobalProperties.SECURE_LOCALE, Kind.LANGUAGE, "");
        define(GlobalProperties.SECURE_PUSH_HOSTS, Kind.TEXT, "");
        defineInteger(GlobalProperties.DELIVERY_THREADS, 4, 1, 64);
        defineInteger(GlobalProperties.DELIVERY_MAX_ATTEMPTS, 8, 1, 50);
        defineInteger(GlobalProperties.WEBHOOK_MAX_PER_MINUTE, 600, 1, 1_000_000);
        define(GlobalProperties.EVENTS_URL, Kind.URL, "");
        define(GlobalProperties.EVENTS_SECRET, Kind.SECRET, "");
    }

    private final String name;

    private final Kind kind;

    private final String defaultValue;

    private final int least;

    private final int greatest;

    private SettingDefinition(String name, Kind kind, String defaultValue, int least, int greatest) {
        this.name = name;
        this.kind = kind;
        this.defaultValue = defaultValue;
        this.least = least;
        this.greatest = greatest;
    }

    /** All settings, in the order in which the admin page shows them. */
    public static List<SettingDefinition> all() {
        return Collections.unmodifiableList(new ArrayList<>(ALL.values()));
    }

    /** @param name with the module's prefix */
    public static Optional<SettingDefinition> of(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** With the module's prefix: the global property's name. */
    public String getName() {
        return name;
    }

    /** Without the module's prefix. */
    public String getShortName() {
        return name.substring(GlobalProperties.PREFIX.length());
    }

    public Kind getKind() {
        return kind;
    }

    public boolean isSecret() {
        return kind == Kind.SECRET;
    }

    /** Empty where there is none. */
    public String getDefaultValue() {
        return defaultValue;
    }

    public int getLeast() {
        return least;
    }

    public int getGreatest() {
        return greatest;
    }

    private static void define(String name, Kind kind, String defaultValue) {
        ALL.put(name, new SettingDefinition(name, kind, defaultValue, 0, 0));
    }

    private static void defineInteger(String name, int defaultValue, int least, int greatest) {
        ALL.put(name, new SettingDefinition(name, Kind.INTEGER, Integer.toString(defaultValue), least, greatest));
    }
}
