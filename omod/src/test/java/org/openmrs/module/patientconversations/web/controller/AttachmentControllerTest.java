/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.web.Answer;
import org.openmrs.module.patientconversations.web.RestTest;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

public class AttachmentControllerTest extends RestTest {

    private static final byte[] PDF = "%PDF-1.7 <b>results</b>".getBytes(StandardCharsets.US_ASCII);

    private String conversation;

    @Before
    public void open() throws Exception {
        conversation = start();
    }

    private Answer add(byte[] content, MediaType type) throws Exception {
        return post(content, request -> request.header("X-File-Name", "r%C3%A9sultat+1.pdf").contentType(type));
    }

    private Answer post(byte[] content, UnaryOperator<MockHttpServletRequestBuilder> change) throws Exception {
        return send(change.apply(MockMvcRequestBuilders.post(URI.create("/ws/rest/v1/patientconversations/attachment?conversation=" + conversation))
            .contentType(MediaType.APPLICATION_OCTET_STREAM).content(content)));
    }

    private String kept() throws Exception {
        return add(PDF, MediaType.APPLICATION_OCTET_STREAM).hasStatus(201).get("uuid");
    }

    @Test
    public void aFileIsKeptSentAndOpenedInAWayThatNothingInItRuns() throws Exception {
        set(GlobalProperties.PUBLIC_BASE_URL, "https://emr.example.org/openmrs");
        String uuid = kept();
        post("conversation/" + conversation + "/message", "{'channel': 'sms', 'attachments': ['" + uuid + "']}").hasStatus(201)
            .check("attachments.0.contentType").isEqualTo("application/pdf");
        Answer opened = get("patientconversations/attachment/" + uuid).hasStatus(200);
        assertThat(opened.getHeader("Content-Disposition")).startsWith("attachment").contains("r%C3%A9sultat+1.pdf");
        assertThat(opened.getHeader("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(opened.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(opened.getHeader("Content-Security-Policy")).contains("sandbox");
        assertThat(opened.getHeader("Cache-Control")).contains("no-store");
        assertThat(opened.getContent()).isEqualTo(PDF);
    }

    @Test
    public void aNameMayBeAParameterAndMustBeThere() throws Exception {
        post(PDF, request -> request.param("name", "r\u00E9sultat.pdf")).hasStatus(201).check("name").isEqualTo("r\u00E9sultat.pdf");
        post(PDF, request -> request).hasStatus(400).check("error.fieldErrors.name.0.code").isEqualTo("field.required");
        post(PDF, request -> request.header("X-File-Name", "100%")).hasStatus(400).check("error.fieldErrors.name.0.code").isEqualTo("field.type");
    }

    @Test
    public void aParameterThatIsMissingOrOfAnotherKindIsNamed() throws Exception {
        get("patientconversations/attachment/" + kept() + "?thumbnail=maybe").refusesField("thumbnail", "field.type");
        send(MockMvcRequestBuilders.post("/ws/rest/v1/patientconversations/attachment").contentType(MediaType.APPLICATION_OCTET_STREAM).content(PDF))
            .refusesField("conversation", "field.required");
    }

    @Test
    public void nobodyOpensOneWithoutThePrivilegeAndNobodyAddsOneFromAnotherSitesForm() throws Exception {
        String uuid = kept();
        anonymously(() -> get("patientconversations/attachment/" + uuid)).refuses(401);
        as(() -> get("patientconversations/attachment/" + uuid), Privileges.SEND_MESSAGES).refuses(403);
        as(() -> add(PDF, MediaType.APPLICATION_OCTET_STREAM), Privileges.GET_CONVERSATIONS).refuses(403);
        add(PDF, MediaType.TEXT_PLAIN).hasStatus(415);
        get("patientconversations/attachment/nothing").hasStatus(404);
    }

    @Test
    public void whatMayNotBeKeptIsSaidInWords() throws Exception {
        add("<html><script>1</script></html>".getBytes(StandardCharsets.US_ASCII), MediaType.APPLICATION_OCTET_STREAM).hasStatus(400).check("error.globalErrors.0.code").isEqualTo("attachment.type");
        set(GlobalProperties.ATTACHMENT_MAX_MEGABYTES, "1");
        add(new byte[1024 * 1024 + 1], MediaType.APPLICATION_OCTET_STREAM).hasStatus(400).check("error.globalErrors.0.code").isEqualTo("attachment.tooLarge");
    }
}
