/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

import static org.openmrs.module.patientconversations.inbound.TwilioGate.first;
import static org.openmrs.module.patientconversations.inbound.TwilioGate.queryParameters;
import static org.openmrs.module.patientconversations.inbound.TwilioGate.sid;

import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openmrs.messagesource.MessageSourceService;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.channel.sms.TwilioMedia;
import org.openmrs.module.patientconversations.model.CallOutcome;
import org.openmrs.module.patientconversations.service.CallService;
import org.openmrs.module.patientconversations.service.CarrierService;
import org.openmrs.module.patientconversations.service.InboundMessage;

/**
 * What Twilio calls about phone calls. A patient's call becomes an entry, is forwarded, and goes to voicemail if nobody answers; in a call of ours the
 * member of staff, who was rung first, is connected with the patient.
 */
public class TwilioVoice {

    /** Below the public base URL. */
    public static final String PATH = "/ws/patientconversations/twilio/voice";

    private static final int NO_CONTENT = 204;

    private static final int BAD_REQUEST = 400;

    private static final int DEFAULT_RING_SECONDS = 20;

    private static final int MAX_VOICEMAIL_SECONDS = 120;

    private static final String COMPLETED = "completed";

    private static final String MESSAGE = "message";

    /** The steps of a call that Twilio asks about, as the last part of the address. */
    private enum Step {
        /** A patient rings. */
        RING(""),
        /** Whoever a patient's call was forwarded to did or did not answer. */
        FORWARDED("/forwarded"),
        /** The caller has hung up or said enough. */
        RECORDED("/recorded"),
        RECORDING("/recording"),
        TRANSCRIPTION("/transcription"),
        /** Any call has ended. */
        STATUS("/status"),
        /** Our own side has answered a call of ours. */
        CONNECT("/connect"),
        /** Our own side has pressed a key. */
        DIAL("/dial"),
        /** The patient did or did not answer, or the talk is over. */
        ENDED("/ended");

        private final String path;

        Step(String path) {
            this.path = path;
        }
    }

    private final TwilioGate gate;

    private final Settings settings;

    private final CarrierService carrierService;

    private final CallService calls;

    private final MessageSourceService catalogue;

    private final Clock clock;

    public TwilioVoice(TwilioGate gate, Settings settings, CarrierService carrierService, CallService calls, MessageSourceService catalogue, Clock clock) {
        this.gate = gate;
        this.settings = settings;
        this.carrierService = carrierService;
        this.calls = calls;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Answers one step of a call.
     *
     * @param step the part of the address after {@link #PATH}, with its slash; empty for an incoming call
     * @return empty if there is no such step
     */
    public Optional<WebhookAnswer> handle(String step, Map<String, String[]> parameters, String query, String signature, String remoteAddress) {
        for (Step known : Step.values()) {
            if (known.path.equals(step)) {
                return Optional.of(gate.admit(PATH + step, parameters, query, signature, remoteAddress,
                        form -> sid(form, "CallSid") == null ? WebhookAnswer.ofStatus(BAD_REQUEST)
                                : gate.asDaemon(() -> answer(known, form, sid(form, "CallSid"), first(queryParameters(query), MESSAGE)))));
            }
        }
        return Optional.empty();
    }

    private WebhookAnswer answer(Step step, Map<String, String[]> form, String callId, String message) {
        switch (step) {
            case RING:
                return ring(form, callId);
            case FORWARDED:
                return forwarded(form, callId);
            case RECORDED:
                return WebhookAnswer.ofXml(TwiML.hangUp());
            case RECORDING:
                TwilioMedia.findPath(first(form, "RecordingUrl")).ifPresent(path -> calls.addVoicemail(callId, path));
                return WebhookAnswer.ofStatus(NO_CONTENT);
            case TRANSCRIPTION:
                Optional.ofNullable(first(form, "TranscriptionText")).ifPresent(text -> calls.addTranscript(callId, text));
                return WebhookAnswer.ofStatus(NO_CONTENT);
            case CONNECT:
                return WebhookAnswer.ofXml(TwiML.askForKey(sentence("patientconversations.voice.pressKey"), language(), address(Step.DIAL, message)));
            case DIAL:
                return WebhookAnswer.ofXml(calls.connectCall(String.valueOf(message))
                        .map(number -> TwiML.dial(number, settings.get(GlobalProperties.TWILIO_FROM).orElse(""), ringSeconds(), address(Step.ENDED, message)))
                        .orElseGet(TwiML::hangUp));
            case ENDED:
                calls.endOutboundCall(String.valueOf(message), outcome(form), seconds(form, "DialCallDuration"));
                return WebhookAnswer.ofXml(TwiML.hangUp());
            default:
                return over(form, callId, message);
        }
    }

    private WebhookAnswer ring(Map<String, String[]> form, String callId) {
        String from = Optional.ofNullable(first(form, "From")).orElse("");
        String to = Optional.ofNullable(first(form, "To")).orElse("");
        carrierService.receiveMessage(new InboundMessage(Channels.PHONE, from, to, null, "", callId, new Date(clock.millis())));
        Optional<String> forward = settings.get(GlobalProperties.VOICE_FORWARD_TO);
        if (!forward.isPresent()) {
            calls.endInboundCall(callId, CallOutcome.MISSED, 0);
            return voicemail();
        }
        // The practice's own number is shown: that of the caller would be kept in the memory of whichever phone this is.
        return WebhookAnswer.ofXml(TwiML.dial(forward.get(), to, ringSeconds(), address(Step.FORWARDED, null)));
    }

    private WebhookAnswer forwarded(Map<String, String[]> form, String callId) {
        CallOutcome outcome = outcome(form);
        calls.endInboundCall(callId, outcome, seconds(form, "DialCallDuration"));
        return outcome == CallOutcome.ANSWERED ? WebhookAnswer.ofXml(TwiML.hangUp()) : voicemail();
    }

    /** The end of a call whose outcome no other step told: the caller hung up while it rang, or our own side did not press a key. */
    private WebhookAnswer over(Map<String, String[]> form, String callId, String message) {
        if (message == null) {
            calls.endInboundCall(callId, CallOutcome.MISSED, 0);
        } else {
            calls.endOutboundCall(message, CallOutcome.MISSED, 0);
        }
        return WebhookAnswer.ofStatus(NO_CONTENT);
    }

    private WebhookAnswer voicemail() {
        String notice = settings.get(GlobalProperties.VOICE_NOTICE).orElseGet(() -> sentence("patientconversations.voice.notice"));
        return WebhookAnswer.ofXml(TwiML.record(notice, language(), MAX_VOICEMAIL_SECONDS, address(Step.RECORDING, null), address(Step.TRANSCRIPTION, null),
                address(Step.RECORDED, null)));
    }

    private String address(Step step, String message) {
        String base = settings.get(GlobalProperties.PUBLIC_BASE_URL).orElse("").replaceAll("/+$", "");
        return base + PATH + step.path + (message == null ? "" : '?' + MESSAGE + '=' + message);
    }

    private int ringSeconds() {
        return settings.getInt(GlobalProperties.VOICE_RING_SECONDS, DEFAULT_RING_SECONDS);
    }

    private String language() {
        return settings.get(GlobalProperties.VOICE_LANGUAGE).orElse("en-US");
    }

    private String sentence(String code) {
        return catalogue.getMessage(code, new Object[0], Locale.forLanguageTag(language()));
    }

    private static CallOutcome outcome(Map<String, String[]> form) {
        return COMPLETED.equals(first(form, "DialCallStatus")) ? CallOutcome.ANSWERED : CallOutcome.MISSED;
    }

    private static int seconds(Map<String, String[]> form, String name) {
        String value = first(form, name);
        return value != null && value.matches("\\d{1,6}") ? Integer.parseInt(value) : 0;
    }
}
