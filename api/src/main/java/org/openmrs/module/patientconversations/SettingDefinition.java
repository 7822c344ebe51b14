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
        MAIL_SECURITY
    }

    private static final Map<String, SettingDefinition> ALL = new LinkedHashMap<>();

    static {
        define(GlobalProperties.PRACTICE_NAME, Kind.TEXT, "");
        define(GlobalProperties.PUBLIC_BASE_URL, Kind.URL, "");
        define(GlobalProperties.DEFAULT_COUNTRY, Kind.COUNTRY, "");
        define(GlobalProperties.SMS_ATTRIBUTE_TYPE, Kind.TEXT, "");
        define(GlobalProperties.EMAIL_ATTRIBUTE_TYPE, Kind.TEXT, "");
        define(GlobalProperties.TWILIO_ACCOUNT_SID, Kind.ACCOUNT_SID, "");
        define(GlobalProperties.TWILIO_AUTH_TOKEN, Kind.SECRET, "");
        define(GlobalProperties.TWILIO_FROM, Kind.PHONE_NUMBER, "");
        define(GlobalProperties.TWILIO_MESSAGING_SERVICE_SID, Kind.MESSAGING_SERVICE_SID, "");
        define(GlobalProperties.TWILIO_API_BASE_URL, Kind.CARRIER_URL, "https://api.twilio.com");
        define(GlobalProperties.SMTP_HOST, Kind.HOST, "");
        defineInteger(GlobalProperties.SMTP_PORT, 587, 1, 65_535);
        define(GlobalProperties.SMTP_SECURITY, Kind.MAIL_SECURITY, "STARTTLS");
        define(GlobalProperties.SMTP_USERNAME, Kind.TEXT, "");
        define(GlobalProperties.SMTP_PASSWORD, Kind.SECRET, "");
        define(GlobalProperties.SMTP_FROM, Kind.EMAIL_ADDRESS, "");
        define(GlobalProperties.SMTP_FROM_NAME, Kind.TEXT, "");
        defineInteger(GlobalProperties.SMTP_TIMEOUT_SECONDS, 20, 1, 300);
        define(GlobalProperties.CONSENT_WORDING, Kind.TEXT, "");
        define(GlobalProperties.CONSENT_WORDING_VERSION, Kind.TEXT, "");
        define(GlobalProperties.OPT_OUT_WORDS, Kind.TEXT, "");
        define(GlobalProperties.OPT_IN_WORDS, Kind.TEXT, "");
        define(GlobalProperties.HELP_WORDS, Kind.TEXT, "");
        define(GlobalProperties.HELP_TEXT, Kind.TEXT, "");
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
