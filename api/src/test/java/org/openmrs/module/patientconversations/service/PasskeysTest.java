/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.ParticipantKind;
import org.openmrs.module.patientconversations.model.ParticipantStatus;
import org.openmrs.module.patientconversations.model.Passkey;

public class PasskeysTest extends ServiceTest {

    private static final String ORIGIN = "https://emr.example.org";

    private PasskeyService passkeys;

    private AppSessions sessions;

    private Participant participant;

    private SoftAuthenticator phone;

    private String session;

    @Before
    public void setUp() {
        set(GlobalProperties.PUBLIC_BASE_URL, ORIGIN + "/openmrs");
        passkeys = bean("passkeyService", PasskeyService.class);
        sessions = bean("appSessions", AppSessions.class);
        participant = joined();
        session = sessions.open(participant);
        phone = new SoftAuthenticator(ORIGIN);
    }

    private Participant joined() {
        Participant joined = new Participant();
        joined.setPatient(patient(2));
        joined.setKind(ParticipantKind.PATIENT);
        joined.setContactSystem(ContactSystem.SMS);
        joined.setContactValue(NUMBER);
        joined.setStatus(ParticipantStatus.JOINED);
        joined.setCreator(Context.getAuthenticatedUser());
        joined.setDateCreated(Date.from(clock.instant()));
        Context.getRegisteredComponents(SessionFactory.class).get(0).getCurrentSession().save(joined);
        return joined;
    }

    private Optional<Passkey> add() throws Exception {
        PasskeyOptions options = passkeys.beginAdding(session);
        return passkeys.add(session, options.getId(), " My phone ", phone.create(options.getJson()));
    }

    private Optional<String> signIn() throws Exception {
        PasskeyOptions options = passkeys.beginSignIn();
        return passkeys.signIn(options.getId(), phone.get(options.getJson()));
    }

    @Test
    public void aProofThatIsAnOldOneChangesNoPasskeys() throws Exception {
        String passkey = add().get().getUuid();
        PasskeyOptions options = passkeys.beginAdding(session);
        for (int minutes = 0; minutes < 15; minutes += 5) {
            clock.advance(Duration.ofMinutes(5));
            assertThat(sessions.find(session, true)).isPresent();
            reload();
        }
        assertRefused("passkey.proveAgain", () -> passkeys.beginAdding(session));
        assertRefused("passkey.proveAgain", () -> passkeys.add(session, options.getId(), "Another", phone.create(options.getJson())));
        assertRefused("passkey.proveAgain", () -> passkeys.remove(session, passkey));
        session = signIn().get();
        assertTrue(passkeys.remove(session, passkey));
    }

    @Test
    public void staffWhoEndAllAccessEndThatByPasskeyToo() throws Exception {
        add();
        bean("secureAccessService", SecureAccessService.class).signOutEverywhere(participant.getPatient());
        reload();
        assertFalse(signIn().isPresent());
    }

    @Test
    public void aPasskeyThatWasAddedSignsInWithoutANameBeingTyped() throws Exception {
        assertEquals("My phone", add().get().getLabel());
        reload();
        String opened = signIn().get();
        assertEquals(participant.getUuid(), sessions.find(opened, true).get().getUuid());
        reload();
        Passkey used = passkeys.getPasskeys(participant).get(0);
        assertEquals(1, used.getSignCount());
        assertThat(used.getLastUsed()).isNotNull();
    }

    @Test
    public void anAnswerCountsOnceAndForFiveMinutes() throws Exception {
        add();
        PasskeyOptions options = passkeys.beginSignIn();
        String answer = phone.get(options.getJson());
        assertThat(passkeys.signIn(options.getId(), answer)).isPresent();
        assertThat(passkeys.signIn(options.getId(), answer)).isEmpty();
        PasskeyOptions late = passkeys.beginSignIn();
        clock.advance(Duration.ofMinutes(5));
        assertThat(passkeys.signIn(late.getId(), phone.get(late.getJson()))).isEmpty();
    }

    @Test
    public void aPageUnderAnotherAddressGetsNobodyIn() throws Exception {
        add();
        SoftAuthenticator lured = phone;
        PasskeyOptions options = passkeys.beginSignIn();
        String answer = lured.get(options.getJson());
        set(GlobalProperties.PUBLIC_BASE_URL, "https://other.example.org/openmrs");
        assertThat(passkeys.signIn(options.getId(), answer)).isEmpty();
    }

    @Test
    public void anOwnerWhoWasNotVerifiedAndACopiedPasskeyGetNobodyIn() throws Exception {
        add();
        phone.flags = SoftAuthenticator.PRESENT;
        assertThat(signIn()).isEmpty();
        phone.flags = SoftAuthenticator.PRESENT | SoftAuthenticator.VERIFIED;
        phone.count = 7;
        assertThat(signIn()).isPresent();
        phone.count = 3;
        assertThat(signIn()).as("the count went back").isEmpty();
    }

    @Test
    public void aStrangersPasskeyAndRubbishGetNobodyIn() throws Exception {
        add();
        SoftAuthenticator known = phone;
        phone = new SoftAuthenticator(ORIGIN);
        PasskeyOptions unused = passkeys.beginAdding(session);
        phone.create(unused.getJson());
        assertThat(signIn()).isEmpty();
        PasskeyOptions options = passkeys.beginSignIn();
        assertThat(passkeys.signIn(options.getId(), "{\"id\":\"x\"}")).isEmpty();
        assertThat(passkeys.signIn("nothing", known.get(options.getJson()))).isEmpty();
    }

    @Test
    public void whoseAccessHasEndedDoesNotGetIn() throws Exception {
        add();
        participant.setStatus(ParticipantStatus.ENDED);
        assertThat(signIn()).isEmpty();
    }

    @Test
    public void aRemovedPasskeyGetsNobodyInAndOnlyItsOwnerRemovesIt() throws Exception {
        String uuid = add().get().getUuid();
        String other = sessions.open(joined());
        assertFalse(passkeys.remove(other, uuid));
        assertTrue(passkeys.remove(session, uuid));
        assertThat(signIn()).isEmpty();
        assertThat(passkeys.getPasskeys(participant)).isEmpty();
    }

    @Test
    public void addingOneTakesASessionAndTheSamePersonsChallenge() throws Exception {
        assertThrows(NotSignedIn.class, () -> passkeys.beginAdding("nothing"));
        assertThrows(NotSignedIn.class, () -> passkeys.beginAdding(null));
        PasskeyOptions options = passkeys.beginAdding(sessions.open(joined()));
        assertThat(passkeys.add(session, options.getId(), "", phone.create(options.getJson()))).isEmpty();
        assertThat(add()).isPresent();
        assertThat(add()).as("the same once more").isEmpty();
    }
}
