/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import javax.servlet.http.HttpServletRequest;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.service.ConversationService;
import org.openmrs.module.patientconversations.service.TeamService;
import org.openmrs.module.patientconversations.web.RestCalls;
import org.openmrs.module.patientconversations.web.RestException;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Tells whether anything in a patient's conversations changed, or in the inbox where no patient is named, by a conditional request every few seconds (RFC 9110, section
 * 13.1.2). OpenMRS' filters allow nothing that keeps a connection open, such as server-sent events.
 */
@Controller("patientconversations.changesController")
public class ChangesController extends RestCalls {

    @GetMapping("/rest/" + RestConstants.VERSION_1 + "/patientconversations/changes")
    public ResponseEntity<Object> changes(@RequestParam(name = "patient", required = false) String uuid,
            HttpServletRequest request) {
        require(Privileges.GET_CONVERSATIONS);
        String revision = uuid == null ? Context.getService(TeamService.class).getInboxRevision() : revisionOf(uuid);
        String tag = '"' + revision + '"';
        boolean unchanged = new ServletWebRequest(request).checkNotModified(tag);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(unchanged ? HttpStatus.NOT_MODIFIED : HttpStatus.OK).eTag(tag)
                .cacheControl(CacheControl.noCache().cachePrivate());
        return unchanged ? answer.build()
                : answer.contentType(MediaType.APPLICATION_JSON).body(new SimpleObject().add("revision", revision));
    }

    private static String revisionOf(String patientUuid) {
        Patient patient = Context.getPatientService().getPatientByUuid(patientUuid);
        if (patient == null || patient.getVoided()) {
            throw new RestException(HttpStatus.NOT_FOUND, "rest.notFound");
        }
        return Context.getService(ConversationService.class).getRevision(patient);
    }
}
