/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a client asks to send, and whether Twilio would take it. */
record MessageRequest(String to, String from, String messagingServiceSid, String body, String statusCallback, List<String> mediaUrls) {

    private static final int MAX_CHARACTERS = 1600;
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s().-]");
    private static final Pattern SENDER_ID_OR_SHORT_CODE = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 &+_-]{1,11}|[0-9]{3,8}");
    private static final Pattern MESSAGING_SERVICE = Pattern.compile("MG[0-9a-fA-F]{32}");

    static MessageRequest of(Map<String, String> form, List<String> mediaUrls) {
        return new MessageRequest(number(form.get("To")), number(form.get("From")), present(form.get("MessagingServiceSid")), form.getOrDefault("Body", ""),
                present(form.get("StatusCallback")), mediaUrls);
    }

    /** Why Twilio would not take it; the first reason in the order in which Twilio looks. */
    Optional<TwilioError> refusal() {
        return Stream.of(recipientRefusal(), senderRefusal(), bodyRefusal(), callbackRefusal()).flatMap(Optional::stream).findFirst();
    }

    private Optional<TwilioError> recipientRefusal() {
        if (to == null) {
            return Optional.of(TwilioError.TO_REQUIRED);
        }
        if (!Settings.isPhoneNumber(to)) {
            return Optional.of(MagicNumbers.invalidRecipient(to));
        }
        return MagicNumbers.refusalOfRecipient(to);
    }

    private Optional<TwilioError> senderRefusal() {
        if (messagingServiceSid != null) {
            return MESSAGING_SERVICE.matcher(messagingServiceSid).matches() ? Optional.empty()
                    : Optional.of(TwilioError.badRequest(21701, "The Messaging Service does not exist: " + messagingServiceSid));
        }
        if (from == null) {
            return Optional.of(TwilioError.FROM_REQUIRED);
        }
        if (from.equals(to)) {
            return Optional.of(TwilioError.badRequest(21266, "'To' and 'From' number cannot be the same: " + to));
        }
        if (!Settings.isPhoneNumber(from) && !SENDER_ID_OR_SHORT_CODE.matcher(from).matches()) {
            return Optional.of(MagicNumbers.invalidSender(from));
        }
        return MagicNumbers.refusalOfSender(from);
    }

    private Optional<TwilioError> bodyRefusal() {
        if (body.isEmpty() && mediaUrls.isEmpty()) {
            return Optional.of(TwilioError.BODY_REQUIRED);
        }
        return body.codePointCount(0, body.length()) > MAX_CHARACTERS ? Optional.of(TwilioError.BODY_TOO_LONG) : Optional.empty();
    }

    private Optional<TwilioError> callbackRefusal() {
        return statusCallback == null || Settings.isHttpUrl(statusCallback) ? Optional.empty()
                : Optional.of(TwilioError.badRequest(21609, "The 'StatusCallback' URL " + statusCallback + " is not a valid URL."));
    }

    private static String number(String typed) {
        String text = present(typed);
        return text != null && text.startsWith("+") ? PUNCTUATION.matcher(text).replaceAll("") : text;
    }

    private static String present(String text) {
        return text == null || text.isBlank() ? null : text.trim();
    }
}
