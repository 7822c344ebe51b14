/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.Turn;

public class AutoReplyTest extends ServiceTest {

    private static final String CLOSED = "We are closed.";

    private Conversation conversation;

    private int received;

    @Before
    public void closeThePractice() {
        set(GlobalProperties.TIME_ZONE, "UTC");
        set(GlobalProperties.OFFICE_HOURS + "sms", "2020-01-01 08:00-09:00");
        set(GlobalProperties.HOLIDAYS, "12-25 closed");
        set(GlobalProperties.AUTO_REPLY + "sms", CLOSED);
        conversation = start(patient(2));
    }

    private void receive(String text) {
        received++;
        carriers.receiveMessage(new InboundMessage("sms", NUMBER, "+15005550006", null, text, "SM" + received, new Date(0)));
    }

    private List<Message> replies() {
        return conversations.getMessages(conversation, 0, 50).getItems().stream().filter(message -> CLOSED.equals(message.getBody()))
            .collect(Collectors.toList());
    }

    @Test
    public void whoWritesOutOfOfficeHoursIsToldSoByAMessageMarkedAutomatic() {
        receive("Hello");
        assertThat(replies()).hasSize(1);
        assertThat(replies().get(0).isAutomatic()).isTrue();
        assertThat(outbox.getEnqueued()).containsExactly(replies().get(0).getUuid());
        reload();
        assertEquals("it is still the practice's turn", Turn.PRACTICE,
            conversations.getConversationByUuid(conversation.getUuid()).get().getTurn());
    }

    @Test
    public void inOfficeHoursNobodyIsTold() {
        set(GlobalProperties.OFFICE_HOURS + "sms", "Mo-Su 00:00-24:00");
        receive("Hello");
        assertThat(replies()).isEmpty();
        set(GlobalProperties.HOLIDAYS, clock.instant().toString().substring(0, 10) + " closed");
        receive("Hello?");
        assertThat(replies()).hasSize(1);
    }

    @Test
    public void withoutHoursOrATextNobodyIsTold() {
        set(GlobalProperties.OFFICE_HOURS + "sms", "");
        receive("Hello");
        set(GlobalProperties.OFFICE_HOURS + "sms", "2020-01-01 closed");
        set(GlobalProperties.AUTO_REPLY + "sms", "");
        receive("Hello");
        assertThat(replies()).isEmpty();
    }

    @Test
    public void nobodyIsToldTwiceInAQuarterOfAnHourUnlessStaffHaveWrittenSince() {
        receive("Hello");
        clock.advance(Duration.ofMinutes(14));
        receive("Anybody there?");
        assertThat(replies()).hasSize(1);
        send(conversation, "Just a moment");
        receive("Thank you");
        assertThat(replies()).hasSize(2);
        clock.advance(Duration.ofMinutes(16));
        receive("Still there?");
        assertThat(replies()).hasSize(3);
    }

    @Test
    public void afterStopNobodyIsTold() {
        receive("STOP");
        receive("Hello");
        consents.recordConsent(patient(2), "sms", NUMBER, ConsentStatus.GRANTED, ConsentMethod.VERBAL, null);
        receive("HELP");
        assertThat(replies()).isEmpty();
        receive("Hello");
        assertThat(replies()).hasSize(1);
    }
}
