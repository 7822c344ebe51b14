/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.service.ConversationService;
import org.openmrs.module.patientconversations.service.Invitation;
import org.openmrs.module.patientconversations.service.QrCode;
import org.openmrs.module.patientconversations.service.SecureAccessService;
import org.openmrs.module.patientconversations.service.StartRequest;
import org.openmrs.module.patientconversations.web.JsonBody;
import org.openmrs.module.patientconversations.web.RestCalls;
import org.openmrs.module.patientconversations.web.RestLists;
import org.openmrs.module.patientconversations.web.resources.Input;
import org.openmrs.module.patientconversations.web.resources.Secure;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.response.ObjectNotFoundException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How staff let people into Secure conversations and out again: invitations, participants, and the end of all access. */
@Controller("patientconversations.secureAccessController")
@RequestMapping("/rest/" + RestConstants.VERSION_1)
public class SecureAccessController extends RestCalls {

    private static final String INVITATIONS = "/conversation/{conversation}/invitation";

    private static final String PARTICIPANTS = "/conversation/{conversation}/participant";

    @GetMapping(INVITATIONS)
    public ResponseEntity<Object> invitations(@PathVariable("conversation") String uuid, HttpServletRequest request) {
        require(Privileges.GET_CONVERSATIONS);
        RestLists paging = RestLists.of(request);
        return answer(HttpStatus.OK, paging.describe(service().getInvitations(secure(uuid), paging.getStartIndex(), paging.getLimit()), Secure::describe));
    }

    /** Sends an invitation, or another one. */
    @PostMapping(INVITATIONS)
    public ResponseEntity<Object> invite(@PathVariable("conversation") String uuid, HttpServletRequest request) throws IOException {
        require(Privileges.MANAGE_SECURE_ACCESS);
        Conversation conversation = secure(uuid);
        Input input = new Input(JsonBody.read(request));
        Optional<String> participant = input.text("participant");
        Optional<StartRequest> contact = contact(conversation, input);
        input.check();
        Participant invited = participant.map(each -> participant(conversation, each)).orElse(null);
        return answer(HttpStatus.CREATED, Secure.describe(service().invite(conversation, invited, contact.orElse(null))));
    }

    /** The link itself, and as a QR code, only for who asks for all of it and may invite. */
    @GetMapping(INVITATIONS + "/{uuid}")
    public ResponseEntity<Object> invitation(@PathVariable("conversation") String conversation, @PathVariable("uuid") String uuid,
            @RequestParam(name = "v", defaultValue = "default") String representation) {
        require(Privileges.GET_CONVERSATIONS);
        Invitation invitation = existing(conversation, uuid);
        SimpleObject described = Secure.describe(invitation);
        if ("full".equals(representation)) {
            require(Privileges.MANAGE_SECURE_ACCESS);
            Optional<String> address = service().getLinkAddress(invitation.getLink());
            described.add("link", address.orElse(null)).add("qr", address.map(each -> QrCode.of(each).toSvg()).orElse(null));
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).contentType(MediaType.APPLICATION_JSON).body(described);
    }

    @PostMapping(INVITATIONS + "/{uuid}")
    public ResponseEntity<Object> revoke(@PathVariable("conversation") String conversation, @PathVariable("uuid") String uuid, HttpServletRequest request)
            throws IOException {
        require(Privileges.MANAGE_SECURE_ACCESS);
        Invitation invitation = existing(conversation, uuid);
        Input input = new Input(JsonBody.read(request));
        boolean revoked = input.flag("revoked");
        input.check();
        return answer(HttpStatus.OK, Secure.describe(revoked ? service().revoke(invitation.getLink()) : invitation));
    }

    @GetMapping(PARTICIPANTS)
    public ResponseEntity<Object> participants(@PathVariable("conversation") String uuid) {
        require(Privileges.GET_CONVERSATIONS);
        return answer(HttpStatus.OK, new SimpleObject().add("results",
            service().getParticipants(secure(uuid).getPatient()).stream().map(Secure::describe).collect(Collectors.toList())));
    }

    /** Invites a parent or carer as themselves. */
    @PostMapping(PARTICIPANTS)
    public ResponseEntity<Object> addProxy(@PathVariable("conversation") String uuid, HttpServletRequest request) throws IOException {
        require(Privileges.MANAGE_SECURE_ACCESS);
        Conversation conversation = secure(uuid);
        Input input = new Input(JsonBody.read(request));
        Optional<String> name = input.requiredText("name");
        Optional<String> relationship = input.requiredText("relationship");
        Optional<LocalDate> endsOn = day(input);
        Optional<StartRequest> contact = contact(conversation, input);
        if (!contact.isPresent()) {
            input.reject("contactPoint", "field.required");
        }
        input.check();
        return answer(HttpStatus.CREATED,
            Secure.describe(service().addProxy(conversation, name.get(), relationship.get(), contact.get(), endsOn.orElse(null))));
    }

    @PostMapping(PARTICIPANTS + "/{uuid}")
    public ResponseEntity<Object> changeParticipant(@PathVariable("conversation") String uuid, @PathVariable("uuid") String participantUuid, HttpServletRequest request)
            throws IOException {
        require(Privileges.MANAGE_SECURE_ACCESS);
        Conversation conversation = secure(uuid);
        Participant participant = participant(conversation, participantUuid);
        Input input = new Input(JsonBody.read(request));
        boolean ended = input.flag("ended");
        Optional<LocalDate> endsOn = day(input);
        input.check();
        if (input.has("endsOn")) {
            participant = service().setLastDay(conversation, participant, endsOn.orElse(null));
        }
        if (ended) {
            participant = service().endParticipant(conversation, participant);
        }
        return answer(HttpStatus.OK, Secure.describe(participant));
    }

    /** Ends every session of a patient and of those who read for them. */
    @PostMapping("/patientconversations/signout")
    public ResponseEntity<Object> signOut(HttpServletRequest request) throws IOException {
        require(Privileges.MANAGE_SECURE_ACCESS);
        Input input = new Input(JsonBody.read(request));
        Optional<Patient> patient = input.requiredPatient("patient");
        input.check();
        return answer(HttpStatus.OK, new SimpleObject().add("signedOut", service().signOutEverywhere(patient.get())));
    }

    private static Optional<StartRequest> contact(Conversation conversation, Input input) {
        Optional<Input> contact = input.object("contactPoint");
        Optional<ContactSystem> system = contact.flatMap(part -> part.requiredSystem("system"));
        Optional<String> value = contact.flatMap(part -> part.requiredText("value"));
        Optional<Input> consent = input.object("consent");
        Optional<ConsentStatus> status = consent.flatMap(part -> part.requiredOneOf("status", ConsentStatus.class));
        Optional<ConsentMethod> method = consent.flatMap(part -> part.requiredOneOf("method", ConsentMethod.class));
        Optional<String> note = consent.flatMap(part -> part.text("note"));
        if (!system.isPresent() || !value.isPresent()) {
            return Optional.empty();
        }
        StartRequest request = new StartRequest(conversation.getPatient(), ConversationMode.SECURE).contact(system.get(), value.get(), false);
        return Optional.of(status.isPresent() && method.isPresent() ? request.consent(status.get(), method.get(), note.orElse(null)) : request);
    }

    private static Optional<LocalDate> day(Input input) {
        return input.text("endsOn").flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                input.reject("endsOn", "field.moment");
                return Optional.empty();
            }
        });
    }

    private static Conversation secure(String uuid) {
        return Context.getService(ConversationService.class).getConversationByUuid(uuid).filter(Conversation::isSecure).orElseThrow(ObjectNotFoundException::new);
    }

    private static Invitation existing(String conversationUuid, String uuid) {
        Conversation conversation = secure(conversationUuid);
        return service().getInvitationByUuid(uuid).filter(found -> conversation.equals(found.getLink().getConversation())).orElseThrow(ObjectNotFoundException::new);
    }

    private static Participant participant(Conversation conversation, String uuid) {
        return service().getParticipantByUuid(uuid).filter(found -> found.getPatient().equals(conversation.getPatient())).orElseThrow(ObjectNotFoundException::new);
    }

    private static SecureAccessService service() {
        return Context.getService(SecureAccessService.class);
    }
}
