/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller.app;

import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.inbound.PatientApp;
import org.openmrs.module.patientconversations.service.PushService;
import org.openmrs.module.patientconversations.service.RateLimits;
import org.openmrs.module.patientconversations.service.RateLimits.Rule;
import org.openmrs.module.patientconversations.web.resources.Input;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where a browser of the patient's app says that it takes notice of news, or no longer. Notices are empty, so its keys are not needed and not kept. */
@Controller("patientconversations.pushController")
@RequestMapping("/patientconversations/app/api/push")
public class PushController extends AppCalls {

    @Autowired
    public PushController(@Qualifier("patientconversations.patientApp") PatientApp app, @Qualifier("patientconversations.rateLimits") RateLimits limits) {
        super(app, limits);
    }

    @PostMapping
    public ResponseEntity<Object> subscribe(HttpServletRequest request) throws Exception {
        Input input = new Input(read(request, Rule.ATTEMPT));
        Optional<String> endpoint = input.requiredText("endpoint");
        input.requiredMap("keys");
        input.check();
        String session = cookie(request).orElse(null);
        app().call(() -> {
            pushes().subscribe(session, endpoint.get());
            return null;
        });
        return answer(HttpStatus.CREATED, new SimpleObject());
    }

    @PostMapping("/remove")
    public ResponseEntity<Object> unsubscribe(HttpServletRequest request) throws Exception {
        Input input = new Input(read(request, Rule.ATTEMPT));
        Optional<String> endpoint = input.requiredText("endpoint");
        input.check();
        String session = cookie(request).orElse(null);
        app().call(() -> {
            pushes().unsubscribe(session, endpoint.get());
            return null;
        });
        return answer(HttpStatus.OK, new SimpleObject());
    }

    private static PushService pushes() {
        return Context.getService(PushService.class);
    }
}
