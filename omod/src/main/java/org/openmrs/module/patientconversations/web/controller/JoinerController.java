/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.Joiner;
import org.openmrs.module.patientconversations.model.JoinerStatus;
import org.openmrs.module.patientconversations.service.JoinerCandidate;
import org.openmrs.module.patientconversations.service.PracticeLinkService;
import org.openmrs.module.patientconversations.service.Refusal;
import org.openmrs.module.patientconversations.web.JsonBody;
import org.openmrs.module.patientconversations.web.RestCalls;
import org.openmrs.module.patientconversations.web.RestLists;
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

/** Lists those who ask to join through Practice Links with who they may be, matches them or turns them away. */
@Controller("patientconversations.joinerController")
@RequestMapping("/rest/" + RestConstants.VERSION_1 + "/joiner")
public class JoinerController extends RestCalls {

    @GetMapping
    public ResponseEntity<Object> list(HttpServletRequest request) {
        require(Privileges.MANAGE_PRACTICE_LINKS);
        RestLists paging = RestLists.of(request);
        String named = request.getParameter("status");
        JoinerStatus status = named == null || named.isEmpty() ? JoinerStatus.WAITING
                : Arrays.stream(JoinerStatus.values()).filter(value -> value != JoinerStatus.UNVERIFIED && value.name().equals(named)).findFirst()
                    .orElseThrow(() -> Refusal.ofField("status", "field.choice"));
        return answer(HttpStatus.OK, paging.describe(service().getJoiners(status, paging.getStartIndex(), paging.getLimit()), JoinerController::describe));
    }

    @GetMapping("/{uuid}")
    public ResponseEntity<Object> retrieve(@PathVariable("uuid") String uuid) {
        require(Privileges.MANAGE_PRACTICE_LINKS);
        return answer(HttpStatus.OK, describe(existing(uuid)));
    }

    @PostMapping("/{uuid}")
    public ResponseEntity<Object> resolve(@PathVariable("uuid") String uuid, HttpServletRequest request) throws IOException {
        require(Privileges.MANAGE_PRACTICE_LINKS);
        Joiner joiner = existing(uuid);
        Input input = new Input(JsonBody.read(request));
        boolean turnedAway = input.flag("turnedAway");
        Optional<Patient> patient = turnedAway ? Optional.empty() : input.requiredPatient("patient");
        input.check();
        return answer(HttpStatus.OK, describe(turnedAway ? service().turnAway(joiner) : service().match(joiner, patient.get())));
    }

    private static Joiner existing(String uuid) {
        return service().getJoinerByUuid(uuid).orElseThrow(ObjectNotFoundException::new);
    }

    private static SimpleObject describe(Joiner joiner) {
        return new SimpleObject().add("uuid", joiner.getUuid()).add("status", joiner.getStatus().name())
            .add("link", new SimpleObject().add("uuid", joiner.getPracticeLink().getUuid()).add("label", joiner.getPracticeLink().getLabel()))
            .add("givenName", joiner.getGivenName()).add("familyName", joiner.getFamilyName()).add("birthdate", joiner.getBirthdate().toString())
            .add("contact", joiner.getContactValue()).add("system", joiner.getContactSystem().getCode())
            .add("dateCreated", Shown.moment(joiner.getDateCreated()))
            .add("patient", joiner.getPatient() == null ? null : Shown.patient(joiner.getPatient()))
            .add("candidates", joiner.getStatus() != JoinerStatus.WAITING ? null
                    : service().getCandidates(joiner).stream().map(JoinerController::describe).collect(Collectors.toList()));
    }

    private static SimpleObject describe(JoinerCandidate candidate) {
        Patient patient = candidate.getPatient();
        return new SimpleObject().add("patient", Shown.patient(patient)).add("agrees", candidate.getAgrees()).add("differs", candidate.getDiffers());
    }

    private static PracticeLinkService service() {
        return Context.getService(PracticeLinkService.class);
    }
}
