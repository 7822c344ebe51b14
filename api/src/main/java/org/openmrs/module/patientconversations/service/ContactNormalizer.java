/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.model.ContactSystem;

/** Checks what was typed as a number or an address, and gives it the one form in which it is stored and compared. */
public class ContactNormalizer {

    /** Kinds of numbers that no text message reaches; a voice-over-IP or personal number may well take one. */
    private static final Set<PhoneNumberType> NOT_MOBILE = EnumSet.of(PhoneNumberType.FIXED_LINE, PhoneNumberType.TOLL_FREE,
        PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST, PhoneNumberType.UAN, PhoneNumberType.VOICEMAIL, PhoneNumberType.PAGER);

    private static final String NO_REGION = "ZZ";

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    private final Settings settings;

    public ContactNormalizer(Settings settings) {
        this.settings = settings;
    }

    /**
     * @param field what the caller calls the value, for the refusal
     * @throws Refusal of the field, as {@link ContactService#normalize} says
     */
    public String normalize(ContactSystem system, String typed, String field) {
        String trimmed = typed == null ? "" : trim(typed);
        if (trimmed.isEmpty()) {
            throw Refusal.ofField(field, "contact.required");
        }
        return system == ContactSystem.SMS ? normalizeNumber(trimmed, field) : normalizeEmail(trimmed, field);
    }

    /** The normalized form, or empty where {@link #normalize} would refuse. */
    public Optional<String> tryNormalize(ContactSystem system, String typed) {
        try {
            return Optional.of(normalize(system, typed, "value"));
        } catch (Refusal notAnAddress) {
            return Optional.empty();
        }
    }

    /** As people read it. */
    public String format(ContactSystem system, String normalized) {
        if (system != ContactSystem.SMS) {
            return normalized;
        }
        try {
            return numbers.format(numbers.parse(normalized, NO_REGION), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException notANumber) {
            return normalized;
        }
    }

    private String normalizeNumber(String typed, String field) {
        String country = settings.get(GlobalProperties.DEFAULT_COUNTRY).map(code -> code.trim().toUpperCase(Locale.ROOT)).orElse(NO_REGION);
        PhoneNumber number;
        try {
            number = numbers.parse(typed, country);
        } catch (NumberParseException unreadable) {
            boolean countryMissing = unreadable.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE
                    && typed.charAt(0) != '+' && typed.charAt(0) != '\uFF0B';
            throw Refusal.ofField(field, countryMissing ? "contact.phone.country" : "contact.phone.invalid");
        }
        if (number.hasExtension() || !numbers.isValidNumber(number)) {
            throw Refusal.ofField(field, "contact.phone.invalid");
        }
        if (NOT_MOBILE.contains(numbers.getNumberType(number))) {
            throw Refusal.ofField(field, "contact.phone.notMobile");
        }
        return numbers.format(number, PhoneNumberFormat.E164);
    }

    private static String normalizeEmail(String typed, String field) {
        return EmailAddress.parse(typed).orElseThrow(() -> Refusal.ofField(field, "contact.email.invalid"));
    }

    private static String trim(String typed) {
        int start = 0;
        int end = typed.length();
        while (start < end && isBlank(typed.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(typed.charAt(end - 1))) {
            end--;
        }
        return typed.substring(start, end);
    }

    /** Also what is copied along unseen from other pages: no-break spaces, zero-width and direction marks. */
    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || Character.getType(character) == Character.FORMAT;
    }
}
