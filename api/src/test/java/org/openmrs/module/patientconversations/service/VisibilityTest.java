/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.PatientIdentifier;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.search.CommunicationCriteria;

public class VisibilityTest extends ServiceTest {

    private Conversation conversation;

    private Message message;

    private String draft;

    private Integer location;

    private Integer before;

    @Before
    public void startConversation() {
        before = Context.getUserContext().getLocationId();
        conversation = start(patient(2));
        message = send(conversation, "Hello");
        draft = bean("attachmentService", AttachmentService.class).addAttachment(conversation, "hello.txt", "Hello".getBytes(StandardCharsets.US_ASCII)).getUuid();
        location = patient(2).getIdentifiers().stream().filter(identifier -> !identifier.getVoided()).map(PatientIdentifier::getLocation)
            .findFirst().get().getLocationId();
    }

    @After
    public void leave() {
        Context.getUserContext().setLocationId(before);
    }

    private List<Conversation> listed() {
        return conversations.getConversations(new ConversationCriteria(), 0, 10).getItems();
    }

    private void assertSeen(boolean expected) {
        assertEquals(expected, listed().contains(conversation));
        assertEquals(expected, conversations.getConversationByUuid(conversation.getUuid()).isPresent());
        assertEquals(expected, conversations.getMessageByUuid(message.getUuid()).isPresent());
        assertEquals(expected ? 1 : 0, bean("teamService", TeamService.class).getInboxCounts().getOpen());
        CommunicationService communications = bean("communicationService", CommunicationService.class);
        CommunicationCriteria all = new CommunicationCriteria();
        assertEquals("what FHIR clients find", expected ? 2 : 0, communications.getEntries(all, null, 0, 10).getEntries().size());
        assertEquals(expected ? 2 : 0, communications.countEntries(all));
        assertEquals(expected, communications.getEntryByUuid(message.getUuid()).isPresent());
        assertEquals(expected, bean("attachmentService", AttachmentService.class).getAttachmentByUuid(draft).isPresent());
    }

    @Test
    public void everybodySeesAllUnlessAnImplementationWantsItOtherwise() {
        Context.getUserContext().setLocationId(null);
        assertSeen(true);
    }

    @Test
    public void whoWorksAtThePatientsLocationSeesTheConversationAndNobodyElse() {
        set(GlobalProperties.VISIBILITY_BY_LOCATION, "true");
        Context.getUserContext().setLocationId(location);
        assertSeen(true);
        Context.getUserContext().setLocationId(location + 1_000);
        assertSeen(false);
        assertRefused("patient.elsewhere", () -> start(patient(2)));
        assertRefused("patient.elsewhere", () -> carriers.fileMessage(patient(2), new InboundMessage("sms", null, null, null, "Hi", "other|1", new Date())));
        Context.getUserContext().setLocationId(null);
        assertSeen(false);
    }

    @Test
    public void whatIsDeliveredIsNotNarrowed() {
        set(GlobalProperties.VISIBILITY_BY_LOCATION, "true");
        Context.getUserContext().setLocationId(null);
        assertTrue(carriers.beginAttempt(message.getUuid()).isPresent());
        assertThat(listed()).isEmpty();
        assertFalse(conversations.getMessageByUuid(message.getUuid()).isPresent());
    }
}
