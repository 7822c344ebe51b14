/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.service.PanelCheck;
import org.openmrs.module.patientconversations.service.PanelProgress;
import org.openmrs.module.patientconversations.service.PanelRequest;
import org.openmrs.module.patientconversations.service.PanelService;
import org.openmrs.module.patientconversations.web.JsonBody;
import org.openmrs.module.patientconversations.web.RestCalls;
import org.openmrs.module.patientconversations.web.RestLists;
import org.openmrs.module.patientconversations.web.Sentences;
import org.openmrs.module.patientconversations.web.resources.Input;
import org.openmrs.module.patientconversations.web.resources.Shown;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.response.ObjectNotFoundException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Looks at what inviting many patients would come to, starts it, shows how far it is, and stops it. */
@Controller("patientconversations.panelController")
@RequestMapping("/rest/" + RestConstants.VERSION_1 + "/patientconversations/panel")
public class PanelController extends RestCalls {

    private static final int DEFAULT_PACE = 10;

    @PostMapping
    public ResponseEntity<Object> create(HttpServletRequest request) throws IOException {
        require(Privileges.MANAGE_SECURE_ACCESS);
        Input input = new Input(JsonBody.read(request));
        Optional<String> cohort = input.text("cohort");
        Optional<List<String>> identifiers = input.texts("identifiers");
        Optional<String> subject = input.text("subject");
        Optional<String> text = input.text("text");
        boolean dryRun = input.flag("dryRun");
        int perMinute = input.number("perMinute").orElse(DEFAULT_PACE);
        input.check();
        PanelRequest panel = new PanelRequest(cohort.orElse(null), identifiers.orElse(Collections.emptyList()), subject.orElse(null), text.orElse(null), perMinute);
        return dryRun ? answer(HttpStatus.OK, describe(service().check(panel))) : answer(HttpStatus.CREATED, describe(service().start(panel)));
    }

    @GetMapping
    public ResponseEntity<Object> list(HttpServletRequest request) {
        require(Privileges.MANAGE_SECURE_ACCESS);
        RestLists paging = RestLists.of(request);
        return answer(HttpStatus.OK, paging.describe(service().getPanels(paging.getStartIndex(), paging.getLimit()), PanelController::describe));
    }

    @GetMapping("/{uuid}")
    public ResponseEntity<Object> progress(@PathVariable("uuid") String uuid) {
        require(Privileges.MANAGE_SECURE_ACCESS);
        return answer(HttpStatus.OK, describe(service().getPanelByUuid(uuid).orElseThrow(ObjectNotFoundException::new)));
    }

    @PostMapping("/{uuid}")
    public ResponseEntity<Object> stop(@PathVariable("uuid") String uuid, HttpServletRequest request) throws IOException {
        require(Privileges.MANAGE_SECURE_ACCESS);
        Input input = new Input(JsonBody.read(request));
        if (!input.flag("stopped")) {
            input.reject("stopped", "field.required");
        }
        input.check();
        return answer(HttpStatus.OK, describe(service().stop(uuid).orElseThrow(ObjectNotFoundException::new)));
    }

    private static SimpleObject describe(PanelCheck check) {
        return new SimpleObject().add("matched", check.getMatched()).add("unknown", check.getUnknown()).add("noContact", check.getNoContact())
            .add("noConsent", check.getNoConsent()).add("deceased", check.getDeceased()).add("joined", check.getJoined()).add("toInvite", check.getToInvite().size());
    }

    private static SimpleObject describe(PanelProgress panel) {
        return new SimpleObject().add("uuid", panel.getUuid()).add("subject", panel.getSubject().orElse(null)).add("status", panel.getStatus().name())
            .add("perMinute", panel.getPerMinute()).add("toInvite", panel.getToInvite()).add("invited", panel.getInvited()).add("skipped", panel.getSkipped())
            .add("reasons", panel.getReasons().entrySet().stream().map(PanelController::describe).collect(Collectors.toList()))
            .add("dateCreated", Shown.moment(panel.getDateCreated()));
    }

    private static SimpleObject describe(Map.Entry<String, Long> reason) {
        return new SimpleObject().add("code", reason.getKey()).add("text", Sentences.of(reason.getKey())).add("count", reason.getValue());
    }

    private static PanelService service() {
        return Context.getService(PanelService.class);
    }
}
