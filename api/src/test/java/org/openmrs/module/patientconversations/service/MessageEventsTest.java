/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.channel.CarrierReport;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;

public class MessageEventsTest extends ServiceTest {

    private Conversation conversation;

    @Before
    public void start() {
        conversation = start(patient(2));
        set(GlobalProperties.EVENTS_URL, "https://other.example.org/news");
    }

    @Test
    public void anotherSystemIsToldOfEachStepOfAMessage() {
        Message message = send(conversation, "Hello");
        carriers.beginAttempt(message.getUuid());
        carriers.recordReport(message.getUuid(), CarrierReport.of("SM1", MessageStatus.SENT));
        carriers.recordReport(message.getUuid(), CarrierReport.of("SM1", MessageStatus.SENT));
        conversations.retractMessage(message, "wrong patient");
        assertThat(outbox.getAnnounced()).containsExactly("communication.created " + message.getUuid(), "communication.status " + message.getUuid(),
            "communication.status " + message.getUuid());
    }

    @Test
    public void anotherSystemIsToldOfWhatThePatientSends() {
        carriers.receiveMessage(new InboundMessage("sms", NUMBER, "+15005550006", null, "Hi", "SM2", new Date()));
        assertThat(outbox.getAnnounced()).hasSize(1).allMatch(news -> news.startsWith("communication.created "));
    }

    @Test
    public void whatStaffNoteAmongThemselvesIsNotTold() {
        Message note = bean("teamService", TeamService.class).addNote(conversation, "Not for others", null);
        conversations.retractMessage(note, "wrong patient");
        assertThat(outbox.getAnnounced()).isEmpty();
    }

    @Test
    public void nobodyIsToldWhereNobodyIsNamed() {
        set(GlobalProperties.EVENTS_URL, "");
        conversations.cancelMessage(send(conversation, "Hello"));
        assertThat(outbox.getAnnounced()).isEmpty();
    }
}
