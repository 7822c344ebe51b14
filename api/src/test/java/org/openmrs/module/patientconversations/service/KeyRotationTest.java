/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.crypto.MasterKeys;
import org.openmrs.module.patientconversations.model.Attachment;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.ConversationStatus;
import org.openmrs.module.patientconversations.db.ConversationDao;
import org.hibernate.SessionFactory;

public class KeyRotationTest extends ServiceTest {

    private static final byte[] PDF = "%PDF-1.7 results".getBytes(StandardCharsets.US_ASCII);

    private KeyService keys;

    private SealedTexts texts;

    private Conversation secure;

    private Attachment attachment;

    @Before
    public void setUp() {
        keys = bean("keyService", KeyService.class);
        texts = bean("sealedTexts", SealedTexts.class);
        secure = new Conversation();
        secure.setPatient(patient(2));
        secure.setMode(ConversationMode.SECURE);
        secure.setStatus(ConversationStatus.OPEN);
        secure.setLastActivity(java.util.Date.from(clock.instant()));
        secure.setCreator(Context.getAuthenticatedUser());
        secure.setDateCreated(java.util.Date.from(clock.instant()));
        texts.sealSubject(secure, "Your results");
        Context.getRegisteredComponents(SessionFactory.class).get(0).getCurrentSession().save(secure);
        attachment = bean("attachments", Attachments.class).addDraft(start(patient(2)), "results.pdf", PDF);
        reload();
    }

    private Conversation stored() {
        return bean("conversationDao", ConversationDao.class).findByUuid(secure.getUuid()).get();
    }

    @Test
    public void whatAnOlderKeyWrapsIsWrappedByTheNewOneAndReadsAsBefore() {
        String before = stored().getMasterKey();
        long revision = stored().getRevision();
        Context.clearSession();
        KeyRotation done = keys.rotate();
        reload();
        assertNotEquals(before, done.getCurrent());
        assertThat(done.getConversations()).isGreaterThanOrEqualTo(1);
        assertThat(done.getAttachments()).isGreaterThanOrEqualTo(1);
        assertEquals(0, done.getFailed());
        assertEquals(done.getCurrent(), stored().getMasterKey());
        assertEquals("Your results", texts.subjectOf(stored()).get());
        assertEquals("nobody is told of news", revision, stored().getRevision());
        Attachment found = bean("attachments", Attachments.class).find(attachment.getUuid()).get();
        assertEquals(done.getCurrent(), found.getMasterKey());
        assertArrayEquals(PDF, bean("attachments", Attachments.class).read(found, false));
        assertEquals(0, keys.getState().getConversations());
        assertThat(bean("masterKeys", MasterKeys.class).get(before)).isNotNull();
    }

    @Test
    public void aRotationThatWasBrokenOffGoesOnUnderTheSameKey() {
        bean("masterKeys", MasterKeys.class).add();
        assertThat(keys.getState().getConversations()).isGreaterThanOrEqualTo(1);
        int count = keys.getState().getCount();
        keys.resume();
        reload();
        assertEquals(0, keys.getState().getConversations());
        assertEquals(count, keys.getState().getCount());
        assertEquals("Your results", texts.subjectOf(stored()).get());
    }

    @Test
    public void whatALostKeyWrapsIsCountedAndLeftAlone() {
        Context.getRegisteredComponents(SessionFactory.class).get(0).getCurrentSession()
            .createNativeQuery("update patientconversations_conversation set master_key = 'lost' where uuid = '" + secure.getUuid() + "'").executeUpdate();
        Context.clearSession();
        assertEquals(1, keys.rotate().getFailed());
        reload();
        assertEquals("lost", stored().getMasterKey());
    }

    @Test
    public void nobodyRotatesWithoutThePrivilege() {
        assertThrows(APIAuthenticationException.class, () -> as(keys::rotate, Privileges.GET_CONVERSATIONS, Privileges.AUDIT_CONVERSATIONS));
    }
}
