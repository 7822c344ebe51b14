/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.fhir;

import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Clock;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.openmrs.Patient;
import org.openmrs.module.fhir2.api.translators.PatientReferenceTranslator;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.search.CommunicationCriteria;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.service.CarrierService;
import org.openmrs.module.patientconversations.service.CommunicationService;
import org.openmrs.module.patientconversations.service.ConversationService;
import org.openmrs.module.patientconversations.service.InboundMessage;
import org.openmrs.module.patientconversations.service.Refusal;
import org.openmrs.module.patientconversations.service.SendRequest;
import org.openmrs.module.patientconversations.service.StartRequest;
import org.openmrs.module.patientconversations.service.ThreadEntry;

/** Conversations and messages for FHIR clients: every rule is the services', told in FHIR's terms. */
public class Communications {

    /** What the record says of a message that a FHIR client marked as entered in error. */
    private static final String RETRACTED_BY_CLIENT = "FHIR: entered-in-error";

    private final CommunicationService entries;

    private final ConversationService conversations;

    private final CarrierService carrier;

    private final CommunicationTranslator translator;

    private final PatientReferenceTranslator patients;

    private final Channels channels;

    private final Clock clock;

    public Communications(CommunicationService entries, ConversationService conversations, CarrierService carrier,
            CommunicationTranslator translator, PatientReferenceTranslator patients, Channels channels, Clock clock) {
        this.entries = entries;
        this.conversations = conversations;
        this.carrier = carrier;
        this.translator = translator;
        this.patients = patients;
        this.channels = channels;
        this.clock = clock;
    }

    public CommunicationSearch newSearch() {
        return new CommunicationSearch(channels);
    }

    /** @throws ResourceNotFoundException if there is none, or none that FHIR clients may see */
    public Communication get(String uuid) {
        return translator.toFhir(entry(uuid));
    }

    /** Fixes what a search finds to what there is now. */
    public CommunicationCriteria asOfNow(CommunicationCriteria criteria) {
        return entries.asOfNow(criteria);
    }

    public long count(CommunicationCriteria criteria) {
        return entries.countEntries(criteria);
    }

    /** @param from inclusive, from 0; @param to exclusive */
    public List<Communication> find(CommunicationCriteria criteria, int from, int to) {
        return entries.getEntries(criteria, from, to).stream().map(translator::toFhir).collect(Collectors.toList());
    }

    /**
     * Sends a message to a patient, or files one from a patient; the same identifier in the same thread again is the same message.
     *
     * @throws Refusal for what the services refuse and for what the resource lacks or holds too much
     */
    public Communication create(Communication communication) {
        CommunicationOrder order = new CommunicationOrder(communication, patients, channels);
        order.requireStatus();
        order.requireNothingElse();
        Message message = order.isFromPatient() ? file(order) : send(order);
        return get(message.getUuid());
    }

    private Message send(CommunicationOrder order) {
        Patient patient = order.getPatient();
        SendRequest request = new SendRequest(order.getChannel(), order.getText(), order.getSubject(), order.getClientToken());
        Conversation conversation = order.getThread().map(uuid -> thread(uuid, patient))
            .orElseGet(() -> conversations.startConversation(new StartRequest(patient, order.getMode())));
        return conversations.sendMessage(conversation, request);
    }

    private Conversation thread(String uuid, Patient patient) {
        return conversations.getConversationByUuid(uuid).filter(conversation -> conversation.getPatient().equals(patient))
            .orElseThrow(() -> Refusal.ofField("Communication.partOf", "fhir.threadUnknown"));
    }

    private Message file(CommunicationOrder order) {
        Date received = order.getReceived(Date.from(clock.instant()));
        return carrier.fileMessage(order.getPatient(), new InboundMessage(order.getChannel(), null, null, order.getSubject(), order.getText(),
            order.getCarrierId(), received));
    }

    /** The one message that has this identifier; empty if there is none. */
    public Optional<Communication> findByIdentifier(CommunicationCriteria identified) {
        List<Communication> found = find(identified, 0, 2);
        if (found.size() > 1) {
            throw Refusal.of("fhir.ambiguous");
        }
        return found.stream().findFirst();
    }

    /**
     * Moves a status on: a message that waits is cancelled ({@code not-done}), a message is retracted ({@code entered-in-error}), a thread is
     * archived ({@code completed}).
     *
     * @throws Refusal if anything else is changed
     */
    public Communication update(String uuid, Communication wanted) {
        ThreadEntry entry = entry(uuid);
        Communication present = translator.toFhir(entry);
        if (!isSameButForStatus(present, wanted)) {
            throw Refusal.of("fhir.onlyStatus");
        }
        if (present.getStatus() != wanted.getStatus()) {
            move(entry, wanted.getStatus());
        }
        return get(uuid);
    }

    private void move(ThreadEntry entry, CommunicationStatus status) {
        if (!entry.getMessage().isPresent() && status == CommunicationStatus.COMPLETED) {
            conversations.archiveConversation(entry.getConversation());
        } else if (entry.getMessage().isPresent() && status == CommunicationStatus.NOTDONE) {
            conversations.cancelMessage(entry.getMessage().get());
        } else if (entry.getMessage().isPresent() && status == CommunicationStatus.ENTEREDINERROR) {
            conversations.retractMessage(entry.getMessage().get(), RETRACTED_BY_CLIENT);
        } else {
            throw Refusal.ofField("Communication.status", "fhir.statusNotPossible");
        }
    }

    /** Leaves aside what the server itself writes. */
    private static boolean isSameButForStatus(Communication present, Communication wanted) {
        Communication expected = present.copy();
        Communication given = wanted.copy();
        for (Communication each : new Communication[] { expected, given }) {
            each.setStatus(null);
            each.setStatusReason(null);
            each.setMeta(null);
            each.setText(null);
            each.setId((String) null);
        }
        return expected.equalsDeep(given);
    }

    private ThreadEntry entry(String uuid) {
        return entries.getEntryByUuid(uuid).orElseThrow(() -> new ResourceNotFoundException("There is no such Communication"));
    }
}
