/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.sql.Date;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Joiner;
import org.openmrs.module.patientconversations.model.JoinerStatus;
import org.openmrs.module.patientconversations.model.PracticeLink;

public class JoiningTest extends ServiceTest {

    private PracticeLinkService links;

    private JoinService joining;

    private RecordingSecureStart starts;

    private PracticeLink link;

    private LocalDate birthdate;

    @Before
    public void setUp() {
        links = bean("practiceLinkService", PracticeLinkService.class);
        joining = bean("joinService", JoinService.class);
        starts = bean("secureStart", RecordingSecureStart.class);
        starts.getBegun().clear();
        // Limits of earlier tests are over.
        clock.advance(Duration.ofHours(2));
        link = links.addLink(new PracticeLinkText(" Waiting room ", "Welcome <b>", "posters", "fr", null, true));
        birthdate = new Date(patient(2).getBirthdate().getTime()).toLocalDate();
    }

    private JoinRequest request(String given, String family, LocalDate born, String number) {
        return new JoinRequest(link.getSlug(), given, family, born, ContactSystem.SMS, number);
    }

    private JoinStep begin() {
        return joining.begin(request("Horátio", "Hornblour", birthdate, NUMBER)).get();
    }

    private static String code(JoinStep step) {
        return step.getCode().get().getText().replaceAll("\\D*(\\d{6}).*", "$1");
    }

    private Joiner waiting() {
        JoinStep step = begin();
        assertTrue(joining.confirm(step.getSecret(), code(step)));
        reload();
        return links.getJoiners(JoinerStatus.WAITING, 0, 10).getItems().get(0);
    }

    @Test
    public void whoShowsThatTheirContactIsTheirsWaitsAndNothingHasOpened() {
        JoinStep step = begin();
        assertEquals(NUMBER, step.getCode().get().getTo());
        assertThat(step.getCode().get().getText()).startsWith("Votre code");
        assertThat(step.getHint()).endsWith("56").doesNotContain("123");
        assertEquals(JoinerStatus.UNVERIFIED, joining.getStatus(step.getSecret()).get());
        assertThat(links.getJoiners(JoinerStatus.WAITING, 0, 10).getItems()).isEmpty();
        assertTrue(joining.confirm(step.getSecret(), code(step)));
        assertEquals(JoinerStatus.WAITING, joining.getStatus(step.getSecret()).get());
        assertThat(starts.getBegun()).isEmpty();
    }

    @Test
    public void aCodeIsNeitherStoredNorRightAfterFiveWrongOnesOrTenMinutes() {
        JoinStep step = begin();
        String right = code(step);
        String wrong = right.equals("000000") ? "000001" : "000000";
        for (int attempt = 0; attempt < 5; attempt++) {
            assertFalse(joining.confirm(step.getSecret(), wrong));
        }
        assertFalse(joining.confirm(step.getSecret(), right));
        JoinStep late = begin();
        clock.advance(Duration.ofMinutes(10));
        assertFalse(joining.confirm(late.getSecret(), code(late)));
        assertFalse(joining.confirm("unknown", right));
    }

    @Test
    public void aLinkThatIsOffOrOverOpensNothing() {
        assertThat(joining.getOpenLink(link.getSlug())).isPresent();
        LocalDate today = bean("practiceTime", PracticeTime.class).now().toLocalDate();
        links.changeLink(link, new PracticeLinkText("Waiting room", null, null, null, today, true));
        assertThat(joining.getOpenLink(link.getSlug())).isPresent();
        links.changeLink(link, new PracticeLinkText("Waiting room", null, null, null, today.minusDays(1), true));
        assertThat(joining.getOpenLink(link.getSlug())).isEmpty();
        links.changeLink(link, new PracticeLinkText("Waiting room", null, null, null, null, false));
        assertThat(joining.begin(request("A", "B", birthdate, NUMBER))).isEmpty();
        assertThat(joining.getOpenLink("nothing")).isEmpty();
    }

    @Test
    public void toWhoSaidStopNothingIsSentAndTheAnswerIsTheSame() {
        start(patient(7));
        consents.recordConsent(patient(7), "sms", NUMBER, ConsentStatus.WITHDRAWN, ConsentMethod.VERBAL, null);
        JoinStep step = begin();
        assertThat(step.getCode()).isEmpty();
        assertThat(step.getHint()).endsWith("56");
    }

    @Test
    public void oneAddressIsNotFloodedWithCodes() {
        for (int code = 0; code < 3; code++) {
            assertThat(begin().getCode()).isPresent();
        }
        assertThat(begin().getCode()).isEmpty();
    }

    @Test
    public void whatCannotBeIsRefusedByItsField() {
        assertRefused("name.required", () -> joining.begin(request(" ", "B", birthdate, NUMBER)));
        assertRefused("birthdate.invalid", () -> joining.begin(request("A", "B", LocalDate.of(2999, 1, 1), NUMBER)));
        assertRefused("birthdate.invalid", () -> joining.begin(request("A", "B", null, NUMBER)));
        assertRefused("contact.phone.invalid", () -> joining.begin(request("A", "B", birthdate, "+1234")));
        assertRefused("label.required", () -> links.addLink(new PracticeLinkText(" ", null, null, null, null, true)));
        assertRefused("language.invalid", () -> links.addLink(new PracticeLinkText("A", null, null, "a_b_c", null, true)));
    }

    @Test
    public void theChartSaysWhoItMayBeAndWhatAgrees() {
        putOnChart(patient(2), GlobalProperties.SMS_ATTRIBUTE_TYPE, NUMBER);
        putOnChart(patient(7), GlobalProperties.SMS_ATTRIBUTE_TYPE, NUMBER);
        List<JoinerCandidate> candidates = links.getCandidates(waiting());
        JoinerCandidate first = candidates.get(0);
        assertEquals(patient(2), first.getPatient());
        assertThat(first.getAgrees()).containsExactly("givenName", "familyName", "birthdate", "contact");
        assertThat(first.getDiffers()).isEmpty();
        JoinerCandidate second = candidates.stream().filter(candidate -> candidate.getPatient().equals(patient(7))).findFirst().get();
        assertThat(second.getAgrees()).containsExactly("contact");
        assertThat(second.getDiffers()).contains("givenName", "familyName", "birthdate");
    }

    @Test
    public void aMatchBeginsASecureConversationAtTheirContactOnce() {
        Joiner joiner = waiting();
        links.match(joiner, patient(2));
        assertThat(starts.getBegun()).containsExactly("2 Waiting room " + NUMBER, "tag posters");
        assertEquals(JoinerStatus.MATCHED, joiner.getStatus());
        assertRefused("joiner.resolved", () -> links.match(joiner, patient(7)));
        assertRefused("joiner.resolved", () -> links.turnAway(joiner));
    }

    @Test
    public void whoIsTurnedAwayWaitsNoLongerAndNothingBegins() {
        Joiner joiner = waiting();
        links.turnAway(joiner);
        reload();
        assertThat(links.getJoiners(JoinerStatus.WAITING, 0, 10).getItems()).isEmpty();
        assertEquals(1, links.getJoiners(JoinerStatus.TURNED_AWAY, 0, 10).getItems().size());
        assertThat(starts.getBegun()).isEmpty();
    }

    @Test
    public void nobodySeesOrMatchesJoinersWithoutThePrivilege() {
        Joiner joiner = waiting();
        assertThrows(APIAuthenticationException.class, () -> as(() -> links.match(joiner, patient(2)), Privileges.GET_CONVERSATIONS, Privileges.SEND_MESSAGES));
        assertThrows(APIAuthenticationException.class, () -> as(() -> joining.getOpenLink(link.getSlug()), Privileges.MANAGE_PRACTICE_LINKS));
    }
}
