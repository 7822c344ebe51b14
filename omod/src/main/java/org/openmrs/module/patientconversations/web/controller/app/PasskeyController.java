/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.inbound.PatientApp;
import org.openmrs.module.patientconversations.model.Passkey;
import org.openmrs.module.patientconversations.service.PasskeyOptions;
import org.openmrs.module.patientconversations.service.PasskeyService;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Signs in with a passkey, adds one and removes one. */
@Controller("patientconversations.passkeyController")
@RequestMapping("/patientconversations/app/api")
public class PasskeyController extends AppCalls {

    private final ObjectMapper json = new ObjectMapper();

    @Autowired
    public PasskeyController(@Qualifier("patientconversations.patientApp") PatientApp app, @Qualifier("patientconversations.rateLimits") RateLimits limits) {
        super(app, limits);
    }

    @PostMapping("/passkey/options")
    public ResponseEntity<Object> signInOptions(HttpServletRequest request) throws Exception {
        new Input(read(request, Rule.ATTEMPT)).check();
        return describe(app().call(() -> passkeys().beginSignIn()));
    }

    @PostMapping("/passkey")
    public ResponseEntity<Object> signIn(HttpServletRequest request, HttpServletResponse response) throws Exception {
        Input input = new Input(read(request, Rule.ATTEMPT));
        Optional<String> id = input.requiredText("id");
        Optional<String> credential = credential(input);
        input.check();
        String session = app().call(() -> passkeys().signIn(id.get(), credential.get())).orElseThrow(PasskeyController::wrong);
        open(request, response, session);
        return answer(HttpStatus.OK, new SimpleObject());
    }

    @PostMapping("/me/passkeys/options")
    public ResponseEntity<Object> addOptions(HttpServletRequest request) throws Exception {
        new Input(read(request, Rule.ATTEMPT)).check();
        String session = cookie(request).orElse(null);
        return describe(app().call(() -> passkeys().beginAdding(session)));
    }

    @PostMapping("/me/passkeys")
    public ResponseEntity<Object> add(HttpServletRequest request) throws Exception {
        Input input = new Input(read(request, Rule.ATTEMPT));
        Optional<String> id = input.requiredText("id");
        Optional<String> label = input.text("label");
        Optional<String> credential = credential(input);
        input.check();
        String session = cookie(request).orElse(null);
        SimpleObject added = app().call(() -> passkeys().add(session, id.get(), label.orElse(null), credential.get())
            .map(PasskeyController::describe).orElseThrow(PasskeyController::wrong));
        return answer(HttpStatus.CREATED, added);
    }

    @PostMapping("/me/passkeys/{uuid}/remove")
    public ResponseEntity<Object> remove(@PathVariable("uuid") String uuid, HttpServletRequest request) throws Exception {
        new Input(read(request, Rule.ATTEMPT)).check();
        String session = cookie(request).orElse(null);
        if (!app().call(() -> passkeys().remove(session, uuid))) {
            throw notFound();
        }
        return answer(HttpStatus.OK, new SimpleObject());
    }

    /** The library reads it as the browser wrote it. */
    private Optional<String> credential(Input input) throws Exception {
        Optional<Map<?, ?>> credential = input.requiredMap("credential");
        return credential.isPresent() ? Optional.of(json.writeValueAsString(credential.get())) : Optional.empty();
    }

    private ResponseEntity<Object> describe(PasskeyOptions options) throws Exception {
        return answer(HttpStatus.OK, new SimpleObject().add("id", options.getId()).add("publicKey", json.readValue(options.getJson(), Map.class).get("publicKey")));
    }

    static SimpleObject describe(Passkey passkey) {
        return new SimpleObject().add("uuid", passkey.getUuid()).add("label", passkey.getLabel()).add("created", passkey.getDateCreated().toInstant().toString())
            .add("lastUsed", passkey.getLastUsed() == null ? null : passkey.getLastUsed().toInstant().toString());
    }

    private static RestException wrong() {
        return new RestException(HttpStatus.BAD_REQUEST, WRONG);
    }

    private static PasskeyService passkeys() {
        return Context.getService(PasskeyService.class);
    }
}
