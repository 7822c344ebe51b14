/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller.app;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.inbound.CodeSending;
import org.openmrs.module.patientconversations.inbound.PatientApp;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.JoinerStatus;
import org.openmrs.module.patientconversations.service.JoinRequest;
import org.openmrs.module.patientconversations.service.JoinService;
import org.openmrs.module.patientconversations.service.JoinStep;
import org.openmrs.module.patientconversations.service.RateLimits;
import org.openmrs.module.patientconversations.service.RateLimits.Rule;
import org.openmrs.module.patientconversations.web.RestException;
import org.openmrs.module.patientconversations.web.resources.Input;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The public side of Practice Links: the form, the code, and the wait. Answers tell nothing of who is known here. */
@Controller("patientconversations.joinController")
@RequestMapping("/patientconversations/app/api/join")
public class JoinController extends AppCalls {

    private final CodeSending codes;

    @Autowired
    public JoinController(@Qualifier("patientconversations.patientApp") PatientApp app, @Qualifier("patientconversations.rateLimits") RateLimits limits,
            @Qualifier("patientconversations.codeSending") CodeSending codes) {
        super(app, limits);
        this.codes = codes;
    }

    @PostMapping
    public ResponseEntity<Object> open(HttpServletRequest request) throws Exception {
        Input input = new Input(read(request, Rule.ATTEMPT));
        Optional<String> slug = input.requiredText("slug");
        input.check();
        return answer(HttpStatus.OK, app().call(() -> joining().getOpenLink(slug.get()).map(link -> new SimpleObject().add("welcome", link.getWelcome())
            .add("language", link.getLanguage())).orElseThrow(JoinController::gone)));
    }

    @PostMapping("/details")
    public ResponseEntity<Object> details(HttpServletRequest request) throws Exception {
        Input input = new Input(read(request, Rule.JOIN));
        Optional<String> slug = input.requiredText("slug");
        Optional<String> givenName = input.requiredText("givenName");
        Optional<String> familyName = input.requiredText("familyName");
        Optional<String> birthdate = input.requiredText("birthdate");
        Optional<Input> contact = input.object("contact");
        Optional<ContactSystem> system = contact.flatMap(part -> part.requiredSystem("system"));
        Optional<String> value = contact.flatMap(part -> part.requiredText("value"));
        if (!contact.isPresent()) {
            input.reject("contact", "field.required");
        }
        if (!input.flag("agreed")) {
            input.reject("agreed", "join.agreement");
        }
        input.check();
        JoinRequest join = new JoinRequest(slug.get(), givenName.get(), familyName.get(), day(birthdate.get()), system.get(), value.get());
        Locale locale = request.getLocale();
        JoinStep step = app().call(() -> {
            Context.setLocale(locale);
            return joining().begin(join).orElseThrow(JoinController::gone);
        });
        step.getCode().ifPresent(codes::send);
        return answer(HttpStatus.OK, new SimpleObject().add("joiner", step.getSecret()).add("hint", step.getHint()));
    }

    @PostMapping("/code")
    public ResponseEntity<Object> code(HttpServletRequest request) throws Exception {
        Input input = new Input(read(request, Rule.ATTEMPT));
        Optional<String> joiner = input.requiredText("joiner");
        Optional<String> code = input.requiredText("code");
        input.check();
        limits().take(Rule.TOKEN, joiner.get());
        if (!app().call(() -> joining().confirm(joiner.get(), code.get().trim()))) {
            throw new RestException(HttpStatus.BAD_REQUEST, WRONG);
        }
        return answer(HttpStatus.OK, new SimpleObject().add("status", "waiting"));
    }

    @PostMapping("/status")
    public ResponseEntity<Object> status(HttpServletRequest request) throws Exception {
        Input input = new Input(read(request, Rule.ATTEMPT));
        Optional<String> joiner = input.requiredText("joiner");
        input.check();
        JoinerStatus status = app().call(() -> joining().getStatus(joiner.get()).filter(found -> found != JoinerStatus.UNVERIFIED).orElseThrow(JoinController::gone));
        return answer(HttpStatus.OK, new SimpleObject().add("status", status == JoinerStatus.MATCHED ? "matched" : status == JoinerStatus.TURNED_AWAY ? "turnedAway" : "waiting"));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static RestException gone() {
        return new RestException(HttpStatus.GONE, LINK_INVALID);
    }

    private static JoinService joining() {
        return Context.getService(JoinService.class);
    }
}
