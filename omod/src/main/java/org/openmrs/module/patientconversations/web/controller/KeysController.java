/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import java.io.IOException;
import javax.servlet.http.HttpServletRequest;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.service.KeyRotation;
import org.openmrs.module.patientconversations.service.KeyService;
import org.openmrs.module.patientconversations.web.JsonBody;
import org.openmrs.module.patientconversations.web.RestCalls;
import org.openmrs.module.patientconversations.web.resources.Input;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Shows how the master keys stand, by name and never by content, and rotates them. */
@Controller("patientconversations.keysController")
@RequestMapping("/rest/" + RestConstants.VERSION_1 + "/patientconversations/keys")
public class KeysController extends RestCalls {

    @GetMapping
    public ResponseEntity<Object> state() {
        require(Privileges.MANAGE_SETTINGS);
        KeyRotation state = service().getState();
        return answer(HttpStatus.OK, new SimpleObject().add("current", state.getCurrent()).add("count", state.getCount())
            .add("source", state.isFromEnvironment() ? "environment" : "file").add("waiting", new SimpleObject().add("conversations", state.getConversations())
                .add("attachments", state.getAttachments()).add("links", state.getLinks())));
    }

    /** Adds a key and wraps what older ones wrap; with {@code resume} it only goes on with what an earlier call did not reach. */
    @PostMapping
    public ResponseEntity<Object> rotate(HttpServletRequest request) throws IOException {
        require(Privileges.MANAGE_SETTINGS);
        Input input = new Input(JsonBody.read(request));
        boolean resume = input.flag("resume");
        input.check();
        KeyRotation done = resume ? service().resume() : service().rotate();
        return answer(HttpStatus.OK, new SimpleObject().add("masterKey", done.getCurrent()).add("conversations", done.getConversations())
            .add("attachments", done.getAttachments()).add("links", done.getLinks()).add("failed", done.getFailed()));
    }

    private static KeyService service() {
        return Context.getService(KeyService.class);
    }
}
