/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import java.io.IOException;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.service.CallService;
import org.openmrs.module.patientconversations.service.ConversationService;
import org.openmrs.module.patientconversations.web.JsonBody;
import org.openmrs.module.patientconversations.web.RestCalls;
import org.openmrs.module.patientconversations.web.resources.Input;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.response.ObjectNotFoundException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Calls a patient: rings the phone of whoever asks first. */
@Controller("patientconversations.callController")
public class CallController extends RestCalls {

    @PostMapping("/rest/" + RestConstants.VERSION_1 + "/patientconversations/call")
    public ResponseEntity<Object> call(HttpServletRequest request) throws IOException {
        require(Privileges.SEND_MESSAGES);
        Input input = new Input(JsonBody.read(request));
        Optional<String> uuid = input.requiredText("conversation");
        Optional<String> from = input.requiredText("from");
        input.check();
        Conversation conversation = Context.getService(ConversationService.class).getConversationByUuid(uuid.get()).orElseThrow(ObjectNotFoundException::new);
        Message call = Context.getService(CallService.class).startCall(conversation, from.get());
        return answer(HttpStatus.CREATED, new SimpleObject().add("uuid", call.getUuid()).add("status", call.getStatus()));
    }
}
