/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.Test;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.service.PushService;

public class PushControllerTest extends AppTest {

    private static final String ENDPOINT = "https://fcm.googleapis.com/fcm/send/some-browser";

    private static String subscription(String endpoint) {
        return "{'endpoint': '" + endpoint + "', 'keys': {'p256dh': 'BHl', 'auth': 'c2VjcmV0'}}";
    }

    @Test
    public void theAppIsToldTheKeyThatTheTokensNameAndItStaysTheSame() throws Exception {
        String key = appGet("settings").hasStatus(200).get("push");
        assertThat(Base64.getUrlDecoder().decode(key)).hasSize(65).startsWith(4);
        assertThat(appGet("settings").<String> get("push")).isEqualTo(key);
        join();
        appPost("push", subscription(ENDPOINT)).hasStatus(201);
        assertThat(Context.getService(PushService.class).getTargets(OTHER_PATIENT)).singleElement()
            .satisfies(target -> assertThat(target.getAuthorization()).startsWith("vapid t=").endsWith(", k=" + key));
    }

    @Test
    public void withoutAPublicAddressThereIsNoKey() throws Exception {
        set(GlobalProperties.PUBLIC_BASE_URL, "");
        appGet("settings").hasStatus(200).check("push").isNull();
    }

    @Test
    public void aBrowserTakesNoticeUntilItSaysNoLonger() throws Exception {
        appGet("settings").hasStatus(200);
        join();
        appPost("push", subscription(ENDPOINT)).hasStatus(201);
        appPost("push", subscription(ENDPOINT)).hasStatus(201);
        PushService service = Context.getService(PushService.class);
        assertThat(service.getTargets(OTHER_PATIENT)).hasSize(1);
        assertThat(service.getTargets(PATIENT)).isEmpty();
        appPost("push/remove", "{'endpoint': '" + ENDPOINT + "'}").hasStatus(200);
        appPost("push/remove", "{'endpoint': '" + ENDPOINT + "'}").hasStatus(200);
        assertThat(service.getTargets(OTHER_PATIENT)).isEmpty();
    }

    @Test
    public void aStrangersServerAndAStrangerAreRefused() throws Exception {
        appPost("push", subscription(ENDPOINT)).hasStatus(401).check("error.code").isEqualTo("app.signedOut");
        appPost("push/remove", "{'endpoint': '" + ENDPOINT + "'}").hasStatus(401);
        join();
        for (String endpoint : new String[] { "http://fcm.googleapis.com/x", "https://127.0.0.1/x", "https://evil.example.org/x", "", "x y" }) {
            appPost("push", subscription(endpoint)).hasStatus(400).check("error.code").isEqualTo("push.endpoint");
        }
        appPost("push", "{'endpoint': '" + ENDPOINT + "'}").hasStatus(400).check("error.field").isEqualTo("keys");
        appPost("push", "{'endpoint': 7, 'keys': {}}").hasStatus(400);
        assertThat(Context.getService(PushService.class).getTargets(OTHER_PATIENT)).isEmpty();
    }
}
