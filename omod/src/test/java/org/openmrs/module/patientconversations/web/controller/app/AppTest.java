/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.servlet.http.Cookie;
import org.junit.Before;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.web.Answer;
import org.openmrs.module.patientconversations.web.RestTest;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A patient's browser, whom staff have invited to a Secure conversation. */
public abstract class AppTest extends RestTest {

    protected static final String APP = "/ws/patientconversations/app/api/";

    /** Each test from an address of its own, which nobody has called from. */
    private static int address;

    protected String secure;

    protected Cookie cookie;

    @Before
    public final void startASecureConversation() throws Exception {
        address++;
        set(GlobalProperties.PUBLIC_BASE_URL, "https://emr.example.org/openmrs");
        secure = startSecure(OTHER_PATIENT, "Your <results>");
    }

    protected final String startSecure(String patient, String subject) throws Exception {
        return post("conversation", "{'patient': '" + patient + "', 'mode': 'SECURE', 'subject': '" + subject + "', 'text': 'Quokka & more',"
                + " 'contactPoint': {'system': 'sms', 'value': '" + NUMBER + "'}, 'consent': {'status': 'GRANTED', 'method': 'VERBAL'}}").hasStatus(201).get("uuid");
    }

    protected final String token() throws Exception {
        String invitation = get("conversation/" + secure).hasStatus(200).get("secure.invitation.uuid");
        Answer full = get("conversation/" + secure + "/invitation/" + invitation + "?v=full").hasStatus(200);
        full.check("qr").asString().startsWith("<svg");
        String link = full.get("link");
        assertThat(link).startsWith("https://emr.example.org/openmrs/ws/patientconversations/app/#");
        return link.substring(link.indexOf('#') + 1);
    }

    protected final Answer appGet(String path) throws Exception {
        return send(with(MockMvcRequestBuilders.get(URI.create(APP + path))));
    }

    protected final Answer appPost(String path, String json) throws Exception {
        return send(with(MockMvcRequestBuilders.post(URI.create(APP + path))).contentType(MediaType.APPLICATION_JSON)
            .content(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    protected final MockHttpServletRequestBuilder with(MockHttpServletRequestBuilder request) {
        request.with(built -> {
            built.setRemoteAddr("203.0.113." + address);
            return built;
        });
        return cookie == null ? request : request.cookie(cookie);
    }

    protected final void join() throws Exception {
        String token = token();
        appPost("link", "{'token': '" + token + "'}").hasStatus(200).check("step").isEqualTo("birthdate");
        String birthdate = new java.sql.Date(Context.getPatientService().getPatientByUuid(OTHER_PATIENT).getBirthdate().getTime()).toString();
        appPost("birthdate", "{'token': '" + token + "', 'birthdate': '1900-01-01'}").hasStatus(400).check("error.code").isEqualTo("verify.failed");
        Answer asked = appPost("birthdate", "{'token': '" + token + "', 'birthdate': '" + birthdate + "'}").hasStatus(200);
        asked.check("step").isEqualTo("code");
        asked.check("hint").asString().endsWith("456");
        Answer in = appPost("code", "{'token': '" + token + "', 'code': '" + KeptCodes.newest() + "'}").hasStatus(200);
        assertThat(in.getHeader("Cache-Control")).contains("no-store");
        keepCookie(in);
    }

    protected final void keepCookie(Answer in) {
        String header = in.getHeader("Set-Cookie");
        assertThat(header).contains("HttpOnly").contains("Secure").contains("SameSite=Strict").contains("Path=/ws/patientconversations/app").doesNotContain("Domain");
        cookie = new Cookie(AppCalls.COOKIE, header.substring(header.indexOf('=') + 1, header.indexOf(';')));
    }
}
