/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.openmrs.module.patientconversations.web.Answer;
import org.openmrs.module.patientconversations.web.RestTest;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Whatever is wrong with a request, the answer is a status of 4xx with a sentence, in JSON. */
public class ResourceControllerTest extends RestTest {

    @Test
    public void refusesALimitOutOfBounds() throws Exception {
        for (String path : new String[] { "conversation", "conversationtriage", "conversation/any/message", "conversation/any/invitation" }) {
            get(path + "?limit=101").refusesField("limit", "paging.limit").check("error.fieldErrors.limit.0.message").asString()
                    .contains("100");
            get(path + "?limit=0").refusesField("limit", "paging.limit");
            get(path + "?limit=many").refusesField("limit", "paging.limit");
            get(path + "?startIndex=-1").refusesField("startIndex", "paging.startIndex");
        }
        get("conversation?limit=100").hasStatus(200);
        get("conversation?limit=99999999999999").refusesField("limit", "paging.limit");
        get("conversation?v=").refusesField("v", "field.required");
        get("conversation?t=sms").refusesField("t", "field.unknown");
    }

    @Test
    public void refusesABodyThatIsNoJsonObject() throws Exception {
        for (String body : new String[] { "", "{", "[]", "null", "7", "'text'", "{'patient':" }) {
            post("conversation", body).refuses(400);
        }
    }

    @Test
    public void refusesABodyThatDoesNotSayItIsJson() throws Exception {
        for (MediaType type : new MediaType[] { MediaType.TEXT_PLAIN, MediaType.APPLICATION_FORM_URLENCODED }) {
            send(MockMvcRequestBuilders.post("/ws/rest/v1/conversation").contentType(type).content("{}")).refuses(415);
        }
        send(MockMvcRequestBuilders.post("/ws/rest/v1/conversation").content("{}")).refuses(415);
    }

    @Test
    public void refusesOtherMethods() throws Exception {
        String uuid = start();
        for (String path : new String[] { "conversation", "conversation/" + uuid, "conversation/" + uuid + "/message",
            "conversation/" + uuid + "/message/any", "conversationconsent/any", "patientconversations/settings", "patientconversations/audit/verify",
            "practicelink", "practicelink/any", "joiner", "joiner/any" }) {
            send(MockMvcRequestBuilders.delete("/ws/rest/v1/" + path)).refuses(405);
            send(MockMvcRequestBuilders.put("/ws/rest/v1/" + path).contentType(MediaType.APPLICATION_JSON).content("{}")).refuses(405);
        }
        send(MockMvcRequestBuilders.delete("/ws/rest/v1/conversation/" + uuid + "?purge=true")).refuses(405);
    }

    @Test
    public void findsNothingAtOtherAddresses() throws Exception {
        for (String path : new String[] { "conversation/any/attachment", "conversation/any/message/any/part", "conversation/a/b/c/d/e",
            "conversationconsent/any/message", "conversationtriage/any/message/any", "patientconversations/unheardof",
            "patientconversations/audit/verify/any", "patientconversations/a/b/c", "practicelink/any/part", "joiner/any/part" }) {
            get(path).refuses(404);
        }
    }

    @Test
    public void answersInJsonWhateverTheBrowserWouldLike() throws Exception {
        Answer answer = send(MockMvcRequestBuilders.get("/ws/rest/v1/conversation")
                .accept(MediaType.TEXT_HTML, MediaType.APPLICATION_XML)).hasStatus(200);
        assertThat(answer.getHeader("Content-Type")).startsWith("application/json");
        send(MockMvcRequestBuilders.get("/ws/rest/v1/conversation/none").accept(MediaType.TEXT_HTML)).refuses(404);
    }

    @Test
    public void tellsAnonymousCallersHowToLogInUnlessTheyAskNotTo() throws Exception {
        Answer refused = anonymously(() -> get("conversation")).refuses(401);
        assertThat(refused.getHeader("WWW-Authenticate")).startsWith("Basic ");
        refused = anonymously(() -> send(
            MockMvcRequestBuilders.get("/ws/rest/v1/conversation").header("Disable-WWW-Authenticate", "true")));
        assertThat(refused.refuses(401).getHeader("WWW-Authenticate")).isNull();
    }

    @Test
    public void aSlashAtTheEndIsForgiven() throws Exception {
        get("conversation/").hasStatus(200);
    }
}
