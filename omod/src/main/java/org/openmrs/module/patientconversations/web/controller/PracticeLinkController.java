/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.PracticeLink;
import org.openmrs.module.patientconversations.service.PracticeLinkService;
import org.openmrs.module.patientconversations.service.PracticeLinkText;
import org.openmrs.module.patientconversations.web.JsonBody;
import org.openmrs.module.patientconversations.web.RestCalls;
import org.openmrs.module.patientconversations.web.RestLists;
import org.openmrs.module.patientconversations.web.resources.Input;
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

/** Lists, makes and changes Practice Links. */
@Controller("patientconversations.practiceLinkController")
@RequestMapping("/rest/" + RestConstants.VERSION_1 + "/practicelink")
public class PracticeLinkController extends RestCalls {

    @GetMapping
    public ResponseEntity<Object> list(HttpServletRequest request) {
        require(Privileges.MANAGE_PRACTICE_LINKS);
        RestLists paging = RestLists.of(request);
        return answer(HttpStatus.OK, paging.describe(service().getLinks(paging.getStartIndex(), paging.getLimit()), PracticeLinkController::describe));
    }

    @GetMapping("/{uuid}")
    public ResponseEntity<Object> retrieve(@PathVariable("uuid") String uuid) {
        require(Privileges.MANAGE_PRACTICE_LINKS);
        return answer(HttpStatus.OK, describe(existing(uuid)));
    }

    @PostMapping
    public ResponseEntity<Object> create(HttpServletRequest request) throws IOException {
        require(Privileges.MANAGE_PRACTICE_LINKS);
        return answer(HttpStatus.CREATED, describe(service().addLink(read(JsonBody.read(request), null))));
    }

    /** What is left out stays as it is. */
    @PostMapping("/{uuid}")
    public ResponseEntity<Object> update(@PathVariable("uuid") String uuid, HttpServletRequest request) throws IOException {
        require(Privileges.MANAGE_PRACTICE_LINKS);
        PracticeLink link = existing(uuid);
        return answer(HttpStatus.OK, describe(service().changeLink(link, read(JsonBody.read(request), link))));
    }

    static PracticeLink existing(String uuid) {
        return service().getLinkByUuid(uuid).orElseThrow(ObjectNotFoundException::new);
    }

    private static PracticeLinkText read(SimpleObject body, PracticeLink before) {
        Input input = new Input(body);
        String label = text(input, "label", before == null ? null : before.getLabel());
        String welcome = text(input, "welcome", before == null ? null : before.getWelcome());
        String tag = text(input, "tag", before == null ? null : before.getTag());
        String language = text(input, "language", before == null ? null : before.getLanguage());
        String expires = text(input, "expires", before == null || before.getExpiresOn() == null ? null : before.getExpiresOn().toString());
        boolean enabled = input.flag("enabled") || !input.has("enabled") && (before == null || before.isEnabled());
        LocalDate lastDay = day(input, "expires", expires);
        input.check();
        return new PracticeLinkText(label, welcome, tag, language, lastDay, enabled);
    }

    private static String text(Input input, String name, String before) {
        Optional<String> given = input.text(name);
        return input.has(name) ? given.orElse(null) : before;
    }

    static LocalDate day(Input input, String name, String text) {
        try {
            return text == null || text.isEmpty() ? null : LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeParseException e) {
            input.reject(name, "field.day");
            return null;
        }
    }

    static SimpleObject describe(PracticeLink link) {
        return new SimpleObject().add("uuid", link.getUuid()).add("label", link.getLabel()).add("welcome", link.getWelcome()).add("tag", link.getTag())
            .add("language", link.getLanguage()).add("expires", link.getExpiresOn() == null ? null : link.getExpiresOn().toString()).add("enabled", link.isEnabled())
            .add("address", service().getAddress(link).orElse(null));
    }

    private static PracticeLinkService service() {
        return Context.getService(PracticeLinkService.class);
    }
}
