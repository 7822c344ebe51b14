/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;
import org.openmrs.module.patientconversations.inbound.TwilioVoice;
import org.openmrs.module.patientconversations.inbound.TwilioWebhooks;
import org.openmrs.module.patientconversations.inbound.WebhookAnswer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The addresses that Twilio calls. They lie below {@code /ws}, which OpenMRS' CSRF guard leaves alone, and read the
 * parameter map, which no filter rewrites: the signature is over what Twilio sent.
 */
@Controller("patientconversations.twilioController")
@RequestMapping("/patientconversations/twilio")
public class TwilioController {

    private static final String SIGNATURE = "X-Twilio-Signature";

    private final TwilioWebhooks webhooks;

    private final TwilioVoice voice;

    @Autowired
    public TwilioController(TwilioWebhooks webhooks, TwilioVoice voice) {
        this.webhooks = webhooks;
        this.voice = voice;
    }

    @PostMapping("/sms")
    public void sms(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(webhooks::handleSms, request, response);
    }

    @PostMapping("/status")
    public void status(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(webhooks::handleStatus, request, response);
    }

    /** Every step of a phone call. */
    @PostMapping({ "/voice", "/voice/{step}" })
    public void voice(@PathVariable(name = "step", required = false) String step, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<WebhookAnswer> answer = voice.handle(step == null ? "" : '/' + step, request.getParameterMap(), request.getQueryString(),
            request.getHeader(SIGNATURE), request.getRemoteAddr());
        if (answer.isPresent()) {
            write(answer.get(), request, response);
        } else {
            endOwnSession(request);
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** What an MMS carries; whoever has the address may fetch it, for some hours. */
    @GetMapping("/media/{uuid}/{until}/{signature}")
    public void media(@PathVariable("uuid") String uuid, @PathVariable("until") String until, @PathVariable("signature") String signature,
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(webhooks.handleMedia(uuid + '/' + until + '/' + signature, request.getRemoteAddr()), request, response);
    }

    private static void answer(Webhook webhook, HttpServletRequest request, HttpServletResponse response) throws IOException {
        WebhookAnswer answer = webhook.handle(request.getParameterMap(), request.getQueryString(), request.getHeader(SIGNATURE),
            request.getRemoteAddr());
        write(answer, request, response);
    }

    private static void write(WebhookAnswer answer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        endOwnSession(request);
        response.setStatus(answer.getStatus());
        response.setContentType(answer.getContentType());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(answer.getContent());
    }

    /** OpenMRS opens a session for every request that brings none; a carrier never comes back for it. */
    private static void endOwnSession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null && session.isNew()) {
            session.invalidate();
        }
    }

    @FunctionalInterface
    private interface Webhook {

        WebhookAnswer handle(Map<String, String[]> parameters, String query, String signature, String remoteAddress);
    }
}
