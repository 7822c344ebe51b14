/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import java.util.Map;
import java.util.Optional;

/**
 * The numbers that fail on purpose.
 *
 * <p>Refused at once, as with Twilio's test credentials (twilio.com/docs/iam/test-credentials, "Test SMS messages"):
 * <ul>
 *   <li>From +15005550001 → 21212 invalid, +15005550007 → 21606 not the account's or not able to send SMS, +15005550008 → 21611 its queue is
 *       full; +15005550006 sends. Unlike Twilio's, every other valid From sends too, so that a practice may have the number it likes.</li>
 *   <li>To +15005550001 → 21211 invalid, +15005550002 → 21612 no route, +15005550003 → 21408 no permission for the region,
 *       +15005550004 → 21610 opted out, +15005550009 → 21614 not a mobile number.</li>
 * </ul>
 * <p>Ours: accepted, sent, and then reported "undelivered" by status callback:
 * <ul>
 *   <li>To +15005553003 → 30003 unreachable, +15005553005 → 30005 unknown, +15005553006 → 30006 landline, +15005553007 → 30007 filtered.</li>
 * </ul>
 */
final class MagicNumbers {

    private static final Map<String, Integer> UNDELIVERABLE = Map.of(
            "+15005553003", 30003,
            "+15005553005", 30005,
            "+15005553006", 30006,
            "+15005553007", 30007);

    private static final Map<Integer, String> REASONS = Map.of(
            30003, "Unreachable destination handset",
            30005, "Unknown destination handset",
            30006, "Landline or unreachable carrier",
            30007, "Message filtered");

    private MagicNumbers() {
    }

    static Optional<TwilioError> refusalOfSender(String from) {
        return Optional.ofNullable(switch (from) {
            case "+15005550001" -> invalidSender(from);
            case "+15005550007" -> TwilioError.badRequest(21606, "The 'From' phone number provided (" + from
                    + ") is not a valid message-capable Twilio phone number for this destination/account.");
            case "+15005550008" -> TwilioError.badRequest(21611, "This 'From' number has exceeded the maximum number of queued messages.");
            default -> null;
        });
    }

    static Optional<TwilioError> refusalOfRecipient(String to) {
        return Optional.ofNullable(switch (to) {
            case "+15005550001" -> invalidRecipient(to);
            case "+15005550002" -> TwilioError.badRequest(21612,
                    "Message cannot be sent with the current combination of 'To' (" + to + ") and/or 'From' parameters.");
            case "+15005550003" -> TwilioError.badRequest(21408,
                    "Permission to send an SMS or MMS has not been enabled for the region indicated by the 'To' number: " + to);
            case "+15005550004" -> TwilioError.badRequest(21610, "Attempt to send to unsubscribed recipient");
            case "+15005550009" -> TwilioError.badRequest(21614, "'To' number: " + to + ", is not a valid mobile number");
            default -> null;
        });
    }

    static TwilioError invalidSender(String from) {
        return TwilioError.badRequest(21212, "The 'From' number " + from + " is not a valid phone number, shortcode, or alphanumeric sender ID.");
    }

    static TwilioError invalidRecipient(String to) {
        return TwilioError.badRequest(21211, "The 'To' number " + to + " is not a valid phone number.");
    }

    /** The code with which a message to this number ends "undelivered". */
    static Optional<Integer> endOf(String to) {
        return Optional.ofNullable(UNDELIVERABLE.get(to));
    }

    /** Twilio's words for a code with which a message ends. */
    static String reason(Integer errorCode) {
        return errorCode == null ? null : REASONS.get(errorCode);
    }
}
