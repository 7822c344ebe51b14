/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import java.util.stream.Collectors;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.ParticipantKind;
import org.openmrs.module.patientconversations.service.ContactService;
import org.openmrs.module.patientconversations.service.FailureWords;
import org.openmrs.module.patientconversations.service.Invitation;
import org.openmrs.module.patientconversations.service.SecureState;
import org.openmrs.module.webservices.rest.SimpleObject;

/** What is shown of a Secure conversation's participants and invitations. */
public final class Secure {

    private Secure() {
    }

    static SimpleObject describe(SecureState state) {
        return new SimpleObject().add("joined", state.isJoined())
                .add("participants", state.getParticipants().stream().map(Secure::describe).collect(Collectors.toList()))
                .add("invitation", state.getInvitation().map(Secure::describe).orElse(null));
    }

    /** Who wrote a message. */
    static SimpleObject name(Participant participant) {
        return new SimpleObject().add("uuid", participant.getUuid()).add("name", nameOf(participant)).add("kind", participant.getKind())
                .add("relationship", participant.getRelationship());
    }

    public static SimpleObject describe(Participant participant) {
        return name(participant).add("contact", contactOf(participant)).add("system", participant.getContactSystem().getCode())
                .add("status", participant.getStatus()).add("joined", participant.getJoined())
                .add("endsOn", participant.getEndsOn() == null ? null : participant.getEndsOn().toString());
    }

    public static SimpleObject describe(Invitation invitation) {
        Message notice = invitation.getNotice().orElse(null);
        return new SimpleObject().add("uuid", invitation.getLink().getUuid()).add("status", invitation.getStatus())
                .add("participant", name(invitation.getParticipant()))
                .add("channel", notice == null ? null : notice.getChannel())
                .add("contact", notice == null ? contactOf(invitation.getParticipant()) : format(invitation.getParticipant(), notice.getToAddress()))
                .add("dateCreated", invitation.getLink().getDateCreated())
                .add("sent", notice == null ? null : notice.getDateSent()).add("delivered", notice == null ? null : notice.getDateDelivered())
                .add("opened", invitation.getLink().getOpened()).add("joined", invitation.getLink().getUsed())
                .add("expires", invitation.getLink().getExpires())
                .add("reason", notice == null || notice.getErrorCode() == null ? null : reason(notice.getErrorCode()));
    }

    private static SimpleObject reason(String code) {
        FailureWords words = Context.getRegisteredComponent("patientconversations.failureWords", FailureWords.class);
        return new SimpleObject().add("code", code).add("text", words.of(code, Context.getLocale()));
    }

    private static String nameOf(Participant participant) {
        return participant.getKind() == ParticipantKind.PROXY ? participant.getName() : Shown.name(participant.getPatient());
    }

    private static String contactOf(Participant participant) {
        return format(participant, participant.getContactValue());
    }

    private static String format(Participant participant, String address) {
        return Context.getService(ContactService.class).format(participant.getContactSystem(), address);
    }
}
