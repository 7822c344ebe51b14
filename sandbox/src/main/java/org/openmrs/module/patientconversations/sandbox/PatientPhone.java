/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The patient's phone: sends an SMS to the practice through the signed inbound webhook, and receives what the webhook answers. */
final class PatientPhone {

    private final Journal journal;
    private final WebhookClient webhooks;
    private final Account account;
    private final Settings settings;
    private final MediaShelf shelf;
    private final Clock clock;

    PatientPhone(Journal journal, WebhookClient webhooks, Account account, Settings settings, MediaShelf shelf, Clock clock) {
        this.journal = journal;
        this.webhooks = webhooks;
        this.account = account;
        this.settings = settings;
        this.shelf = shelf;
        this.clock = clock;
    }

    /**
     * Sends, waits for the webhook's answer, and records both.
     *
     * @throws IllegalArgumentException if something needed is missing or in the wrong form
     */
    Sent send(Reply reply) throws InterruptedException {
        Optional<Sms> known = Optional.ofNullable(reply.messageSid()).flatMap(journal::sms);
        Sms sms = known.filter(earlier -> earlier.direction() == Direction.INBOUND).orElseGet(() -> record(reply));
        String token = reply.badSignature() ? "not " + account.authToken() : account.authToken();
        WebhookAnswer answer = withReadableTwiML(webhooks.post("inbound", settings.inboundUrl(), parameters(sms), token));
        Sms answered = journal.update(sms.sid(), entry -> entry.webhook(answer)).orElse(sms);
        if (answer.ok()) {
            TwiML.messages(answer.body()).forEach(text -> receive(sms, text));
        }
        return new Sent(answered, answer);
    }

    private Sms record(Reply reply) {
        if (!Settings.isPhoneNumber(reply.from())) {
            throw new IllegalArgumentException("\"from\" must be the patient's number, like +15551234567.");
        }
        if (reply.text() == null) {
            throw new IllegalArgumentException("\"text\" is missing.");
        }
        if (reply.to() != null && reply.to().isBlank()) {
            throw new IllegalArgumentException("\"to\" must be the practice's number, or left out.");
        }
        Optional<Sms> last = lastTo(reply.from());
        Sms.Builder sms = Sms.builder()
                .direction(Direction.INBOUND)
                .from(reply.from())
                .to(Optional.ofNullable(reply.to()).or(() -> last.map(Sms::from)).orElseGet(settings::practiceNumber))
                .text(reply.text())
                .media(carried(reply))
                .messagingServiceSid(last.map(Sms::messagingServiceSid).orElse(null))
                .status(SmsStatus.RECEIVED, clock.instant());
        if (reply.messageSid() != null) {
            sms.sid(reply.messageSid());
        }
        return journal.add(sms);
    }

    private List<Media> carried(Reply reply) {
        return reply.media() == null ? List.of() : reply.media().stream()
                .map(file -> shelf.put("ME", file.type() == null ? "application/octet-stream" : file.type(), Base64.getDecoder().decode(file.base64()))).toList();
    }

    private Optional<Sms> lastTo(String phone) {
        List<Sms> all = journal.sms();
        for (int index = all.size() - 1; index >= 0; index--) {
            Sms sms = all.get(index);
            if (sms.direction() == Direction.OUTBOUND_API && sms.to().equals(phone)) {
                return Optional.of(sms);
            }
        }
        return Optional.empty();
    }

    private void receive(Sms question, String text) {
        journal.add(Sms.builder()
                .direction(Direction.OUTBOUND_REPLY)
                .from(question.to())
                .to(question.from())
                .text(text)
                .status(SmsStatus.DELIVERED, clock.instant()));
    }

    private static WebhookAnswer withReadableTwiML(WebhookAnswer answer) {
        if (!answer.ok()) {
            return answer;
        }
        try {
            TwiML.messages(answer.body());
            return answer;
        } catch (IllegalArgumentException e) {
            return answer.withError(e.getMessage());
        }
    }

    /** The parameters of twilio.com/docs/messaging/guides/webhook-request; the place is known of North American numbers only. */
    private Map<String, String> parameters(Sms sms) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("MessageSid", sms.sid());
        parameters.put("SmsSid", sms.sid());
        parameters.put("SmsMessageSid", sms.sid());
        parameters.put("AccountSid", account.sid());
        parameters.put("ApiVersion", MessageResource.API_VERSION);
        parameters.put("From", sms.from());
        parameters.put("To", sms.to());
        parameters.put("Body", sms.text());
        parameters.put("SmsStatus", SmsStatus.RECEIVED.toString());
        parameters.put("NumMedia", String.valueOf(sms.media().size()));
        for (int i = 0; i < sms.media().size(); i++) {
            Media media = sms.media().get(i);
            parameters.put("MediaUrl" + i, "https://api.twilio.com/" + MessageResource.API_VERSION + "/Accounts/" + account.sid() + "/Messages/" + sms.sid() + "/Media/" + media.sid());
            parameters.put("MediaContentType" + i, media.type());
        }
        parameters.put("NumSegments", String.valueOf(Segments.of(sms.text())));
        putPlace(parameters, "From", sms.from());
        putPlace(parameters, "To", sms.to());
        if (sms.messagingServiceSid() != null) {
            parameters.put("MessagingServiceSid", sms.messagingServiceSid());
        }
        return parameters;
    }

    private static void putPlace(Map<String, String> parameters, String side, String number) {
        parameters.put(side + "City", "");
        parameters.put(side + "State", "");
        parameters.put(side + "Zip", "");
        parameters.put(side + "Country", number.startsWith("+1") ? "US" : "");
    }

    /**
     * What the patient sends.
     *
     * @param to the practice's number; null for the one that last wrote to this phone, or else the practice number of the settings
     * @param messageSid null for a new message; the SID of one that was sent before repeats its webhook exactly; another becomes the new SID
     * @param media pictures and files that go along, or null
     * @param badSignature whether to sign with a wrong token
     */
    record Reply(String from, String to, String text, String messageSid, boolean badSignature, List<PatientMail.Enclosure> media) {
    }

    /** The SMS as recorded, and the webhook's answer to it. */
    record Sent(Sms message, WebhookAnswer webhook) {
    }
}
