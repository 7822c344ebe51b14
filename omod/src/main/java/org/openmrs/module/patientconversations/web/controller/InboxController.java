/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import java.util.stream.Collectors;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.service.InboxCounts;
import org.openmrs.module.patientconversations.service.SavedMessageService;
import org.openmrs.module.patientconversations.service.TeamService;
import org.openmrs.module.patientconversations.web.RestCalls;
import org.openmrs.module.patientconversations.web.resources.Shown;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What the inbox has to know besides its conversations: how many there are of each kind, who is there, which tags are in
 * use, and what saved messages may name.
 */
@Controller("patientconversations.inboxController")
@RequestMapping("/rest/" + RestConstants.VERSION_1 + "/patientconversations")
public class InboxController extends RestCalls {

    private static final int MAX_STAFF = 50;

    @GetMapping("/inbox")
    public ResponseEntity<Object> counts() {
        require(Privileges.GET_CONVERSATIONS);
        InboxCounts counts = team().getInboxCounts();
        return answer(HttpStatus.OK, new SimpleObject().add("revision", team().getInboxRevision()).add("open", counts.getOpen())
                .add("unread", counts.getUnread()).add("mine", counts.getMine()).add("unassigned", counts.getUnassigned())
                .add("waiting", counts.getWaiting()).add("failed", counts.getFailed()).add("starred", counts.getStarred())
                .add("mentioned", counts.getMentioned()).add("triage", counts.getTriage().orElse(null)));
    }

    /** Who may look after conversations and be mentioned in notes. */
    @GetMapping("/staff")
    public ResponseEntity<Object> staff(@RequestParam(name = "q", defaultValue = "") String typed) {
        require(Privileges.GET_CONVERSATIONS);
        return answer(HttpStatus.OK, new SimpleObject().add("results", team().getStaff(typed, MAX_STAFF).stream()
                .map(user -> Shown.user(user).add("username", user.getUsername())).collect(Collectors.toList())));
    }

    @GetMapping("/tags")
    public ResponseEntity<Object> tags() {
        require(Privileges.GET_CONVERSATIONS);
        return answer(HttpStatus.OK, new SimpleObject().add("results", team().getTagsInUse()));
    }

    /** What a saved message may name. */
    @GetMapping("/placeholders")
    public ResponseEntity<Object> placeholders() {
        require(Privileges.GET_CONVERSATIONS);
        return answer(HttpStatus.OK, new SimpleObject().add("results", Context.getService(SavedMessageService.class).getPlaceholders()));
    }

    private static TeamService team() {
        return Context.getService(TeamService.class);
    }
}
