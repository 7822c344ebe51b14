/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.After;
import org.junit.Before;
import org.openmrs.PersonAttributeType;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.DaemonAccess;
import org.openmrs.module.patientconversations.GlobalPropertySettings;
import org.openmrs.module.patientconversations.inbound.CodeSending;
import org.openmrs.module.patientconversations.model.MessageEvent;
import org.openmrs.module.patientconversations.service.OneTimeCode;
import org.openmrs.module.patientconversations.service.Outbox;
import org.openmrs.module.patientconversations.service.SendLater;
import org.openmrs.web.test.BaseModuleWebContextSensitiveTest;
import org.openmrs.web.xss.XSSFilter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** REST calls through all of Spring MVC, behind the filter of legacyui that rewrites bodies, on both platforms. */
@ContextConfiguration(locations = "classpath:org/openmrs/module/patientconversations/web/rest-tests.xml", inheritLocations = true)
public abstract class RestTest extends BaseModuleWebContextSensitiveTest {

    protected static final String PATIENT = "da7f524f-27ce-4bb2-86d6-6d1d05312bd5";

    protected static final String OTHER_PATIENT = "5946f880-b197-400b-9caa-a3c661d23041";

    protected static final String NUMBER = "+250788123456";

    @Autowired
    private WebApplicationContext application;

    @Autowired
    @Qualifier("patientconversations.globalPropertySettings")
    private GlobalPropertySettings settings;

    private MockMvc mvc;

    /** Queues nothing. */
    public static class NoOutbox implements Outbox, SendLater {

        @Override
        public void enqueue(String messageUuid) {
            // Nothing is delivered here.
        }

        @Override
        public void remove(String messageUuid) {
            // Nothing is in the queue.
        }

        @Override
        public void sendLater(String scheduledMessageUuid, Instant due) {
            // Nothing is delivered here.
        }

        @Override
        public void announce(String messageUuid, MessageEvent event) {
            // Nobody is told.
        }
    }

    /** Does the module's own work on the test's thread, whose transaction no other sees. */
    public static class OwnThread extends DaemonAccess {

        @Override
        public <T> T call(Callable<T> work) throws Exception {
            return work.call();
        }

        @Override
        public Future<?> start(Runnable work) {
            work.run();
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Keeps one-time codes instead of sending them. */
    public static class KeptCodes extends CodeSending {

        private static final List<String> KEPT = new ArrayList<>();

        public KeptCodes() {
            super(null, null);
        }

        @Override
        public void send(OneTimeCode code) {
            KEPT.add(code.getText().replaceAll("\\D*(\\d{6}).*", "$1"));
        }

        public static String newest() {
            return KEPT.get(KEPT.size() - 1);
        }
    }

    @Before
    public void setUpPractice() {
        mvc = MockMvcBuilders.webAppContextSetup(application).addFilters(new XSSFilter()).build();
        settings.listen();
        set(GlobalProperties.SMS_ATTRIBUTE_TYPE, newAttributeType("Mobile phone number"));
        set(GlobalProperties.EMAIL_ATTRIBUTE_TYPE, newAttributeType("E-mail address"));
        set(GlobalProperties.CONSENT_WORDING, "SMS is not private.");
        set(GlobalProperties.CONSENT_WORDING_VERSION, "1");
        set(GlobalProperties.PRACTICE_NAME, "Clinic <One>");
        set(GlobalProperties.TWILIO_ACCOUNT_SID, "AC00000000000000000000000000000001");
        set(GlobalProperties.TWILIO_AUTH_TOKEN, "not-a-real-token");
        set(GlobalProperties.TWILIO_FROM, "+15005550006");
        set("webservices.rest.enableStackTraceDetails", "true");
    }

    @After
    public void forgetSettings() {
        settings.stopListening();
    }

    protected final void set(String property, String value) {
        Context.getAdministrationService().setGlobalProperty(property, value);
    }

    private static String newAttributeType(String name) {
        PersonAttributeType type = new PersonAttributeType();
        type.setName(name);
        type.setDescription(name);
        type.setFormat("java.lang.String");
        return Context.getPersonService().savePersonAttributeType(type).getUuid();
    }

    protected final Answer get(String path) throws Exception {
        return send(MockMvcRequestBuilders.get(URI.create("/ws/rest/v1/" + path)));
    }

    protected final Answer post(String path, String json) throws Exception {
        return send(json(path, json.replace('\'', '"')));
    }

    protected final Answer post(String path, Map<String, ?> body) throws Exception {
        return send(json(path, new ObjectMapper().writeValueAsString(body)));
    }

    private static MockHttpServletRequestBuilder json(String path, String body) {
        return MockMvcRequestBuilders.post("/ws/rest/v1/" + path).contentType(MediaType.APPLICATION_JSON)
                .content(body.getBytes(StandardCharsets.UTF_8));
    }

    /** As the dispatcher servlet gets it, which is mapped to {@code /ws/*}. */
    protected final Answer send(MockHttpServletRequestBuilder request) throws Exception {
        Context.flushSession();
        return new Answer(mvc.perform(request.servletPath("/ws")).andReturn().getResponse());
    }

    /** Starts a conversation by SMS with granted consent. */
    protected final String start() throws Exception {
        return post("conversation", "{'patient': '" + PATIENT + "', 'mode': 'STANDARD', 'contactPoint': {'system': 'sms', 'value': '"
                + NUMBER + "'}, 'consent': {'status': 'GRANTED', 'method': 'VERBAL', 'note': 'at the desk'}}")
                .hasStatus(201).get("uuid");
    }

    /** Something that may throw what MockMvc throws. */
    protected interface Call<T> {

        T make() throws Exception;
    }

    /**
     * Makes a call as a user who has these privileges and no others. They are lent, not given by a role: OpenMRS reads roles
     * on a thread of its own, which does not see those that a test has not committed.
     */
    protected final <T> T as(Call<T> call, String... privileges) throws Exception {
        User user = new User(Context.getPersonService().getPerson(1));
        user.setUsername("tester" + System.nanoTime());
        Context.getUserService().createUser(user, "Tester123");
        Context.flushSession();
        Context.logout();
        try {
            Context.authenticate(user.getUsername(), "Tester123");
            Arrays.stream(privileges).forEach(Context::addProxyPrivilege);
            return call.make();
        } finally {
            Arrays.stream(privileges).forEach(Context::removeProxyPrivilege);
            Context.logout();
            authenticate();
        }
    }

    protected final Answer anonymously(Call<Answer> call) throws Exception {
        Context.flushSession();
        Context.logout();
        try {
            return call.make();
        } finally {
            authenticate();
        }
    }
}
