/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.module.patientconversations.channel.CarrierReport;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;

public class CarrierReportsTest extends ServiceTest {

    private Conversation conversation;

    private String uuid;

    @Before
    public void queueAMessage() {
        conversation = start(patient(2));
        uuid = send(conversation, "Hello").getUuid();
    }

    private Message message() {
        reload();
        return conversations.getMessageByUuid(uuid).get();
    }

    private boolean report(String carrierId, MessageStatus status) {
        return carriers.recordReport(uuid, CarrierReport.of(carrierId, status));
    }

    @Test
    public void anAttemptIsNotedBeforeTheCarrierIsCalled() {
        DeliveryAttempt attempt = carriers.beginAttempt(uuid).get();
        assertEquals(1, attempt.getNumber());
        assertEquals("sms", attempt.getChannel());
        assertEquals(NUMBER, attempt.getMessage().getTo());
        assertEquals("Hello", attempt.getMessage().getText());
        assertEquals(Optional.empty(), attempt.getInDoubtSince());
        assertEquals(Date.from(clock.instant()), message().getAttemptStarted());
    }

    @Test
    public void anAttemptWhoseEndWasNeverRecordedLeavesTheNextInDoubt() {
        carriers.beginAttempt(uuid);
        Date first = Date.from(clock.instant());
        clock.advance(Duration.ofMinutes(1));
        DeliveryAttempt second = carriers.beginAttempt(uuid).get();
        assertEquals(Optional.of(first.toInstant()), second.getInDoubtSince());
        assertEquals(2, second.getNumber());
        carriers.postponeAttempt(uuid, "sms.20429");
        DeliveryAttempt third = carriers.beginAttempt(uuid).get();
        assertEquals(Optional.empty(), third.getInDoubtSince());
        assertEquals("sms.20429", message().getErrorCode());
    }

    @Test
    public void consentIsCheckedAgainWhenTheMessageIsSent() {
        consents.recordConsent(patient(2), "sms", NUMBER, ConsentStatus.WITHDRAWN, ConsentMethod.VERBAL, null);
        assertFalse(carriers.beginAttempt(uuid).isPresent());
        assertEquals(MessageStatus.FAILED, message().getStatus());
        assertEquals("consent.withdrawn", message().getErrorCode());
    }

    @Test
    public void aMessageLeavesTheQueueOnceWhenItIsNoLongerToBeSent() {
        carriers.beginAttempt(uuid);
        carriers.postponeAttempt(uuid, "sms.20429");
        carriers.beginAttempt(uuid);
        assertThat(outbox.getRemoved()).isEmpty();
        report("SM1", MessageStatus.SENDING);
        assertThat(outbox.getRemoved()).containsExactly(uuid);
        report("SM1", MessageStatus.DELIVERED);
        assertThat(outbox.getRemoved()).containsExactly(uuid);
    }

    @Test
    public void aMessageThatFailsLeavesTheQueue() {
        carriers.beginAttempt(uuid);
        carriers.failMessage(uuid, "sms.30003");
        assertThat(outbox.getRemoved()).containsExactly(uuid);
    }

    @Test
    public void statusesMoveForwardOnly() {
        carriers.beginAttempt(uuid);
        assertTrue(report("SM1", MessageStatus.SENDING));
        assertNull(message().getAttemptStarted());
        assertEquals("SM1", message().getCarrierId());
        assertTrue(report("SM1", MessageStatus.DELIVERED));
        assertFalse(report("SM1", MessageStatus.SENT));
        assertFalse(report("SM1", MessageStatus.SENDING));
        assertFalse(report("SM1", MessageStatus.DELIVERED));
        assertFalse(carriers.recordReport(uuid, CarrierReport.failed("SM1", "sms.30003")));
        assertEquals(MessageStatus.DELIVERED, message().getStatus());
        assertNotNull(message().getDateSent());
        assertNotNull(message().getDateDelivered());
        assertNull(message().getErrorCode());
        assertFalse(carriers.beginAttempt(uuid).isPresent());
    }

    @Test
    public void aCallbackMayComeBeforeTheResponse() {
        carriers.beginAttempt(uuid);
        assertTrue(report("SM1", MessageStatus.DELIVERED));
        assertFalse(report("SM1", MessageStatus.SENDING));
        assertEquals(MessageStatus.DELIVERED, message().getStatus());
        assertNull(message().getAttemptStarted());
    }

    @Test
    public void reportsOfAnotherAttemptHaveNoEffect() {
        carriers.beginAttempt(uuid);
        report("SM1", MessageStatus.SENDING);
        assertFalse(report("SM0", MessageStatus.DELIVERED));
        carriers.recordReport(uuid, CarrierReport.failed("SM1", "sms.30003"));
        conversations.retryMessage(message());
        assertFalse(report("SM1", MessageStatus.DELIVERED));
        carriers.beginAttempt(uuid);
        assertFalse(carriers.recordReport(uuid, CarrierReport.failed("SM1", "sms.30003")));
        assertTrue(report("SM2", MessageStatus.SENDING));
        assertEquals("SM2", message().getCarrierId());
        assertEquals(MessageStatus.SENDING, message().getStatus());
    }

    @Test
    public void aFailureKeepsTheCarriersCode() {
        carriers.beginAttempt(uuid);
        report("SM1", MessageStatus.SENT);
        carriers.recordReport(uuid, CarrierReport.failed("SM1", "sms.30005"));
        assertEquals(MessageStatus.FAILED, message().getStatus());
        assertEquals("sms.30005", message().getErrorCode());
        assertNull(message().getNextCheck());
    }

    @Test
    public void anOptOutReportedByTheCarrierWithdrawsConsent() {
        carriers.beginAttempt(uuid);
        carriers.failMessage(uuid, "sms.21610");
        assertEquals(ConsentStatus.WITHDRAWN, consents.getCurrent(patient(2), "sms", NUMBER).get().getStatus());
        assertEquals(ConsentMethod.CARRIER, consents.getCurrent(patient(2), "sms", NUMBER).get().getMethod());
        assertRefused("consent.withdrawn", () -> send(conversation, "Hello again"));
    }

    @Test
    public void whatStaysOpenIsDueToBeAskedForAndWhatIsOverIsNot() {
        carriers.beginAttempt(uuid);
        report("SM1", MessageStatus.SENDING);
        assertThat(carriers.getDueChecks(clock.instant(), 10)).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        StatusCheck check = carriers.getDueChecks(clock.instant(), 10).get(0);
        assertEquals(uuid, check.getMessageUuid());
        assertEquals("SM1", check.getCarrierId());
        carriers.scheduleCheck(uuid, clock.instant().plusSeconds(60));
        assertThat(carriers.getDueChecks(clock.instant(), 10)).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        report("SM1", MessageStatus.DELIVERED);
        assertThat(carriers.getDueChecks(clock.instant(), 10)).isEmpty();
    }

    @Test
    public void aStatusMovesTheRevisionAndNoReportDoesNot() {
        carriers.beginAttempt(uuid);
        report("SM1", MessageStatus.SENT);
        String before = conversations.getRevision(patient(2));
        report("SM1", MessageStatus.SENT);
        assertEquals(before, conversations.getRevision(patient(2)));
        report("SM1", MessageStatus.DELIVERED);
        assertNotEquals(before, conversations.getRevision(patient(2)));
    }

    @Test
    public void aMessageIsFoundByItsCarriersId() {
        carriers.beginAttempt(uuid);
        report("SM1", MessageStatus.SENT);
        assertEquals(Optional.of(uuid), carriers.findMessageUuid("sms", "SM1"));
        assertEquals(Optional.empty(), carriers.findMessageUuid("email", "SM1"));
    }

    @Test
    public void timesKeepTheirMilliseconds() {
        carriers.beginAttempt(uuid);
        assertEquals(123, message().getAttemptStarted().getTime() % 1000);
    }
}
