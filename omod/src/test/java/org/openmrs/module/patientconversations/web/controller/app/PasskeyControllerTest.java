/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import javax.servlet.http.Cookie;
import org.junit.Test;
import org.openmrs.module.patientconversations.service.SoftAuthenticator;
import org.openmrs.module.patientconversations.web.Answer;

public class PasskeyControllerTest extends AppTest {

    private static final String ORIGIN = "https://emr.example.org";

    private final SoftAuthenticator phone = new SoftAuthenticator(ORIGIN);

    private static String publicKey(Answer options) throws Exception {
        return new ObjectMapper().writeValueAsString(Collections.singletonMap("publicKey", options.get("publicKey")));
    }

    private Answer add(SoftAuthenticator authenticator) throws Exception {
        Answer options = appPost("me/passkeys/options", "{}").hasStatus(200);
        return appPost("me/passkeys", "{'id': '" + options.get("id") + "', 'label': 'My phone', 'credential': " + authenticator.create(publicKey(options)) + "}");
    }

    private Answer signIn(SoftAuthenticator authenticator) throws Exception {
        Answer options = appPost("passkey/options", "{}").hasStatus(200);
        options.check("publicKey.rpId").isEqualTo("emr.example.org");
        return appPost("passkey", "{'id': '" + options.get("id") + "', 'credential': " + authenticator.get(publicKey(options)) + "}");
    }

    @Test
    public void aPasskeyIsAddedListedSignsInAndIsRemoved() throws Exception {
        join();
        Answer added = add(phone).hasStatus(201);
        added.check("label").isEqualTo("My phone");
        Answer me = appGet("me").hasStatus(200);
        me.check("passkeys.0.uuid").isEqualTo(added.get("uuid"));
        me.check("passkeys.0.lastUsed").isNull();
        assertThat(Instant.parse(me.get("passkeys.0.created"))).isBeforeOrEqualTo(Instant.now());
        cookie = null;
        Answer in = signIn(phone).hasStatus(200);
        assertThat(in.getText()).isEqualTo("{}");
        keepCookie(in);
        assertThat(Instant.parse(appGet("me").hasStatus(200).get("passkeys.0.lastUsed"))).isBeforeOrEqualTo(Instant.now());
        appGet("threads").hasStatus(200).check("threads.0.uuid").isEqualTo(secure);
        appPost("me/passkeys/" + added.get("uuid") + "/remove", "{}").hasStatus(200);
        assertThat(appGet("me").<List<?>> get("passkeys")).isEmpty();
        cookie = null;
        signIn(phone).hasStatus(400).check("error.code").isEqualTo("verify.failed");
    }

    @Test
    public void whatIsWrongIsAnsweredAlikeAndLetsNobodyIn() throws Exception {
        join();
        add(phone).hasStatus(201);
        cookie = null;
        for (String body : new String[] { "{'id': 'x', 'credential': {}}", "{'id': 'x', 'credential': {'id': 'x', 'response': 7}}" }) {
            Answer refused = appPost("passkey", body).hasStatus(400);
            refused.check("error.code").isEqualTo("verify.failed");
            assertThat(refused.getHeader("Set-Cookie")).isNull();
        }
        Answer options = appPost("passkey/options", "{}").hasStatus(200);
        String answer = phone.get(publicKey(options));
        appPost("passkey", "{'id': '" + options.get("id") + "', 'credential': " + answer + "}").hasStatus(200);
        appPost("passkey", "{'id': '" + options.get("id") + "', 'credential': " + answer + "}").hasStatus(400).check("error.code").isEqualTo("verify.failed");
        appPost("passkey", "{}").hasStatus(400).check("error.field").isNotNull();
        appPost("passkey", "{'id': 'x', 'credential': 'x'}").hasStatus(400);
        appPost("passkey/options", "[]").hasStatus(400);
        appPost("passkey/options", "{'x': 1}").hasStatus(400);
    }

    @Test
    public void nobodyAddsOrRemovesOneWithoutBeingSignedIn() throws Exception {
        for (Cookie none : new Cookie[] { null, new Cookie(AppCalls.COOKIE, "nothing") }) {
            cookie = none;
            appPost("me/passkeys/options", "{}").hasStatus(401).check("error.code").isEqualTo("app.signedOut");
            appPost("me/passkeys", "{'id': 'x', 'credential': {}}").hasStatus(401);
            appPost("me/passkeys/any/remove", "{}").hasStatus(401);
        }
        cookie = null;
        join();
        appPost("me/passkeys/any/remove", "{}").hasStatus(404).check("error.code").isEqualTo("app.notFound");
        appPost("me/passkeys", "{'id': 'x', 'credential': {}}").hasStatus(400).check("error.code").isEqualTo("verify.failed");
    }
}
