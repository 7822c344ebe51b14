/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The sandbox's own API, for the phone page and for tests: what arrived, answers from the phone, behaviour and configuration.
 *
 * <p>A body must be declared as {@code application/json}, so that no foreign web page can post here without the browser asking first.
 */
final class SandboxApi {

    static final String PREFIX = "/sandbox/api/";

    private final Journal journal;
    private final PatientPhone phone;
    private final PatientMail mail;
    private final VoiceLine voice;
    private final MediaShelf media;
    private final BehaviourSwitch behaviour;
    private final Settings settings;
    private final Map<String, Object> facts;

    /** @param facts what the configuration tells beside what can be changed */
    SandboxApi(Journal journal, PatientPhone phone, PatientMail mail, VoiceLine voice, MediaShelf media, BehaviourSwitch behaviour, Settings settings, Map<String, Object> facts) {
        this.journal = journal;
        this.phone = phone;
        this.mail = mail;
        this.voice = voice;
        this.media = media;
        this.behaviour = behaviour;
        this.settings = settings;
        this.facts = facts;
    }

    void handle(Call call) throws IOException, InterruptedException {
        try {
            if ("POST".equals(call.method()) && !call.isJson()) {
                refuse(call, 415, "Send the body as application/json.");
                return;
            }
            route(call);
        } catch (IllegalArgumentException e) {
            refuse(call, 400, e.getMessage());
        }
    }

    private void route(Call call) throws IOException, InterruptedException {
        String wanted = call.method() + ' ' + call.path().substring(PREFIX.length());
        switch (wanted) {
            case "GET messages" -> call.answer(200, messages(call.query()));
            case "DELETE messages" -> {
                journal.clear();
                call.answer(204, "application/json", new byte[0]);
            }
            case "POST reply" -> call.answer(200, phone.send(call.json(PatientPhone.Reply.class)));
            case "POST call" -> call.answer(200, voice.callPractice(call.json(VoiceLine.Ring.class)));
            case "GET media" -> {
                Media found = media.get(call.query().get("sid")).orElseThrow(() -> new IllegalArgumentException("There is no such file."));
                call.answer(200, found.type(), found.content());
            }
            case "POST mail" -> call.answer(200, delivered(() -> mail.send(call.json(PatientMail.Letter.class))));
            case "POST bounce" -> call.answer(200, delivered(() -> mail.bounce(call.json(PatientMail.Refusal.class))));
            case "GET behaviour" -> call.answer(200, behaviour.current());
            case "POST behaviour" -> call.answer(200, behaviour.change(call.json(JsonNode.class)));
            case "DELETE behaviour" -> {
                behaviour.reset();
                call.answer(200, behaviour.current());
            }
            case "GET config" -> call.answer(200, config());
            case "POST config" -> {
                change(call.json(JsonNode.class));
                call.answer(200, config());
            }
            default -> refuse(call, 404, "There is no " + wanted + ".");
        }
    }

    private static Mail delivered(Delivery delivery) throws IOException {
        try {
            return delivery.deliver();
        } catch (MessagingException e) {
            throw new IllegalArgumentException("The e-mail cannot be delivered: " + e.getMessage(), e);
        }
    }

    /** Puts an e-mail into a mailbox. */
    @FunctionalInterface
    private interface Delivery {

        Mail deliver() throws MessagingException, IOException;
    }

    /** What arrived, newest last, with the revision to ask for changes since. */
    private Object messages(Map<String, String> query) {
        long since = number(query, "since", 0);
        long limit = number(query, "limit", Long.MAX_VALUE);
        String to = query.get("to");
        long revision = journal.revision();
        String kind = query.get("kind");
        List<Entry> found = journal.entries().stream()
                .filter(entry -> kind == null || kind.equals(entry.kind()))
                .filter(entry -> entry.revision() > since)
                .filter(entry -> to == null || to.equalsIgnoreCase(entry.to()))
                .toList();
        ObjectNode json = Call.tree(Map.of("revision", revision, "clearedAt", journal.clearedAt())).deepCopy();
        json.set("messages", Call.tree(found.subList((int) Math.max(0, found.size() - limit), found.size())));
        return json;
    }

    private ObjectNode config() {
        ObjectNode json = Call.tree(facts).deepCopy();
        return json.put("practiceNumber", settings.practiceNumber()).put("webhookBase", settings.webhookBase());
    }

    private void change(JsonNode fields) {
        fields.fieldNames().forEachRemaining(name -> {
            if (!List.of("practiceNumber", "webhookBase").contains(name)) {
                throw new IllegalArgumentException("Only practiceNumber and webhookBase can be changed, not " + name + ".");
            }
        });
        if (fields.has("practiceNumber")) {
            settings.practiceNumber(fields.get("practiceNumber").asText());
        }
        if (fields.has("webhookBase")) {
            settings.webhookBase(fields.get("webhookBase").asText());
        }
    }

    private static long number(Map<String, String> query, String name, long otherwise) {
        String text = query.get(name);
        try {
            long number = text == null || text.isEmpty() ? otherwise : Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number.", e);
        }
        throw new IllegalArgumentException(name + " must not be negative.");
    }

    private static void refuse(Call call, int status, String sentence) throws IOException {
        call.answer(status, Map.of("error", sentence));
    }
}
