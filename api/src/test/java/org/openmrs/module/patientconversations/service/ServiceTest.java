/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.After;
import org.junit.Before;
import org.junit.function.ThrowingRunnable;
import org.openmrs.Patient;
import org.openmrs.PersonAttribute;
import org.openmrs.PersonAttributeType;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.GlobalPropertySettings;
import org.openmrs.module.patientconversations.channel.Availability;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.support.ContextTest;
import org.springframework.beans.factory.xml.XmlBeanDefinitionReader;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

/**
 * The services as the module wires them, over fake channels and an outbox that only remembers: in a context below the one that
 * all tests share, since OpenMRS' harness has one database and can have one context only.
 */
public abstract class ServiceTest extends ContextTest {

    protected static final String NUMBER = "+250788123456";

    protected static final String OTHER_NUMBER = "+250788654321";

    protected static final String EMAIL = "jane.doe@example.org";

    private static GenericApplicationContext fakes;

    protected ConversationService conversations;

    protected ConsentService consents;

    protected ContactService contacts;

    protected TriageService triage;

    protected CarrierService carriers;

    protected GlobalPropertySettings settings;

    protected RecordingOutbox outbox;

    protected MovableClock clock;

    protected Channels channels;

    /** Whatever the module has, with the fakes in the place of what they are named after. */
    protected final <T> T bean(String name, Class<T> type) {
        return fakes.getBean("patientconversations." + name, type);
    }

    private void openFakes() {
        if (fakes == null || fakes.getParent() != applicationContext) {
            fakes = new GenericApplicationContext(applicationContext);
            XmlBeanDefinitionReader reader = new XmlBeanDefinitionReader(fakes);
            reader.loadBeanDefinitions(new FileSystemResource("src/main/resources/moduleApplicationContext.xml"));
            reader.loadBeanDefinitions(new ClassPathResource("fakes.xml", ServiceTest.class));
            removeRegistrations();
            fakes.refresh();
        }
        conversations = bean("conversationService", ConversationService.class);
        consents = bean("consentService", ConsentService.class);
        contacts = bean("contactService", ContactService.class);
        triage = bean("triageService", TriageService.class);
        carriers = bean("carrierService", CarrierService.class);
        settings = bean("globalPropertySettings", GlobalPropertySettings.class);
        outbox = bean("outbox", RecordingOutbox.class);
        clock = bean("clock", MovableClock.class);
        channels = bean("channels", Channels.class);
    }

    /** For other tests the services that OpenMRS hands out stay the module's own. */
    private static void removeRegistrations() {
        for (String name : fakes.getBeanDefinitionNames()) {
            if ("serviceContext".equals(fakes.getBeanDefinition(name).getParentName())) {
                fakes.removeBeanDefinition(name);
            }
        }
    }

    @Before
    public void setUpSettings() {
        openFakes();
        outbox.clear();
        channels.getAll().forEach(channel -> ((FakeChannel) channel).setAvailability(Availability.available()));
        set(GlobalProperties.SMS_ATTRIBUTE_TYPE, newType("Mobile phone number").getUuid());
        set(GlobalProperties.EMAIL_ATTRIBUTE_TYPE, newType("E-mail address").getName());
        set(GlobalProperties.DEFAULT_COUNTRY, "");
        set(GlobalProperties.CONSENT_WORDING, "SMS and e-mail are not private.");
        set(GlobalProperties.CONSENT_WORDING_VERSION, "1");
        set(GlobalProperties.OPT_OUT_WORDS, "STOP, END");
        set(GlobalProperties.OPT_IN_WORDS, "START, UNSTOP");
        set(GlobalProperties.HELP_WORDS, "HELP, INFO");
        set(GlobalProperties.HELP_TEXT, "Call the practice.");
    }

    @After
    public void forgetSettings() {
        settings.invalidate();
    }

    protected final void set(String property, String value) {
        Context.getAdministrationService().setGlobalProperty(property, value);
        settings.invalidate();
    }

    private static PersonAttributeType newType(String name) {
        PersonAttributeType type = new PersonAttributeType();
        type.setName(name);
        type.setDescription(name);
        type.setFormat("java.lang.String");
        return Context.getPersonService().savePersonAttributeType(type);
    }

    protected static Patient patient(int id) {
        return Context.getPatientService().getPatient(id);
    }

    protected final Conversation start(Patient patient) {
        return conversations.startConversation(new StartRequest(patient, ConversationMode.STANDARD)
            .contact(ContactSystem.SMS, NUMBER, false)
            .consent(ConsentStatus.GRANTED, ConsentMethod.VERBAL, null));
    }

    protected final Message send(Conversation conversation, String text) {
        return conversations.sendMessage(conversation, new SendRequest("sms", text, null, null));
    }

    protected final void putOnChart(Patient patient, String setting, String value) {
        String named = settings.get(setting).get();
        PersonAttributeType type = Context.getPersonService().getPersonAttributeTypeByUuid(named);
        if (type == null) {
            type = Context.getPersonService().getPersonAttributeTypeByName(named);
        }
        patient.addAttribute(new PersonAttribute(type, value));
        Context.getPatientService().savePatient(patient);
        contacts.indexChart(patient);
    }

    /** Runs as a user who has these privileges and no others. */
    protected final <T> T as(Supplier<T> work, String... privileges) {
        User user = new User(Context.getPersonService().getPerson(1));
        user.setUsername("tester" + System.nanoTime());
        Context.getUserService().createUser(user, "Tester123");
        Context.flushSession();
        Context.logout();
        try {
            Context.authenticate(user.getUsername(), "Tester123");
            Arrays.stream(privileges).forEach(Context::addProxyPrivilege);
            return work.get();
        } finally {
            Arrays.stream(privileges).forEach(Context::removeProxyPrivilege);
            Context.logout();
            Context.authenticate("admin", "test");
        }
    }

    protected static void assertRefused(String code, ThrowingRunnable call) {
        assertEquals(code, assertThrows(Refusal.class, call).getCode());
    }

    /** Forgets what is in the session, so that the next look is at the database. */
    protected final void reload() {
        Context.flushSession();
        Context.clearSession();
    }
}
