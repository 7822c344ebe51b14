/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.Cohort;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.PanelStatus;
import org.openmrs.util.PrivilegeConstants;

public class PanelTest extends ServiceTest {

    private PanelService panels;

    private RecordingSecureStart starts;

    @Before
    public void setUp() {
        panels = bean("panelService", PanelService.class);
        starts = bean("secureStart", RecordingSecureStart.class);
        starts.getBegun().clear();
        starts.failAt(null);
        start(patient(2));
        start(patient(7));
    }

    private static String identifier(int patient) {
        return patient(patient).getPatientIdentifier().getIdentifier();
    }

    private static PanelRequest request(List<String> identifiers) {
        return new PanelRequest(null, identifiers, "Flu shots", "Come on Monday", 2);
    }

    private static PanelRequest request(Cohort cohort) {
        return new PanelRequest(cohort.getUuid(), Collections.emptyList(), "Flu shots", "Come on Monday", 2);
    }

    private static Cohort cohort(Integer... patients) {
        return Context.getCohortService().saveCohort(new Cohort("Clinic", "Who comes", patients));
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
        assertEquals(Collections.singletonMap("panel.noConsent", 1L), done.getReasons());
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
    public void aCohortHoldsThoseWhoBelongToItNow() {
        Cohort cohort = cohort(2, 7, 8);
        cohort.getMemberships().forEach(membership -> {
            membership.setStartDate(new Date(0));
            membership.setEndDate(membership.getPatientId() == 7 ? new Date(1000) : null);
        });
        Context.getCohortService().saveCohort(cohort);
        reload();
        PanelCheck check = panels.check(request(cohort));
        assertEquals(2, check.getMatched());
        assertThat(check.getUnknown()).isEmpty();
        assertThat(check.getToInvite()).containsExactly(patient(2));
        assertEquals(1, panels.start(request(cohort)).getToInvite());
        panels.inviteDue();
        assertThat(starts.getBegun()).containsExactly("2 Flu shots " + NUMBER + " Come on Monday");
    }

    @Test
    public void aCohortThatSaysNothingIsRefusedAndNeedsThePrivilegeToReadIt() {
        Cohort cohort = cohort(2);
        assertRefused("cohort.unknown", () -> panels.check(new PanelRequest("nothing", Collections.emptyList(), "A", null, 2)));
        assertRefused("panel.twoSources", () -> panels.check(new PanelRequest(cohort.getUuid(), Collections.singletonList("1"), "A", null, 2)));
        assertRefused("panel.empty", () -> panels.check(request(cohort())));
        as(() -> panels.check(request(cohort)), Privileges.MANAGE_SECURE_ACCESS, PrivilegeConstants.GET_PATIENT_COHORTS);
        assertThrows(APIAuthenticationException.class, () -> as(() -> panels.check(request(cohort)), Privileges.MANAGE_SECURE_ACCESS));
        Context.getCohortService().voidCohort(cohort, "over");
        reload();
        assertRefused("cohort.unknown", () -> panels.check(request(cohort)));
    }

    @Test
    public void oneWhoCannotBeInvitedKeepsNobodyElseWaiting() {
        starts.failAt(patient(2));
        PanelProgress first = panels.start(request(Arrays.asList(identifier(2), identifier(7))));
        PanelProgress second = panels.start(request(Collections.singletonList(identifier(7))));
        assertEquals(2, panels.inviteDue());
        assertThat(starts.getBegun()).containsExactly("7 Flu shots " + NUMBER + " Come on Monday");
        clock.advance(Duration.ofSeconds(30));
        panels.inviteDue();
        reload();
        assertEquals(Collections.singletonMap("panel.failed", 1L), panels.getPanelByUuid(first.getUuid()).get().getReasons());
        assertEquals(1, panels.getPanelByUuid(first.getUuid()).get().getInvited());
        assertEquals(1, panels.getPanelByUuid(second.getUuid()).get().getInvited());
    }

    @Test
    public void whatMakesNoSenseIsRefused() {
        assertRefused("panel.empty", () -> panels.check(request(Collections.singletonList(" "))));
        assertRefused("panel.nobody", () -> panels.start(request(Collections.singletonList("nobody"))));
        assertRefused("panel.pace", () -> panels.start(new PanelRequest(null, Collections.singletonList(identifier(2)), "A", null, 0)));
        assertRefused("subject.required", () -> panels.start(new PanelRequest(null, Collections.singletonList(identifier(2)), " ", null, 2)));
    }

    @Test
    public void nobodyInvitesAPanelWithoutThePrivilege() {
        assertThrows(APIAuthenticationException.class, () -> as(() -> panels.check(request(Collections.singletonList("1"))), Privileges.SEND_MESSAGES));
    }
}
