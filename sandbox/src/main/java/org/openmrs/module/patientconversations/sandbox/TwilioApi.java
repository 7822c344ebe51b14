/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks Twilio's REST API for messages: create, fetch, list, cancel and redact. */
final class TwilioApi {

    static final String PREFIX = "/" + MessageResource.API_VERSION + "/";

    private static final Pattern MEDIA = Pattern.compile("/2010-04-01/Accounts/([^/]+)/(?:Messages/[^/]+/Media|Recordings)/((?:ME|RE)[0-9a-f]+)(?:\\.mp3|\\.wav)?");
    private static final Pattern CALLS = Pattern.compile("/2010-04-01/Accounts/([^/]+)/Calls\\.json");
    private static final Pattern MESSAGES = Pattern.compile("/2010-04-01/Accounts/([^/]+)/Messages(?:/([^/]+))?\\.json");

    private final Account account;
    private final Journal journal;
    private final BehaviourSwitch behaviour;
    private final Delivery delivery;
    private final MediaShelf media;
    private final VoiceLine voice;
    private final Clock clock;

    TwilioApi(Account account, Journal journal, BehaviourSwitch behaviour, Delivery delivery, MediaShelf media, VoiceLine voice, Clock clock) {
        this.account = account;
        this.journal = journal;
        this.behaviour = behaviour;
        this.delivery = delivery;
        this.media = media;
        this.voice = voice;
        this.clock = clock;
    }

    void handle(Call call) throws IOException, InterruptedException {
        if (!account.matches(call.header("Authorization"))) {
            call.header("WWW-Authenticate", "Basic realm=\"Twilio API\"");
            refuse(call, TwilioError.NOT_AUTHENTICATED);
            return;
        }
        Behaviour now = behaviour.current();
        OptionalInt failure = behaviour.takeStatus();
        if (failure.isPresent()) {
            Thread.sleep(now.latencyMs());
            refuse(call, failure.getAsInt() == 429 ? TwilioError.TOO_MANY_REQUESTS : TwilioError.INTERNAL);
            return;
        }
        Matcher media = MEDIA.matcher(call.path());
        if (media.matches() && media.group(1).equals(account.sid())) {
            serve(call, media.group(2));
            return;
        }
        Matcher calls = CALLS.matcher(call.path());
        if (calls.matches() && calls.group(1).equals(account.sid()) && "POST".equals(call.method())) {
            Thread.sleep(now.latencyMs());
            dial(call);
            return;
        }
        Matcher path = MESSAGES.matcher(call.path());
        if (!path.matches() || !path.group(1).equals(account.sid())) {
            refuse(call, TwilioError.notFound(call.path()));
            return;
        }
        route(call, path.group(2), now);
    }

    private void route(Call call, String messageSid, Behaviour now) throws IOException, InterruptedException {
        boolean post = "POST".equals(call.method());
        if (!post && !"GET".equals(call.method())) {
            refuse(call, TwilioError.METHOD_NOT_ALLOWED);
        } else if (post && messageSid == null) {
            create(call, now);
        } else {
            Thread.sleep(now.latencyMs());
            if (messageSid == null) {
                list(call);
            } else if (post) {
                update(call, messageSid, now);
            } else {
                fetch(call, messageSid);
            }
        }
    }

    private void create(Call call, Behaviour now) throws IOException, InterruptedException {
        MessageRequest request = MessageRequest.of(call.form(), call.formValues("MediaUrl"));
        Optional<TwilioError> refusal = request.refusal();
        if (refusal.isPresent()) {
            Thread.sleep(now.latencyMs());
            refuse(call, refusal.get());
            return;
        }
        List<Media> carried = new ArrayList<>();
        for (String url : request.mediaUrls()) {
            media.fetch(url).ifPresent(carried::add);
        }
        boolean throughService = request.messagingServiceSid() != null;
        Sms sms = journal.add(Sms.builder()
                .direction(Direction.OUTBOUND_API)
                .from(throughService ? null : request.from())
                .to(request.to())
                .text(request.body())
                .media(carried)
                .messagingServiceSid(request.messagingServiceSid())
                .statusCallback(request.statusCallback())
                .status(throughService ? SmsStatus.ACCEPTED : SmsStatus.QUEUED, clock.instant()));
        boolean drop = behaviour.takeDroppedResponse();
        Thread.sleep(now.latencyMs());
        delivery.begin(sms, now);
        if (drop) {
            call.cut();
        } else {
            call.answer(201, MessageResource.of(sms, account.sid()));
        }
    }

    /** Places a call, and goes through what the practice wants to happen in it. */
    private void dial(Call call) throws IOException {
        Map<String, String> form = call.form();
        if (!Settings.isPhoneNumber(form.get("To"))) {
            refuse(call, TwilioError.badRequest(21211, "The 'To' number is not a valid phone number."));
            return;
        }
        PhoneCall placed = voice.place(form.get("From"), form.get("To"), form.get("Url"), form.get("StatusCallback"));
        call.answer(201, JsonNodeFactory.instance.objectNode().put("sid", placed.sid()).put("status", "queued").put("direction", "outbound-api")
                .put("account_sid", account.sid()).put("to", placed.to()).put("from", placed.from()));
    }

    private void serve(Call call, String sid) throws IOException {
        Optional<Media> found = media.get(sid);
        if (found.isPresent()) {
            call.answer(200, found.get().type(), found.get().content());
        } else {
            refuse(call, TwilioError.notFound(call.path()));
        }
    }

    private void fetch(Call call, String sid) throws IOException {
        answer(call, journal.sms(sid));
    }

    private void list(Call call) throws IOException {
        try {
            call.answer(200, new MessageQuery(call.query()).answer(journal.sms(), account.sid(), call.path()));
        } catch (IllegalArgumentException e) {
            refuse(call, TwilioError.badRequest(20001, "Invalid parameter: " + e.getMessage()));
        }
    }

    private void update(Call call, String sid, Behaviour now) throws IOException {
        Map<String, String> form = call.form();
        boolean cancel = "canceled".equals(form.get("Status"));
        boolean redact = "".equals(form.get("Body"));
        if (cancel == redact) {
            refuse(call, TwilioError.INVALID_UPDATE);
        } else if (redact) {
            answer(call, journal.update(sid, sms -> sms.text("")));
        } else {
            cancel(call, sid, now);
        }
    }

    private void cancel(Call call, String sid, Behaviour now) throws IOException {
        boolean[] waiting = new boolean[1];
        Optional<Sms> cancelled = journal.update(sid, sms -> {
            waiting[0] = sms.status().isWaiting();
            if (waiting[0]) {
                sms.status(SmsStatus.CANCELED, clock.instant());
            }
        });
        if (cancelled.isPresent() && !waiting[0]) {
            refuse(call, TwilioError.CANNOT_CANCEL);
            return;
        }
        cancelled.ifPresent(sms -> delivery.tell(sms, now));
        answer(call, cancelled);
    }

    private void answer(Call call, Optional<Sms> sms) throws IOException {
        if (sms.isPresent()) {
            call.answer(200, MessageResource.of(sms.get(), account.sid()));
        } else {
            refuse(call, TwilioError.notFound(call.path()));
        }
    }

    private static void refuse(Call call, TwilioError error) throws IOException {
        call.answer(error.status(), error.toJson());
    }
}
