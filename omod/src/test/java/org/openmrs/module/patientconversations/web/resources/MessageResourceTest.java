/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.module.patientconversations.web.Answer;
import org.openmrs.module.patientconversations.web.RestTest;

public class MessageResourceTest extends RestTest {

    /** Markup, an entity, quotes, a surrogate pair, right-to-left script, a combining mark, a line break. */
    private static final String WORDS = "Dose <b>2 & 3</b> &lt; \"4\" 'x' \ud83d\ude00 \u0627\u0644\u0639\u0631\u0628\u064a\u0629 e\u0301 \n\u2028 \\ end";

    private String conversation;

    @Before
    public void startConversation() throws Exception {
        conversation = start();
    }

    @Test
    public void storesAndShowsExactlyWhatWasTyped() throws Exception {
        Answer sent = post(thread(), message(WORDS)).hasStatus(201);
        sent.check("text").isEqualTo(WORDS);
        get(thread() + "/" + sent.get("uuid")).hasStatus(200).check("text").isEqualTo(WORDS);
        get(thread()).hasStatus(200).check("results.0.text").isEqualTo(WORDS);
        get("conversation/" + conversation).check("lastMessage.text").isEqualTo(WORDS);
    }

    @Test
    public void showsAQueuedMessage() throws Exception {
        Answer sent = post(thread(), message("Hello")).hasStatus(201);
        sent.check("conversation.uuid").isEqualTo(conversation);
        sent.check("direction").isEqualTo("OUTBOUND");
        sent.check("channel").isEqualTo("sms");
        sent.check("status").isEqualTo("QUEUED");
        sent.check("statusReason").isNull();
        sent.check("toAddress").isEqualTo(NUMBER);
        sent.check("sender.display").asString().isNotEmpty();
        sent.check("retryable").isEqualTo(false);
        sent.check("cancellable").isEqualTo(true);
        sent.check("display").asString().doesNotContain("Hello");
        assertThat(get(thread() + "/" + sent.get("uuid") + "?v=ref").<Object> get("text")).isNull();
        get(thread() + "/" + sent.get("uuid") + "?v=custom:(text,status)").check("text").isEqualTo("Hello");
    }

    @Test
    public void listsNewestFirstInPages() throws Exception {
        for (String text : new String[] { "one", "two", "three" }) {
            post(thread(), message(text)).hasStatus(201);
        }
        Answer first = get(thread() + "?limit=2").hasStatus(200);
        assertThat(first.<List<?>> get("results")).hasSize(2);
        first.check("results.0.text").isEqualTo("three");
        first.check("links.0.rel").isEqualTo("next");
        Answer second = get(thread() + "?limit=2&startIndex=2").hasStatus(200);
        assertThat(second.<List<?>> get("results")).hasSize(1);
        second.check("results.0.text").isEqualTo("one");
        second.check("links.0.rel").isEqualTo("prev");
        assertThat(get(thread() + "?startIndex=50").hasStatus(200).<List<?>> get("results")).isEmpty();
    }

    @Test
    public void theSameClientTokenIsTheSameMessage() throws Exception {
        Map<String, Object> message = message("Once");
        message.put("clientToken", "token-1");
        String uuid = post(thread(), message).hasStatus(201).get("uuid");
        post(thread(), message).hasStatus(201).check("uuid").isEqualTo(uuid);
        assertThat(get(thread()).<List<?>> get("results")).hasSize(1);
    }

    @Test
    public void refusesToSendWithoutConsentWithACodeAndASentence() throws Exception {
        post("conversationconsent", "{'patient': '" + PATIENT + "', 'system': 'sms', 'value': '" + NUMBER
                + "', 'status': 'WITHDRAWN', 'method': 'VERBAL'}").hasStatus(201);
        Answer refused = post(thread(), message("Hello")).refuses(400);
        refused.check("error.globalErrors.0.code").isEqualTo("consent.withdrawn");
        refused.check("error.globalErrors.0.message").asString().contains(" ").isNotEqualTo("consent.withdrawn");
        assertThat(refused.getText()).doesNotContain("Hello").doesNotContain(NUMBER);
    }

    @Test
    public void namesEveryFieldThatIsWrong() throws Exception {
        Answer refused = post(thread(), "{'text': 5, 'extra': true}");
        refused.refusesField("channel", "field.required");
        refused.refusesField("text", "field.type");
        refused.refusesField("extra", "field.unknown");
        post(thread(), "{'channel': 'pigeon', 'text': 'Hello'}").refusesField("channel", "channel.unknown");
        post(thread(), "{'channel': 'sms', 'text': ' '}").refusesField("text", "text.required");
    }

    @Test
    public void cancelsWhatWaitsAndNothingElse() throws Exception {
        String uuid = post(thread(), message("Hello")).get("uuid");
        post(thread() + "/" + uuid, "{'status': 'CANCELLED'}").hasStatus(200).check("status").isEqualTo("CANCELLED");
        post(thread() + "/" + uuid, "{'status': 'CANCELLED'}").refuses(400).check("error.globalErrors.0.code")
                .isEqualTo("message.notCancellable");
        post(thread() + "/" + uuid, "{'status': 'QUEUED'}").refuses(400).check("error.globalErrors.0.code")
                .isEqualTo("message.notRetryable");
        post(thread() + "/" + uuid, "{'status': 'READ'}").refusesField("status", "field.choice");
    }

    @Test
    public void isFoundInItsOwnConversationOnly() throws Exception {
        String uuid = post(thread(), message("Hello")).get("uuid");
        get("conversation/no-such-conversation/message/" + uuid).refuses(404);
        get("conversation/no-such-conversation/message").refuses(404);
        get(thread() + "/no-such-message").refuses(404);
        post("conversation/no-such-conversation/message", message("Hello")).refuses(404);
        post(thread() + "/no-such-message", Collections.singletonMap("status", "CANCELLED")).refuses(404);
    }

    private String thread() {
        return "conversation/" + conversation + "/message";
    }

    private static Map<String, Object> message(String text) {
        Map<String, Object> message = new HashMap<>();
        message.put("channel", "sms");
        message.put("text", text);
        return message;
    }
}
