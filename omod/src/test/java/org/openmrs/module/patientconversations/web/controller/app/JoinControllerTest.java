/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.web.Answer;
import org.openmrs.module.patientconversations.web.RestTest;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

public class JoinControllerTest extends RestTest {

    private String link;

    private String slug;

    /** Each test from an address of its own, which nobody has called from. */
    private static int address;

    @Before
    public void makeLink() throws Exception {
        address++;
        set(GlobalProperties.PUBLIC_BASE_URL, "https://emr.example.org/openmrs/");
        Answer made = post("practicelink", "{'label': 'Waiting room', 'welcome': 'Welcome <b>&', 'language': 'fr'}").hasStatus(201);
        link = made.get("uuid");
        assertThat(made.<String> get("address")).startsWith("https://emr.example.org/openmrs/ws/patientconversations/app/#j.");
        slug = made.<String> get("address").replaceFirst(".*#j\\.", "");
    }

    private Answer call(String path, String json) throws Exception {
        return send(MockMvcRequestBuilders.post(URI.create("/ws/patientconversations/app/api/" + path)).contentType(MediaType.APPLICATION_JSON)
            .content(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)).with(request -> {
                request.setRemoteAddr("198.51.100." + address);
                return request;
            }));
    }

    private Answer details(String number, String agreed) throws Exception {
        return call("join/details", "{'slug': '" + slug + "', 'givenName': 'Horatio', 'familyName': 'Hornblower', 'birthdate': '1975-04-08', 'contact': {'system': 'sms', 'value': '"
                + number + "'}, 'agreed': " + agreed + "}");
    }

    @Test
    public void fromThePosterToWaitingAndToBeingTurnedAway() throws Exception {
        Answer opened = call("join", "{'slug': '" + slug + "'}").hasStatus(200);
        opened.check("welcome").isEqualTo("Welcome <b>&");
        assertThat(opened.getHeader("Cache-Control")).contains("no-store");
        Answer begun = details(NUMBER, "true").hasStatus(200);
        assertThat(begun.getText()).doesNotContain(KeptCodes.newest());
        String joiner = begun.get("joiner");
        call("join/status", "{'joiner': '" + joiner + "'}").hasStatus(410);
        call("join/code", "{'joiner': '" + joiner + "', 'code': 'abcdef'}").hasStatus(400).check("error.code").isEqualTo("verify.failed");
        call("join/code", "{'joiner': '" + joiner + "', 'code': '" + KeptCodes.newest() + "'}").hasStatus(200).check("status").isEqualTo("waiting");
        Answer waiting = get("joiner").hasStatus(200);
        waiting.check("results.0.contact").isEqualTo(NUMBER);
        waiting.check("results.0.link.label").isEqualTo("Waiting room");
        assertThat(waiting.<List<?>> get("results.0.candidates.0.agrees")).isNotNull();
        post("joiner/" + waiting.get("results.0.uuid"), "{'turnedAway': true}").hasStatus(200).check("status").isEqualTo("TURNED_AWAY");
        call("join/status", "{'joiner': '" + joiner + "'}").hasStatus(200).check("status").isEqualTo("turnedAway");
        assertThat(get("joiner").<List<?>> get("results")).isEmpty();
    }

    @Test
    public void aMatchBeginsASecureConversationWithAnInvitationToTheAddressThatWasShown() throws Exception {
        String joiner = details(NUMBER, "true").hasStatus(200).get("joiner");
        call("join/code", "{'joiner': '" + joiner + "', 'code': '" + KeptCodes.newest() + "'}").hasStatus(200);
        String waiting = get("joiner").get("results.0.uuid");
        as(() -> post("joiner/" + waiting, "{'patient': '" + PATIENT + "'}"), Privileges.GET_CONVERSATIONS).refuses(403);
        post("joiner/" + waiting, "{'patient': 'nobody'}").refusesField("patient", "patient.unknown");
        Answer matched = as(() -> post("joiner/" + waiting, "{'patient': '" + PATIENT + "'}"), Privileges.MANAGE_PRACTICE_LINKS, "Get Patients").hasStatus(200);
        matched.check("status").isEqualTo("MATCHED");
        matched.check("patient.uuid").isEqualTo(PATIENT);
        call("join/status", "{'joiner': '" + joiner + "'}").hasStatus(200).check("status").isEqualTo("matched");
        Answer listed = get("conversation?mode=SECURE&patient=" + PATIENT).hasStatus(200);
        listed.check("results.0.subject").isEqualTo("Waiting room");
        Answer secure = get("conversation/" + listed.get("results.0.uuid")).hasStatus(200);
        secure.check("secure.joined").isEqualTo(false);
        secure.check("secure.participants.0.kind").isEqualTo("PATIENT");
        secure.check("secure.participants.0.contact").asString().endsWith("123 456");
        secure.check("secure.invitation.status").isEqualTo("WAITING");
        get("conversation/" + listed.get("results.0.uuid") + "/message").hasStatus(200).check("results.0.notice").isEqualTo("INVITATION");
        post("joiner/" + waiting, "{'patient': '" + PATIENT + "'}").refuses(400);
    }

    @Test
    public void whatIsWrongIsAnsweredInFewWordsAndNeverWith500() throws Exception {
        call("join", "{'slug': 'nothing'}").hasStatus(410).check("error.code").isEqualTo("link.invalid");
        call("join", "{'slug': 7}").hasStatus(400);
        call("join", "[]").hasStatus(400);
        call("join", "{'slug': '" + slug + "', 'x': 1}").hasStatus(400);
        details(NUMBER, "false").hasStatus(400).check("error.code").isEqualTo("join.agreement");
        details("+1", "true").hasStatus(400).check("error.field").isEqualTo("contact");
        call("join/details", "{'slug': '" + slug + "', 'contact': 'x', 'agreed': true}").hasStatus(400);
        call("join/code", "{'joiner': 'x', 'code': '1'}").hasStatus(400).check("error.code").isEqualTo("verify.failed");
        call("join/status", "{'joiner': '\\u0000'}").hasStatus(410);
        send(MockMvcRequestBuilders.post(URI.create("/ws/patientconversations/app/api/join")).contentType(MediaType.TEXT_PLAIN).content("{}")).hasStatus(415);
    }

    @Test
    public void anAddressThatCallsTooOftenIsToldWhenToComeAgain() throws Exception {
        Answer last = null;
        for (int calls = 0; calls < 21; calls++) {
            last = call("join/details", "{'slug': 'nothing'}");
        }
        last.hasStatus(429).check("error.code").isEqualTo("tooMany");
        assertThat(Integer.parseInt(last.getHeader("Retry-After"))).isBetween(1, 60);
    }

    @Test
    public void aPosterHoldsTheCodeAndNothingThatRuns() throws Exception {
        String files = "patientconversations/practicelink/" + link;
        Answer poster = get(files + "/poster?size=letter").hasStatus(200);
        assertThat(poster.getText()).contains("size:letter").contains("<svg ").contains("Welcome &lt;b&gt;&amp;").doesNotContain("<b>").doesNotContain("<script");
        assertThat(poster.getHeader("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(get(files + "/qr?format=svg").hasStatus(200).getText()).startsWith("<svg ");
        assertThat(get(files + "/qr?format=png").hasStatus(200).getContent()).startsWith(0x89, 'P', 'N', 'G');
        get(files + "/qr?format=exe").refusesField("format", "field.choice");
        get(files + "/poster?size=a0").refusesField("size", "field.choice");
        get("patientconversations/practicelink/nothing/poster").hasStatus(404);
        anonymously(() -> get(files + "/poster")).refuses(401);
        as(() -> get(files + "/poster"), Privileges.GET_CONVERSATIONS).refuses(403);
    }

    @Test
    public void practiceLinksAreListedChangedAndSwitchedOff() throws Exception {
        post("practicelink/" + link, "{'enabled': false, 'expires': '2030-01-31', 'label': 'Front desk'}").hasStatus(200).check("welcome").isEqualTo("Welcome <b>&");
        Answer changed = get("practicelink/" + link).hasStatus(200);
        changed.check("label").isEqualTo("Front desk");
        changed.check("expires").isEqualTo("2030-01-31");
        changed.check("enabled").isEqualTo(false);
        call("join", "{'slug': '" + slug + "'}").hasStatus(410);
        get("practicelink").hasStatus(200).check("results.0.label").isEqualTo("Front desk");
        post("practicelink/" + link, "{'expires': 'soon'}").refusesField("expires", "field.day");
        post("practicelink", "{'welcome': 'x'}").refusesField("label", "label.required");
        as(() -> get("practicelink"), Privileges.GET_CONVERSATIONS).refuses(403);
        as(() -> get("joiner"), Privileges.GET_CONVERSATIONS).refuses(403);
        get("joiner?status=UNVERIFIED").refusesField("status", "field.choice");
    }
}
