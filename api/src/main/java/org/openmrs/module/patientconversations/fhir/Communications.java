/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.fhir;

import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Clock;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.openmrs.Encounter;
import org.openmrs.Patient;
import org.openmrs.module.fhir2.api.translators.EncounterReferenceTranslator;
import org.openmrs.module.fhir2.api.translators.PatientReferenceTranslator;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.search.CommunicationCriteria;
import org.openmrs.module.patientconversations.search.CommunicationPage;
import org.openmrs.module.patientconversations.search.CommunicationPosition;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
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

    private final EncounterReferenceTranslator<Encounter> encounters;

    private final Channels channels;

    private final Clock clock;

    public Communications(CommunicationService entries, ConversationService conversations, CarrierService carrier,
            CommunicationTranslator translator, PatientReferenceTranslator patients, EncounterReferenceTranslator<Encounter> encounters,
            Channels channels, Clock clock) {
        this.entries = entries;
        this.conversations = conversations;
        this.carrier = carrier;
        this.translator = translator;
        this.patients = patients;
        this.encounters = encounters;
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

    /**
     * @param after where to begin: behind this position, or, if it is null, with the first
     * @param skip how many to leave out from there
     * @param limit the most to return
     */
    public CommunicationPage<Communication> find(CommunicationCriteria criteria, CommunicationPosition after, int skip, int limit) {
        return entries.getEntries(criteria, after, skip, limit).map(translator::toFhir);
    }

    /**
     * Sends a message to a patient, or files one from a patient; the same identifier in the same thread again is the same message. Who may
     * do this need not be allowed to read.
     *
     * @throws Refusal for what the services refuse and for what the resource lacks or holds too much
     */
    public Communication create(Communication communication) {
        CommunicationOrder order = new CommunicationOrder(communication, patients, encounters, channels);
        order.requireStatus();
        order.requireNothingElse();
        return translator.toFhir(ThreadEntry.of(order.isFromPatient() ? file(order) : send(order)));
    }

    private Message send(CommunicationOrder order) {
        Patient patient = order.getPatient();
        SendRequest request = new SendRequest(order.getChannel(), order.getText(), order.getSubject(), order.getClientToken())
            .during(order.getEncounter());
        return order.getThread().map(uuid -> conversations.sendMessage(thread(uuid, patient), request))
            .orElseGet(() -> conversations.sendFirstMessage(start(order, patient), request));
    }

    private static StartRequest start(CommunicationOrder order, Patient patient) {
        StartRequest start = new StartRequest(patient, order.getMode());
        return order.getMode() == ConversationMode.SECURE ? start.about(order.getSubject()) : start;
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
        List<Communication> found = find(identified, null, 0, 2).getEntries();
        if (found.size() > 1) {
            throw Refusal.of("fhir.ambiguous");
        }
        return found.stream().findFirst();
    }

    /**
     * Moves a status on: a message that waits is cancelled ({@code not-done}), a message is retracted ({@code entered-in-error}), a thread is
     * archived ({@code completed}).
     *
     * @param version the version that the change was made to, if the client says
     * @throws PreconditionFailedException if there is another version now
     * @throws Refusal if anything else is changed
     */
    public Communication update(String uuid, Optional<String> version, Communication wanted) {
        ThreadEntry entry = entry(uuid);
        Communication present = translator.toFhir(entry);
        if (version.filter(known -> !known.equals(present.getMeta().getVersionId())).isPresent()) {
            throw new PreconditionFailedException("The Communication has changed since");
        }
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
