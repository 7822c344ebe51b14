/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

import static org.openmrs.module.patientconversations.inbound.TwilioGate.first;
import static org.openmrs.module.patientconversations.inbound.TwilioGate.queryParameters;
import static org.openmrs.module.patientconversations.inbound.TwilioGate.sid;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.channel.CarrierReport;
import org.openmrs.module.patientconversations.channel.sms.MediaLink;
import org.openmrs.module.patientconversations.channel.sms.TwilioChannel;
import org.openmrs.module.patientconversations.channel.sms.TwilioMedia;
import org.openmrs.module.patientconversations.channel.sms.TwilioStatus;
import org.openmrs.module.patientconversations.service.AttachmentService;
import org.openmrs.module.patientconversations.service.CarrierService;
import org.openmrs.module.patientconversations.service.InboundFile;
import org.openmrs.module.patientconversations.service.InboundMessage;
import org.openmrs.module.patientconversations.storage.ContentTypes;

/** What Twilio calls about messages: what patients sent, and how far ours have come. */
public class TwilioWebhooks {

    private static final int NO_CONTENT = 204;

    private static final int BAD_REQUEST = 400;

    private static final int NOT_FOUND = 404;

    private final TwilioGate gate;

    private final Settings settings;

    private final CarrierService carrierService;

    private final AttachmentService attachments;

    private final Clock clock;

    public TwilioWebhooks(TwilioGate gate, Settings settings, CarrierService carrierService, AttachmentService attachments, Clock clock) {
        this.gate = gate;
        this.settings = settings;
        this.carrierService = carrierService;
        this.attachments = attachments;
        this.clock = clock;
    }

    /**
     * A patient's SMS.
     *
     * @param parameters of the request as the servlet container has them: those of the query and those of the body
     * @param query the raw query string, or null
     * @param signature of the header X-Twilio-Signature, or null
     * @param remoteAddress where the request came from
     */
    public WebhookAnswer handleSms(Map<String, String[]> parameters, String query, String signature, String remoteAddress) {
        return gate.admit(TwilioChannel.SMS_PATH, parameters, query, signature, remoteAddress, this::receive);
    }

    private WebhookAnswer receive(Map<String, String[]> form) {
        String sid = sid(form, "MessageSid");
        String from = first(form, "From");
        if (sid == null || from == null) {
            return WebhookAnswer.ofStatus(BAD_REQUEST);
        }
        String to = Optional.ofNullable(first(form, "To")).orElse("");
        InboundMessage message = new InboundMessage(TwilioChannel.ID, from.trim(), to.trim(), null, Optional.ofNullable(first(form, "Body")).orElse(""), sid,
                new Date(clock.millis())).withFiles(media(form));
        return gate.asDaemon(() -> carrierService.receiveMessage(message)
                .map(answer -> WebhookAnswer.ofXml(TwiML.message(answer)))
                .orElseGet(() -> WebhookAnswer.ofXml(TwiML.nothing())));
    }

    /** How far a message of ours has come; the parameters are those of {@link #handleSms}. */
    public WebhookAnswer handleStatus(Map<String, String[]> parameters, String query, String signature, String remoteAddress) {
        return gate.admit(TwilioChannel.STATUS_PATH, parameters, query, signature, remoteAddress, form -> record(form, first(queryParameters(query), "message")));
    }

    private WebhookAnswer record(Map<String, String[]> form, String named) {
        String sid = sid(form, "MessageSid");
        if (sid == null) {
            return WebhookAnswer.ofStatus(BAD_REQUEST);
        }
        Optional<CarrierReport> report = TwilioStatus.report(sid, first(form, "MessageStatus"), first(form, "ErrorCode"))
                .map(bare -> first(form, "From") == null ? bare : bare.from(first(form, "From")));
        if (!report.isPresent()) {
            return WebhookAnswer.ofStatus(NO_CONTENT);
        }
        return gate.asDaemon(() -> {
            Optional<String> message = named == null ? carrierService.findMessageUuid(TwilioChannel.ID, sid) : Optional.of(named);
            message.ifPresent(uuid -> carrierService.recordReport(uuid, report.get()));
            return WebhookAnswer.ofStatus(NO_CONTENT);
        });
    }

    /**
     * What an MMS carries, for the carrier to fetch.
     *
     * @param link what follows {@link MediaLink#PATH}
     */
    public WebhookAnswer handleMedia(String link, String remoteAddress) {
        Optional<String> token = settings.getSecret(GlobalProperties.TWILIO_AUTH_TOKEN);
        Optional<String> attachment = token.flatMap(secret -> MediaLink.findAttachment(link, clock.instant(), secret));
        if (!attachment.isPresent()) {
            return gate.reject(remoteAddress, NOT_FOUND);
        }
        return gate.asDaemon(() -> attachments.readOutbound(attachment.get()).map(content -> WebhookAnswer.ofFile(ContentTypes.of(content), content))
                .orElseGet(() -> WebhookAnswer.ofStatus(NOT_FOUND)));
    }

    /** What came with an MMS lies at the carrier, to be fetched later: Twilio waits 15 s for an answer. */
    private static List<InboundFile> media(Map<String, String[]> form) {
        String count = first(form, "NumMedia");
        List<InboundFile> files = new ArrayList<>();
        for (int i = 0; count != null && count.matches("\\d{1,2}") && i < Integer.parseInt(count); i++) {
            String type = Optional.ofNullable(first(form, "MediaContentType" + i)).orElse("");
            String name = (type.isEmpty() ? "file" : type.replaceAll("/.*", "")) + '-' + (i + 1);
            TwilioMedia.findPath(first(form, "MediaUrl" + i)).ifPresent(path -> files.add(InboundFile.atCarrier(name, path)));
        }
        return files;
    }
}
