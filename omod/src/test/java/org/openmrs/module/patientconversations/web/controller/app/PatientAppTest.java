/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Date;
import javax.servlet.http.Cookie;
import org.hibernate.SessionFactory;
import org.junit.Test;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.db.PasskeyDao;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.Passkey;
import org.openmrs.module.patientconversations.service.AppSessions;
import org.openmrs.module.patientconversations.web.Answer;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A patient's way through the app by HTTP, from the link that staff copy to the messages, and what is turned away. */
public class PatientAppTest extends AppTest {

    private static final byte[] PDF = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1);

    @Test
    public void aPatientJoinsByTheLinkReadsAndWritesAndStaffSeeIt() throws Exception {
        join();
        appGet("me").hasStatus(200).check("kind").isEqualTo("PATIENT");
        Answer threads = appGet("threads").hasStatus(200);
        threads.check("threads.0.subject").isEqualTo("Your <results>");
        threads.check("threads.0.unread").isEqualTo(1);
        Answer messages = appGet("threads/" + secure + "/messages").hasStatus(200);
        messages.check("messages.0.text").isEqualTo("Quokka & more");
        messages.check("messages.0.mine").isEqualTo(false);
        appPost("threads/" + secure + "/read", "{'message': '" + messages.<String> get("messages.0.uuid") + "'}").hasStatus(200);
        Answer file = send(with(MockMvcRequestBuilders.post(URI.create(APP + "threads/" + secure + "/files?name=my%26own.pdf")))
            .contentType(MediaType.APPLICATION_OCTET_STREAM).content(PDF)).hasStatus(201);
        appPost("threads/" + secure + "/messages", "{'text': 'Thank <you>', 'attachments': ['" + file.<String> get("uuid") + "'], 'clientToken': 't1'}").hasStatus(201)
            .check("text").isEqualTo("Thank <you>");
        assertThat(appGet("files/" + file.<String> get("uuid")).hasStatus(200).getContent()).isEqualTo(PDF);

        Answer staff = get("conversation/" + secure + "/message").hasStatus(200);
        staff.check("results.0.text").isEqualTo("Thank <you>");
        staff.check("results.0.participant.kind").isEqualTo("PATIENT");
        staff.check("results.0.attachments.0.name").isEqualTo("my&own.pdf");
        staff.check("results.1.status").isEqualTo("READ");
        staff.check("results.1.readDate").isNotNull();
        staff.check("results.2.kind").isEqualTo("NOTICE");
        staff.check("results.2.notice").isEqualTo("INVITATION");
        Answer conversation = get("conversation/" + secure).hasStatus(200);
        conversation.check("secure.joined").isEqualTo(true);
        conversation.check("secure.invitation.status").isEqualTo("JOINED");
        conversation.check("lastMessage.text").isEqualTo("Thank <you>");
        get("conversation?mode=SECURE").hasStatus(200).check("results.0.subject").isEqualTo("Your <results>");
    }

    @Test
    public void settingsTellTheKeyForPushAndMeThePasskeys() throws Exception {
        appGet("settings").hasStatus(200).check("push").asString().hasSize(87);
        join();
        Answer me = appGet("me").hasStatus(200);
        me.check("passkeys").isEqualTo(Collections.emptyList());
        PasskeyDao passkeys = applicationContext.getBean("patientconversations.passkeyDao", PasskeyDao.class);
        Passkey passkey = new Passkey();
        passkey.setParticipant(passkeys.findParticipant(me.get("uuid")).get());
        passkey.setCredentialHash("hash");
        passkey.setCredentialId("id");
        passkey.setPublicKey("key");
        passkey.setLabel("Zoë's phone");
        passkey.setCreator(Context.getAuthenticatedUser());
        passkey.setDateCreated(new Date(0));
        passkeys.insert(passkey);
        Answer again = appGet("me").hasStatus(200);
        again.check("passkeys.0.uuid").isEqualTo(passkey.getUuid());
        again.check("passkeys.0.label").isEqualTo("Zoë's phone");
        again.check("passkeys.0.created").isEqualTo("1970-01-01T00:00:00Z");
        again.check("passkeys.0.lastUsed").isNull();
    }

    @Test
    public void changesAreConditionalAndWhatIsRetractedIsGone() throws Exception {
        join();
        String tag = appGet("changes").hasStatus(200).getHeader("ETag");
        send(with(MockMvcRequestBuilders.get(APP + "changes").header("If-None-Match", tag))).hasStatus(304);
        String message = get("conversation/" + secure + "/message").get("results.0.uuid");
        post("conversation/" + secure + "/message/" + message, "{'status': 'RETRACTED', 'reason': 'in error'}").hasStatus(200).check("retracted").isEqualTo(true);
        send(with(MockMvcRequestBuilders.get(APP + "changes").header("If-None-Match", tag))).hasStatus(200);
        Answer seen = appGet("threads/" + secure + "/messages");
        seen.check("messages.0.withdrawn").isEqualTo(true);
        seen.check("messages.0.text").isNull();
    }

    @Test
    public void nobodyGetsInWithoutACookieOrAfterSigningOut() throws Exception {
        for (String path : new String[] { "me", "threads", "changes", "threads/" + secure + "/messages", "files/any" }) {
            appGet(path).hasStatus(401).check("error.code").isEqualTo("app.signedOut");
        }
        join();
        Cookie kept = cookie;
        assertThat(appPost("signout", "{}").hasStatus(200).getHeader("Set-Cookie")).contains("Max-Age=0");
        cookie = kept;
        appGet("me").hasStatus(401);
        appPost("link", "{'token': 'no-such-token'}").hasStatus(410).check("error.code").isEqualTo("link.invalid");
    }

    @Test
    public void whoSignsInEndsWhatTheBrowserHadOpenBefore() throws Exception {
        String invited = get("conversation/" + secure).get("secure.participants.0.uuid");
        Participant participant = applicationContext.getBean("patientconversations.passkeyDao", PasskeyDao.class).findParticipant(invited).get();
        Cookie before = new Cookie(AppCalls.COOKIE, applicationContext.getBean("patientconversations.appSessions", AppSessions.class).open(participant));
        cookie = before;
        join();
        appGet("me").hasStatus(200);
        cookie = before;
        appGet("me").hasStatus(401);
    }

    @Test
    public void anotherPatientsThreadIsNotThere() throws Exception {
        join();
        String other = startSecure(PATIENT, "Other");
        appGet("threads/" + other + "/messages").hasStatus(404);
        appPost("threads/" + other + "/messages", "{'text': 'x', 'clientToken': 'y'}").hasStatus(404);
        appPost("threads/" + other + "/read", "{'message': 'x'}").hasStatus(404);
        appGet("files/none").hasStatus(404);
        appGet("nothing/here").hasStatus(404);
    }

    @Test
    public void oddRequestsAreRefusedAndNeverAFailure() throws Exception {
        appPost("link", "{}").hasStatus(400);
        appPost("link", "[]").hasStatus(400);
        appPost("birthdate", "{'token': 'x', 'birthdate': 'yesterday'}").hasStatus(400);
        send(MockMvcRequestBuilders.post(APP + "link").contentType(MediaType.TEXT_PLAIN).content("{}")).hasStatus(415);
        appPost("signin", "{'contact': 'nobody@example.org'}").hasStatus(202);
        join();
        appPost("threads/" + secure + "/messages", "{'text': '', 'clientToken': 'y'}").hasStatus(400);
        appGet("threads/" + secure + "/messages?limit=many").hasStatus(400);
        send(with(MockMvcRequestBuilders.post(APP + "threads/" + secure + "/files?name=a.pdf")).contentType(MediaType.APPLICATION_OCTET_STREAM)
            .content("just text".getBytes(StandardCharsets.UTF_8))).hasStatus(400).check("error.code").isEqualTo("file.type");
    }

    @Test
    public void whatALostKeySealedIsSaidToBeOutOfReachAndNothingGarbledIsShown() throws Exception {
        join();
        Context.flushSession();
        Context.getRegisteredComponents(SessionFactory.class).get(0).getCurrentSession()
            .createNativeQuery("update patientconversations_conversation set master_key = 'lost' where uuid = '" + secure + "'").executeUpdate();
        Context.clearSession();
        for (String path : new String[] { "threads", "threads/" + secure + "/messages" }) {
            Answer answer = appGet(path).hasStatus(503);
            answer.check("error.code").isEqualTo("secure.keyMissing");
            assertThat(answer.getText()).doesNotContain("lost").doesNotContain("Exception");
        }
    }

    @Test
    public void theAppItselfIsServedUnderAStrictPolicyAndNothingBesideIt() throws Exception {
        Answer script = send(MockMvcRequestBuilders.get(URI.create("/ws/patientconversations/app/assets/probe.js"))).hasStatus(200);
        assertThat(script.getHeader("Content-Security-Policy")).startsWith("default-src 'none'; script-src 'self';").contains("frame-ancestors 'none'");
        assertThat(script.getHeader("Cache-Control")).contains("immutable");
        assertThat(script.getHeader("Content-Type")).startsWith("text/javascript");
        send(MockMvcRequestBuilders.get(URI.create("/ws/patientconversations/app/assets/probe.js")).header("If-None-Match", script.getHeader("ETag"))).hasStatus(304);
        for (String path : new String[] { "assets/none.js", "assets/..%2fconfig.xml", "messages.properties", "assets/%2e%2e/messages.properties", "probe" }) {
            assertThat(send(MockMvcRequestBuilders.get(URI.create("/ws/patientconversations/app/" + path))).getStatus()).as(path).isIn(400, 404);
        }
    }

    @Test
    public void onlyWhoMayInviteSeesTheLinkAndEndsAccess() throws Exception {
        String invitation = get("conversation/" + secure).get("secure.invitation.uuid");
        String path = "conversation/" + secure + "/invitation/" + invitation;
        as(() -> get(path), Privileges.GET_CONVERSATIONS).hasStatus(200).check("link").isNull();
        as(() -> get(path + "?v=full"), Privileges.GET_CONVERSATIONS).refuses(403);
        as(() -> post("patientconversations/signout", "{'patient': '" + OTHER_PATIENT + "'}"), Privileges.SEND_MESSAGES).refuses(403);
        join();
        post("patientconversations/signout", "{'patient': '" + OTHER_PATIENT + "'}").hasStatus(200).check("signedOut").isEqualTo(1);
        appGet("me").hasStatus(401);
        Answer proxy = post("conversation/" + secure + "/participant", "{'name': 'Aunt May', 'relationship': 'aunt', 'contactPoint': {'system': 'sms',"
                + " 'value': '+250788654321'}, 'consent': {'status': 'GRANTED', 'method': 'VERBAL'}}").hasStatus(201);
        proxy.check("status").isEqualTo("INVITED");
        post("conversation/" + secure + "/participant/" + proxy.<String> get("uuid"), "{'ended': true}").hasStatus(200).check("status").isEqualTo("ENDED");
        post(path, "{'revoked': true}").hasStatus(200);
    }
}
