/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.openmrs.module.patientconversations.SettingDefinition;
import org.openmrs.module.patientconversations.Urls;

/** What settings may be. */
final class SettingRules {

    /** The column of a global property holds more, but nothing sensible is longer. */
    private static final int MAX_LENGTH = 4000;

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+]");

    private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");

    private static final Pattern SID = Pattern.compile("[0-9a-fA-F]{32}");

    private static final Set<String> COUNTRIES = new HashSet<>(Arrays.asList(Locale.getISOCountries()));

    /** Those that patients are written to in. */
    static final Set<String> LANGUAGES = new HashSet<>(Arrays.asList("en", "fr", "es"));

    private static final Set<String> MAIL_SECURITY = new HashSet<>(Arrays.asList("STARTTLS", "TLS", "NONE"));

    private SettingRules() {
    }

    /** The form in which a value is stored. */
    static String normalize(SettingDefinition definition, String value) {
        String trimmed = value == null ? "" : value.trim();
        switch (definition.getKind()) {
            case COUNTRY:
            case MAIL_SECURITY:
                return trimmed.toUpperCase(Locale.ROOT);
            case PHONE_NUMBER:
                return trimmed.replaceAll("[\\s().-]", "");
            case URL:
            case CARRIER_URL:
                return trimmed.replaceAll("/+$", "");
            default:
                return trimmed;
        }
    }

    /**
     * @param value normalized and not blank
     * @return the code of what is wrong with it
     */
    static Optional<String> check(SettingDefinition definition, String value) {
        if (value.length() > MAX_LENGTH) {
            return Optional.of("settings.tooLong");
        }
        switch (definition.getKind()) {
            case COUNTRY:
                return unless(COUNTRIES.contains(value), "settings.country");
            case BOOLEAN:
                return unless(value.equals("true") || value.equals("false"), "settings.boolean");
            case OFFICE_HOURS:
                return unless(OfficeHours.parse(value).isPresent(), "settings.officeHours");
            case TIME_ZONE:
                return unless(ZoneId.getAvailableZoneIds().contains(value), "settings.timeZone");
            case URL:
                return unless(isUrl(value), "settings.url");
            case CARRIER_URL:
                return unless(isUrl(value) && Urls.keepsSecrets(value), "settings.carrierUrl");
            case PHONE_NUMBER:
                return unless(NUMBER.matcher(value).matches(), "settings.number");
            case EMAIL_ADDRESS:
                return unless(EmailAddress.parse(value).isPresent(), "settings.email");
            case HOST:
                return unless(HOST.matcher(value).matches(), "settings.host");
            case INTEGER:
                return unless(isInteger(definition, value), "settings.integer");
            case ACCOUNT_SID:
                return unless(value.startsWith("AC") && SID.matcher(value.substring(2)).matches(), "settings.accountSid");
            case MESSAGING_SERVICE_SID:
                return unless(value.startsWith("MG") && SID.matcher(value.substring(2)).matches(), "settings.messagingServiceSid");
            case MAIL_SECURITY:
                return unless(MAIL_SECURITY.contains(value), "settings.mailSecurity");
            case MINUTES:
                return unless(areMinutes(value), "settings.minutes");
            case HOURS_RANGE:
                return unless(DayHours.parse(value).isPresent(), "settings.hoursRange");
            case LANGUAGE:
                return unless(LANGUAGES.contains(value), "settings.language");
            default:
                return Optional.empty();
        }
    }

    private static boolean areMinutes(String value) {
        int before = 0;
        for (String part : value.split(",", -1)) {
            if (!part.trim().matches("[1-9]\\d{0,4}") || Integer.parseInt(part.trim()) <= before) {
                return false;
            }
            before = Integer.parseInt(part.trim());
        }
        return true;
    }

    private static Optional<String> unless(boolean right, String code) {
        return right ? Optional.empty() : Optional.of(code);
    }

    private static boolean isUrl(String value) {
        try {
            URI uri = new URI(value);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null && uri.getRawQuery() == null
                    && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isInteger(SettingDefinition definition, String value) {
        if (!value.matches("\\d{1,9}")) {
            return false;
        }
        int number = Integer.parseInt(value);
        return number >= definition.getLeast() && number <= definition.getGreatest();
    }
}
