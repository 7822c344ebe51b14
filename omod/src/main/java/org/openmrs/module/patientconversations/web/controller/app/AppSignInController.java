/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller.app;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.inbound.PatientApp;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.ParticipantKind;
import org.openmrs.module.patientconversations.service.LinkStep;
import org.openmrs.module.patientconversations.service.PasskeyService;
import org.openmrs.module.patientconversations.service.PushService;
import org.openmrs.module.patientconversations.service.RateLimits;
import org.openmrs.module.patientconversations.service.RateLimits.Rule;
import org.openmrs.module.patientconversations.service.Refusal;
import org.openmrs.module.patientconversations.web.JsonBody;
import org.openmrs.module.patientconversations.web.resources.Input;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The way into the patient's app and out of it: link, date of birth, code, cookie. */
@Controller("patientconversations.appSignInController")
@RequestMapping("/patientconversations/app/api")
public class AppSignInController extends AppCalls {

    private static final int LONGEST = 255;

    private final Settings settings;

    private final PasskeyService passkeys;

    private final PushService push;

    @Autowired
    public AppSignInController(@Qualifier("patientconversations.patientApp") PatientApp app, @Qualifier("patientconversations.rateLimits") RateLimits limits,
            @Qualifier("patientconversations.settings") Settings settings, @Qualifier("patientconversations.passkeyService") PasskeyService passkeys,
            @Qualifier("patientconversations.pushService") PushService push) {
        super(app, limits);
        this.settings = settings;
        this.passkeys = passkeys;
        this.push = push;
    }

    @GetMapping("/settings")
    public ResponseEntity<Object> settings(HttpServletRequest request) throws Exception {
        begin(request);
        boolean named = settings.get(GlobalProperties.SECURE_NAME_PRACTICE).filter("true"::equals).isPresent();
        return answer(HttpStatus.OK, app().call(() -> new SimpleObject()
            .add("practice", settings.get(GlobalProperties.PRACTICE_NAME).filter(name -> named).orElse(null))
            .add("locale", settings.get(GlobalProperties.SECURE_LOCALE).orElse(null)).add("maxBytes", service().getMaxBytes())
            .add("types", service().getFileTypes()).add("push", push.getPublicKey().orElse(null)).add("idleMinutes", service().getIdleMinutes())));
    }

    @PostMapping("/link")
    public ResponseEntity<Object> link(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String token = attempt(request).required("token");
        return describe(app().openLink(token), request, response);
    }

    @PostMapping("/birthdate")
    public ResponseEntity<Object> birthdate(HttpServletRequest request, HttpServletResponse response) throws Exception {
        Attempt attempt = attempt(request);
        String token = attempt.required("token");
        Optional<LocalDate> day = day(attempt.required("birthdate"));
        return day.isPresent() ? describe(app().checkBirthdate(token, day.get()), request, response) : error(HttpStatus.BAD_REQUEST, WRONG);
    }

    @PostMapping("/code")
    public ResponseEntity<Object> code(HttpServletRequest request, HttpServletResponse response) throws Exception {
        Attempt attempt = attempt(request);
        return describe(app().checkCode(attempt.required("token"), attempt.required("code").replaceAll("\\s", ""), request.getLocale()), request, response);
    }

    @PostMapping("/code/again")
    public ResponseEntity<Object> again(HttpServletRequest request, HttpServletResponse response) throws Exception {
        return describe(app().sendCode(attempt(request).required("token")), request, response);
    }

    /** The same answer, as fast, for everybody. */
    @PostMapping("/signin")
    public ResponseEntity<Object> signIn(HttpServletRequest request) throws Exception {
        Attempt attempt = new Attempt(new Input(read(request, Rule.ATTEMPT)));
        String contact = attempt.required("contact");
        limits().take(Rule.SENDING, contact.replaceAll("[\\s()./-]", "").toLowerCase(Locale.ROOT));
        app().requestLink(contact);
        return answer(HttpStatus.ACCEPTED, new SimpleObject());
    }

    @GetMapping("/me")
    public ResponseEntity<Object> me(HttpServletRequest request) throws Exception {
        return answer(HttpStatus.OK, signedIn(request, this::describe));
    }

    private SimpleObject describe(Participant participant) {
        String patient = participant.getPatient().getPersonName().getFullName();
        return new SimpleObject().add("uuid", participant.getUuid()).add("name", participant.getKind() == ParticipantKind.PROXY ? participant.getName() : patient)
            .add("kind", participant.getKind()).add("relationship", participant.getRelationship()).add("patient", patient).add("locale", participant.getLocale())
            .add("passkeys", passkeys.getPasskeys(participant).stream().map(PasskeyController::describe).collect(Collectors.toList()));
    }

    @PostMapping("/signout")
    public ResponseEntity<Object> signOut(HttpServletRequest request, HttpServletResponse response) throws Exception {
        begin(request);
        requireJson(request);
        end(request);
        setCookie(request, response, "");
        return answer(HttpStatus.OK, new SimpleObject());
    }

    @PostMapping("/signout/everywhere")
    public ResponseEntity<Object> signOutEverywhere(HttpServletRequest request, HttpServletResponse response) throws Exception {
        requireJson(request);
        signedIn(request, participant -> {
            service().signOutEverywhere(participant);
            return null;
        });
        setCookie(request, response, "");
        return answer(HttpStatus.OK, new SimpleObject());
    }

    private Attempt attempt(HttpServletRequest request) throws IOException {
        Attempt attempt = new Attempt(new Input(read(request, Rule.ATTEMPT)));
        limits().take(Rule.TOKEN, attempt.required("token"));
        return attempt;
    }

    private static void requireJson(HttpServletRequest request) throws IOException {
        JsonBody.read(request);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private ResponseEntity<Object> describe(LinkStep step, HttpServletRequest request, HttpServletResponse response) throws Exception {
        switch (step.getOutcome()) {
            case INVALID:
                return error(HttpStatus.GONE, LINK_INVALID);
            case FAILED:
                return error(HttpStatus.BAD_REQUEST, WRONG);
            case LOCKED:
                return later("verify.locked", step.getSeconds());
            case TOO_SOON:
                return later("tooMany", step.getSeconds());
            case SIGNED_IN:
                open(request, response, step.getSession().get());
                return answer(HttpStatus.OK, new SimpleObject());
            case BIRTHDATE:
                return answer(HttpStatus.OK, new SimpleObject().add("purpose", step.getPurpose()).add("step", "birthdate"));
            default:
                return answer(HttpStatus.OK, new SimpleObject().add("purpose", step.getPurpose()).add("step", "code").add("channel", step.getSystem().getCode())
                    .add("hint", step.getHint()));
        }
    }

    /** A body whose fields are short texts that must be there. */
    private static final class Attempt {

        private final Input input;

        Attempt(Input input) {
            this.input = input;
        }

        String required(String name) {
            String text = input.text(name).orElse("");
            if (text.isEmpty() || text.length() > LONGEST) {
                throw Refusal.ofField(name, "field.required");
            }
            return text;
        }
    }
}
