/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.AccessLink;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Participant;

/** How staff let patients, and parents or carers as themselves, into Secure conversations, and out again. */
public interface SecureAccessService extends OpenmrsService {

    /** Who reads each Secure conversation and how far its newest invitation has come; three queries. Standard ones are left out. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    Map<Conversation, SecureState> getStates(Collection<Conversation> conversations);

    /** Those made in a conversation, newest first. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    Page<Invitation> getInvitations(Conversation conversation, int startIndex, int limit);

    @Authorized(Privileges.GET_CONVERSATIONS)
    Optional<Invitation> getInvitationByUuid(String uuid);

    @Authorized(Privileges.GET_CONVERSATIONS)
    List<Participant> getParticipants(Patient patient);

    @Authorized(Privileges.GET_CONVERSATIONS)
    Optional<Participant> getParticipantByUuid(String uuid);

    /**
     * Invites the patient, or somebody who is a participant already, to where their links go or to another address, which then becomes theirs.
     *
     * @param participant null for the patient
     * @param contact where to, and the consent to it; null for where links go already
     * @throws Refusal {@code contact.required}, {@code secure.*}, {@code consent.*}, {@code channel.unavailable}
     */
    @Authorized(Privileges.MANAGE_SECURE_ACCESS)
    Invitation invite(Conversation conversation, Participant participant, StartRequest contact);

    @Authorized(Privileges.MANAGE_SECURE_ACCESS)
    Invitation revoke(AccessLink link);

    /** The address that a link is, for who may copy it or show it to the patient at the desk; empty once it is over. */
    @Authorized(Privileges.MANAGE_SECURE_ACCESS)
    @Logging(ignoreAllArgumentValues = true)
    Optional<String> getLinkAddress(AccessLink link);

    /**
     * Gives a parent or carer access to the patient's Secure conversations, as themselves, and invites them.
     *
     * @param endsOn their last day, or null
     * @throws Refusal of a field: {@code proxy.*} of {@code name}, {@code relationship} or {@code endsOn}, {@code contact.*}, {@code consent.*}
     */
    @Authorized(Privileges.MANAGE_SECURE_ACCESS)
    @Logging(ignoreAllArgumentValues = true)
    Participant addProxy(Conversation conversation, String name, String relationship, StartRequest contact, LocalDate endsOn);

    /** @param endsOn their last day, or null for none */
    @Authorized(Privileges.MANAGE_SECURE_ACCESS)
    Participant setLastDay(Conversation conversation, Participant participant, LocalDate endsOn);

    /** Ends a participant's access at once. */
    @Authorized(Privileges.MANAGE_SECURE_ACCESS)
    Participant endParticipant(Conversation conversation, Participant participant);

    /**
     * Signs the patient and all proxies out of every browser, and makes their open links worthless. They stay participants.
     *
     * @return how many browsers were signed in
     */
    @Authorized(Privileges.MANAGE_SECURE_ACCESS)
    int signOutEverywhere(Patient patient);
}
