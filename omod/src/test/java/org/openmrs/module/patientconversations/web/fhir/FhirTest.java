/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.apache.ApacheRestfulClientFactory;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.server.FifoMemoryPagingProvider;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.http.client.HttpClient;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.Before;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.fhir.CommunicationCodes;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.service.CarrierService;
import org.openmrs.module.patientconversations.service.ConversationService;
import org.openmrs.module.patientconversations.service.InboundMessage;
import org.openmrs.module.patientconversations.service.SendRequest;
import org.openmrs.module.patientconversations.service.StartRequest;
import org.openmrs.module.patientconversations.web.RestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockServletConfig;

/** HAPI's generic client against HAPI's server with our provider in it. */
public abstract class FhirTest extends RestTest {

    private static final String PATH = "/fhir";

    private static final String ADDRESS = "http://localhost" + PATH;

    private static final FhirContext R4 = FhirContext.forR4();

    @Autowired
    private CommunicationFhirResourceProvider provider;

    @Autowired
    private SessionFactory sessions;

    private RestfulServer server;

    @Before
    public void startServer() throws Exception {
        set(GlobalProperties.SMTP_HOST, "localhost");
        set(GlobalProperties.SMTP_FROM, "practice@example.org");
        server = new RestfulServer(R4);
        server.setResourceProviders(provider);
        FifoMemoryPagingProvider pages = new FifoMemoryPagingProvider(10);
        pages.setDefaultPageSize(10);
        pages.setMaximumPageSize(100);
        server.setPagingProvider(pages);
        server.setServerAddressStrategy(new HardcodedServerAddressStrategy(ADDRESS));
        server.init(new MockServletConfig());
    }

    protected static FhirContext r4() {
        return R4;
    }

    protected final RestfulServer server() {
        return server;
    }

    protected final IGenericClient client() {
        Context.flushSession();
        Context.clearSession();
        ApacheRestfulClientFactory factory = new ApacheRestfulClientFactory(R4);
        factory.setServerValidationMode(ServerValidationModeEnum.NEVER);
        factory.setHttpClient(http());
        R4.setRestfulClientFactory(factory);
        return factory.newGenericClient(ADDRESS);
    }

    /** For what HAPI's client would not send. */
    protected final HttpClient http() {
        return new InProcessHttpClient(server, PATH);
    }

    protected static Patient patient(String uuid) {
        return Context.getPatientService().getPatientByUuid(uuid);
    }

    protected static ConversationService conversations() {
        return Context.getService(ConversationService.class);
    }

    /** A Standard conversation with consent for SMS and e-mail. */
    protected static Conversation startConversation(String patientUuid, String number, String address) {
        Patient patient = patient(patientUuid);
        StartRequest byEmail = new StartRequest(patient, ConversationMode.STANDARD).contact(ContactSystem.EMAIL, address, false)
            .consent(ConsentStatus.GRANTED, ConsentMethod.VERBAL, null);
        conversations().startConversation(byEmail);
        return conversations().startConversation(new StartRequest(patient, ConversationMode.STANDARD).contact(ContactSystem.SMS, number, false)
            .consent(ConsentStatus.GRANTED, ConsentMethod.VERBAL, null));
    }

    protected static Message send(Conversation conversation, String channel, String text) {
        return conversations().sendMessage(conversation, new SendRequest(channel, text, null, null));
    }

    protected static void receive(String number, String text, String carrierId, Date at) {
        Context.getService(CarrierService.class).receiveMessage(new InboundMessage("sms", number, "+15005550006", null, text, carrierId, at));
    }

    /**
     * Messages that have been sent, one a second, straight into the table.
     *
     * @return what they say
     */
    protected final List<String> storeSent(Conversation conversation, int count, Date first) {
        List<String> texts = IntStream.range(0, count).mapToObj(i -> "number " + i).collect(Collectors.toList());
        Session session = sessions.getCurrentSession();
        for (int i = 0; i < count; i++) {
            Date sent = new Date(first.getTime() + 1000L * i);
            Message message = new Message();
            message.setConversation((Conversation) session.load(Conversation.class, conversation.getId()));
            message.setDirection(Direction.OUTBOUND);
            message.setChannel("sms");
            message.setSender(Context.getAuthenticatedUser());
            message.setBody(texts.get(i));
            message.setStatus(MessageStatus.SENT);
            message.setStatusDate(sent);
            message.setDateSent(sent);
            message.setCreator(Context.getAuthenticatedUser());
            message.setDateCreated(sent);
            session.persist(message);
            if (i % 500 == 0) {
                session.flush();
                session.clear();
            }
        }
        session.flush();
        session.clear();
        return texts;
    }

    /** Puts a message where a carrier's reports would have brought it. */
    protected final void put(Message message, Consumer<Message> change) {
        Message stored = (Message) sessions.getCurrentSession().get(Message.class, message.getId());
        change.accept(stored);
        Context.flushSession();
    }

    protected final void put(Message message, MessageStatus status, String errorCode) {
        put(message, stored -> {
            stored.setStatus(status);
            stored.setErrorCode(errorCode);
        });
    }

    protected final Statistics statistics() {
        Statistics statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        return statistics;
    }

    /** What a client sends to have an SMS sent. */
    protected static Communication sms(String patientUuid, String text) {
        Communication communication = new Communication();
        communication.setStatus(CommunicationStatus.INPROGRESS);
        communication.addRecipient(new Reference("Patient/" + patientUuid));
        communication.addMedium().addCoding().setSystem(CommunicationCodes.CHANNEL).setCode("sms");
        communication.addPayload().setContent(new StringType(text));
        return communication;
    }

    protected static List<Communication> communications(Bundle bundle) {
        return bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getResource).filter(Communication.class::isInstance)
            .map(Communication.class::cast).collect(Collectors.toList());
    }

    protected static List<String> texts(Bundle bundle) {
        return communications(bundle).stream().map(FhirTest::text).collect(Collectors.toList());
    }

    /** A message's words, or of the head of a thread "thread". */
    protected static String text(Communication communication) {
        return communication.hasPayload() ? communication.getPayloadFirstRep().getContentStringType().getValue() : "thread";
    }

    protected final List<String> search(String query) {
        return texts(find(query));
    }

    protected final Bundle find(String query) {
        return client().search().byUrl("Communication" + (query.isEmpty() ? "" : "?" + query)).returnBundle(Bundle.class).execute();
    }

    /** What the server says it refused, by code. */
    protected static List<String> codes(UnprocessableEntityException refused) {
        return ((OperationOutcome) refused.getOperationOutcome()).getIssue().stream().map(issue -> issue.getDetails().getCodingFirstRep().getCode())
            .collect(Collectors.toList());
    }
}
