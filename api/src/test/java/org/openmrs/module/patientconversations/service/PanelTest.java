/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.PanelStatus;

public class PanelTest extends ServiceTest {

    private PanelService panels;

    private RecordingSecureStart starts;

    @Before
    public void setUp() {
        panels = bean("panelService", PanelService.class);
        starts = bean("secureStart", RecordingSecureStart.class);
        starts.getBegun().clear();
        start(patient(2));
        start(patient(7));
    }

    private static String identifier(int patient) {
        return patient(patient).getPatientIdentifier().getIdentifier();
    }

    private static PanelRequest request(List<String> identifiers) {
        return new PanelRequest(identifiers, "Flu shots", "Come on Monday", 2);
    }

    @Test
    public void aDryRunCountsAndInvitesNobody() {
        consents.recordConsent(patient(7), "sms", NUMBER, ConsentStatus.WITHDRAWN, ConsentMethod.VERBAL, null);
        PanelCheck check = panels.check(request(Arrays.asList(identifier(2), " " + identifier(7) + " ", identifier(8), "nobody", "")));
        assertEquals(3, check.getMatched());
        assertThat(check.getUnknown()).containsExactly("nobody");
        assertEquals(1, check.getNoConsent());
        assertEquals(1, check.getNoContact());
        assertThat(check.getToInvite()).containsExactly(patient(2));
        assertThat(starts.getBegun()).isEmpty();
        assertEquals(0, panels.inviteDue());
    }

    @Test
    public void patientsAreInvitedOneAfterAnotherAtThePaceAndLookedAtAgain() {
        PanelProgress begun = panels.start(request(Arrays.asList(identifier(2), identifier(7))));
        assertEquals(2, begun.getToInvite());
        assertEquals(1, panels.inviteDue());
        assertThat(starts.getBegun()).containsExactly("2 Flu shots " + NUMBER + " Come on Monday");
        assertEquals("not before half a minute has passed", 0, panels.inviteDue());
        consents.recordConsent(patient(7), "sms", NUMBER, ConsentStatus.WITHDRAWN, ConsentMethod.VERBAL, null);
        clock.advance(Duration.ofSeconds(30));
        assertEquals(1, panels.inviteDue());
        assertThat(starts.getBegun()).hasSize(1);
        clock.advance(Duration.ofSeconds(30));
        panels.inviteDue();
        reload();
        PanelProgress done = panels.getPanelByUuid(begun.getUuid()).get();
        assertEquals(PanelStatus.DONE, done.getStatus());
        assertEquals(1, done.getInvited());
        assertEquals(1, done.getSkipped());
        assertEquals("Flu shots", done.getSubject().get());
    }

    @Test
    public void aStoppedPanelInvitesNobodyMore() {
        PanelProgress begun = panels.start(request(Arrays.asList(identifier(2), identifier(7))));
        panels.inviteDue();
        assertEquals(PanelStatus.STOPPED, panels.stop(begun.getUuid()).get().getStatus());
        clock.advance(Duration.ofMinutes(5));
        assertEquals(0, panels.inviteDue());
        assertThat(starts.getBegun()).hasSize(1);
        assertThat(panels.stop("nothing")).isEmpty();
    }

    @Test
    public void whatMakesNoSenseIsRefused() {
        assertRefused("panel.empty", () -> panels.check(request(Collections.singletonList(" "))));
        assertRefused("panel.nobody", () -> panels.start(request(Collections.singletonList("nobody"))));
        assertRefused("panel.pace", () -> panels.start(new PanelRequest(Collections.singletonList(identifier(2)), "A", null, 0)));
        assertRefused("subject.required", () -> panels.start(new PanelRequest(Collections.singletonList(identifier(2)), " ", null, 2)));
    }

    @Test
    public void nobodyInvitesAPanelWithoutThePrivilege() {
        assertThrows(APIAuthenticationException.class, () -> as(() -> panels.check(request(Collections.singletonList("1"))), Privileges.SEND_MESSAGES));
    }
}
