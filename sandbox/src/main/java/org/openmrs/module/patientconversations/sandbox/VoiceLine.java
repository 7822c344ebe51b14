/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.w3c.dom.Element;

/**
 * Twilio's side of a phone call: asks the practice's webhooks what is to happen (twilio.com/docs/voice/twiml) and tells them what did. Nobody speaks: who
 * answers, for how long, and what is said after the beep is given beforehand.
 */
final class VoiceLine implements AutoCloseable {

    private static final String PATH = "/ws/patientconversations/twilio/voice";
    private static final int SECONDS_OF_OUTBOUND = 42;
    private static final int MOST_STEPS = 12;

    private final Journal journal;
    private final WebhookClient webhooks;
    private final Account account;
    private final Settings settings;
    private final MediaShelf shelf;
    private final Clock clock;
    private final ExecutorService lines = Executors.newCachedThreadPool(DaemonThreads.named("calls"));

    VoiceLine(Journal journal, WebhookClient webhooks, Account account, Settings settings, MediaShelf shelf, Clock clock) {
        this.journal = journal;
        this.webhooks = webhooks;
        this.account = account;
        this.settings = settings;
        this.shelf = shelf;
        this.clock = clock;
    }

    /**
     * The patient calls the practice, and hangs up in the end.
     *
     * @throws IllegalArgumentException if there is no number to call from
     */
    PhoneCall callPractice(Ring ring) throws InterruptedException {
        if (!Settings.isPhoneNumber(ring.from())) {
            throw new IllegalArgumentException("\"from\" must be the patient's number, like +15551234567.");
        }
        PhoneCall call = journal.add(new PhoneCall(0, 0, Sid.of("CA"), "inbound", ring.from(), settings.practiceNumber(), "ringing", List.of(), clock.instant()));
        Course course = new Course(call, ring);
        course.follow(settings.webhookBase() + PATH, course.parameters("ringing"));
        course.end(settings.webhookBase() + PATH + "/status");
        return course.call;
    }

    /** The practice calls somebody, who answers and does what is asked. */
    PhoneCall place(String from, String to, String url, String statusCallback) {
        PhoneCall call = journal.add(new PhoneCall(0, 0, Sid.of("CA"), "outbound-api", from, to, "queued", List.of(), clock.instant()));
        lines.submit(() -> {
            Course course = new Course(call, new Ring(to, true, SECONDS_OF_OUTBOUND, null));
            course.follow(url, course.parameters("in-progress"));
            course.end(statusCallback);
            return null;
        });
        return call;
    }

    @Override
    public void close() {
        lines.shutdownNow();
    }

    /** One call from its first question to its end. */
    private final class Course {

        private final Ring ring;
        private PhoneCall call;
        private int steps;

        Course(PhoneCall call, Ring ring) {
            this.call = call;
            this.ring = ring;
        }

        /** Asks what is to happen, and lets it happen. */
        void follow(String url, Map<String, String> parameters) throws InterruptedException {
            if (++steps > MOST_STEPS) {
                throw new IllegalStateException("The call goes round in circles.");
            }
            WebhookAnswer answer = webhooks.post("voice", url, parameters, account.authToken());
            if (!answer.ok()) {
                note("in-progress", "The practice's webhook answered " + (answer.status() == null ? answer.error() : answer.status()));
                return;
            }
            for (Element verb : TwiML.verbs(answer.body())) {
                switch (verb.getTagName()) {
                    case "Say" -> note("in-progress", "Said: " + verb.getTextContent().strip());
                    case "Gather" -> {
                        note("in-progress", "Asked: " + verb.getTextContent().strip() + " Pressed 1.");
                        Map<String, String> pressed = parameters("in-progress");
                        pressed.put("Digits", "1");
                        follow(verb.getAttribute("action"), pressed);
                        return;
                    }
                    case "Dial" -> {
                        dial(verb);
                        return;
                    }
                    case "Record" -> {
                        record(verb);
                        return;
                    }
                    default -> {
                        return;
                    }
                }
            }
        }

        void end(String statusCallback) throws InterruptedException {
            note("completed", "Hung up");
            if (statusCallback != null && !statusCallback.isEmpty()) {
                Map<String, String> parameters = parameters("completed");
                parameters.put("CallDuration", String.valueOf(ring.seconds()));
                webhooks.post("completed", statusCallback, parameters, account.authToken());
            }
        }

        private void dial(Element verb) throws InterruptedException {
            note("in-progress", "Dialled " + verb.getTextContent().strip() + " as " + verb.getAttribute("callerId") + (ring.answered() ? ": answered" : ": no answer"));
            Map<String, String> parameters = parameters("in-progress");
            parameters.put("DialCallStatus", ring.answered() ? "completed" : "no-answer");
            if (ring.answered()) {
                parameters.put("DialCallDuration", String.valueOf(ring.seconds()));
            }
            follow(verb.getAttribute("action"), parameters);
        }

        private void record(Element verb) throws InterruptedException {
            if (ring.voicemail() == null || ring.voicemail().isBlank()) {
                note("in-progress", "Nobody spoke after the beep");
                return;
            }
            Media recording = shelf.put("RE", "audio/x-wav", Tone.wav());
            note("in-progress", "Recorded: " + ring.voicemail());
            Map<String, String> parameters = parameters("in-progress");
            parameters.put("RecordingSid", recording.sid());
            parameters.put("RecordingUrl", "https://api.twilio.com/" + MessageResource.API_VERSION + "/Accounts/" + account.sid() + "/Recordings/" + recording.sid());
            parameters.put("RecordingStatus", "completed");
            parameters.put("RecordingDuration", String.valueOf(Math.max(1, ring.voicemail().length() / 15)));
            post(verb, "recordingStatusCallback", parameters);
            parameters.put("TranscriptionStatus", "completed");
            parameters.put("TranscriptionText", ring.voicemail());
            post(verb, "transcribeCallback", parameters);
        }

        private void post(Element verb, String attribute, Map<String, String> parameters) throws InterruptedException {
            Optional<String> url = Optional.of(verb.getAttribute(attribute)).filter(given -> !given.isEmpty());
            if (url.isPresent()) {
                webhooks.post(attribute, url.get(), parameters, account.authToken());
            }
        }

        private void note(String status, String step) {
            call = call.step(status, step);
            journal.update(call);
        }

        /** twilio.com/docs/voice/twiml#request-parameters */
        Map<String, String> parameters(String status) {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("CallSid", call.sid());
            parameters.put("AccountSid", account.sid());
            parameters.put("ApiVersion", MessageResource.API_VERSION);
            parameters.put("From", call.from());
            parameters.put("To", call.to());
            parameters.put("CallStatus", status);
            parameters.put("Direction", call.direction());
            return parameters;
        }
    }

    /**
     * How a call goes.
     *
     * @param answered whether whoever is dialled answers
     * @param seconds how long they speak
     * @param voicemail what the caller says after the beep; null for nothing
     */
    record Ring(String from, boolean answered, int seconds, String voicemail) {
    }
}
