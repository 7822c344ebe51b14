/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import java.io.IOException;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.service.SettingsService;
import org.openmrs.module.patientconversations.service.TestMessageResult;
import org.openmrs.module.patientconversations.web.JsonBody;
import org.openmrs.module.patientconversations.web.RestCalls;
import org.openmrs.module.patientconversations.web.resources.Input;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Sends a test message, and says what became of it in plain words and in the carrier's own. */
@Controller("patientconversations.testMessageController")
public class TestMessageController extends RestCalls {

    @PostMapping("/rest/" + RestConstants.VERSION_1 + "/patientconversations/testmessage")
    public ResponseEntity<Object> send(HttpServletRequest request) throws IOException {
        require(Privileges.MANAGE_SETTINGS);
        Input input = new Input(JsonBody.read(request));
        Optional<String> channel = input.requiredText("channel");
        Optional<String> to = input.requiredText("to");
        input.check();
        return answer(Context.getService(SettingsService.class).sendTestMessage(channel.get(), to.get()));
    }

    /** Opens the mailbox, and says whether it can be read. */
    @PostMapping("/rest/" + RestConstants.VERSION_1 + "/patientconversations/testmailbox")
    public ResponseEntity<Object> openMailbox(HttpServletRequest request) throws IOException {
        require(Privileges.MANAGE_SETTINGS);
        new Input(JsonBody.read(request)).check();
        return answer(Context.getService(SettingsService.class).testMailbox());
    }

    private ResponseEntity<Object> answer(TestMessageResult result) {
        return answer(HttpStatus.OK, new SimpleObject().add("ok", result.isOk()).add("message", result.getWords())
                .add("carrierWords", result.getCarrierWords().orElse(null)).add("carrierId", result.getCarrierId().orElse(null)));
    }
}
