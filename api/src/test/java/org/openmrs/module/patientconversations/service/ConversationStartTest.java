/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Before;
import org.junit.Test;
import org.openmrs.Patient;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.ParticipantStatus;

/** Where a match or a panel begins a Secure conversation, and who is invited. */
public class ConversationStartTest extends ServiceTest {

    private SecureAccessService access;

    private ConversationStart starts;

    private Patient jane;

    @Before
    public void makeStarts() {
        set(GlobalProperties.PUBLIC_BASE_URL, "https://emr.example.org/openmrs");
        access = bean("secureAccessService", SecureAccessService.class);
        starts = new ConversationStart(conversations, access, bean("teamService", TeamService.class));
        jane = patient(7);
    }

    private Participant participant(Conversation conversation) {
        return access.getParticipants(conversation.getPatient()).get(0);
    }

    @Test
    public void aMatchInvitesWhereTheJoinerAsked() {
        Conversation begun = starts.begin(jane, "Front desk", ContactSystem.SMS, "+250788123456", "Front desk");
        assertThat(access.getInvitations(begun, 0, 9).getItems()).hasSize(1);
        assertThat(participant(begun).getContactValue()).isEqualTo("+250788123456");
    }

    @Test
    public void aMatchInvitesAlsoWhoHasJoinedBeforeWithAnotherPhone() {
        participant(starts.begin(jane, "Front desk", ContactSystem.SMS, "+250788123456", "Front desk")).setStatus(ParticipantStatus.JOINED);
        Conversation again = starts.begin(jane, "Front desk", ContactSystem.SMS, "+250788654321", "Front desk");
        assertThat(access.getInvitations(again, 0, 9).getItems()).hasSize(1);
        assertThat(participant(again).getContactValue()).isEqualTo("+250788654321");
    }

    @Test
    public void aPanelDoesNotInviteWhoHasJoined() {
        participant(starts.begin(jane, "Front desk", ContactSystem.SMS, "+250788123456", "Front desk")).setStatus(ParticipantStatus.JOINED);
        Conversation begun = starts.beginWithConsent(jane, "Your diabetes care", ContactSystem.SMS, "+250788123456", "Please read");
        assertThat(access.getInvitations(begun, 0, 9).getItems()).isEmpty();
        assertThat(conversations.getMessages(begun, 0, 9).getItems()).hasSize(1);
    }
}
