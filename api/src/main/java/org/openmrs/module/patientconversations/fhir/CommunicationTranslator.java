/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.fhir;

import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.openmrs.Encounter;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.fhir2.api.translators.EncounterReferenceTranslator;
import org.openmrs.module.fhir2.api.translators.PatientReferenceTranslator;
import org.openmrs.module.fhir2.api.translators.PractitionerReferenceTranslator;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.model.CommunicationState;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.ParticipantKind;
import org.openmrs.module.patientconversations.service.FailureWords;
import org.openmrs.module.patientconversations.service.ThreadEntry;

/**
 * Conversations and messages as FHIR R4 Communication resources (http://hl7.org/fhir/R4/communication.html): a conversation is the head of
 * a thread, without payload; each message is part of it.
 */
public class CommunicationTranslator {

    private static final Map<CommunicationState, CommunicationStatus> STATUS = new EnumMap<>(CommunicationState.class);

    static {
        STATUS.put(CommunicationState.IN_PROGRESS, CommunicationStatus.INPROGRESS);
        STATUS.put(CommunicationState.COMPLETED, CommunicationStatus.COMPLETED);
        STATUS.put(CommunicationState.NOT_DONE, CommunicationStatus.NOTDONE);
        STATUS.put(CommunicationState.STOPPED, CommunicationStatus.STOPPED);
        STATUS.put(CommunicationState.ENTERED_IN_ERROR, CommunicationStatus.ENTEREDINERROR);
    }

    private final PatientReferenceTranslator patients;

    private final PractitionerReferenceTranslator<User> practitioners;

    private final EncounterReferenceTranslator<Encounter> encounters;

    private final Channels channels;

    private final MessagePayload payload;

    private final FailureWords failureWords;

    public CommunicationTranslator(PatientReferenceTranslator patients, PractitionerReferenceTranslator<User> practitioners,
            EncounterReferenceTranslator<Encounter> encounters, Channels channels, MessagePayload payload, FailureWords failureWords) {
        this.patients = patients;
        this.practitioners = practitioners;
        this.encounters = encounters;
        this.channels = channels;
        this.payload = payload;
        this.failureWords = failureWords;
    }

    public Communication toFhir(ThreadEntry entry) {
        return toFhir(Collections.singletonList(entry)).get(0);
    }

    public List<Communication> toFhir(List<ThreadEntry> entries) {
        Participants participants = new Participants(patients, practitioners);
        return entries.stream().map(entry -> toFhir(entry, participants)).collect(Collectors.toList());
    }

    private Communication toFhir(ThreadEntry entry, Participants participants) {
        Conversation conversation = entry.getConversation();
        Communication communication = new Communication();
        communication.setStatus(STATUS.get(entry.getState()));
        communication.addCategory().addCoding().setSystem(CommunicationCodes.MODE).setCode(CommunicationCodes.codeOf(conversation.getMode()));
        communication.setSubject(participants.reference(conversation.getPatient()));
        communication.getMeta().addSecurity(CommunicationCodes.confidentialityOf(conversation.getMode()));
        if (entry.getMessage().isPresent()) {
            addMessage(communication, entry.getMessage().get(), participants);
        } else {
            addHead(communication, entry, participants);
        }
        return communication;
    }

    private void addHead(Communication communication, ThreadEntry entry, Participants participants) {
        Conversation conversation = entry.getConversation();
        communication.setId(conversation.getUuid());
        communication.getMeta().setLastUpdated(lastUpdated(conversation));
        // OpenMRS' dates are whole seconds, in which a thread can change twice.
        communication.getMeta().setVersionId(Long.toString(conversation.getRevision()));
        communication.setTopic(new CodeableConcept().setText(payload.subjectOf(conversation)
            .orElseGet(() -> Context.getMessageSourceService().getMessage("patientconversations.fhir.topic." + conversation.getMode()))));
        communication.addRecipient(participants.reference(conversation.getPatient()));
        entry.getStaff().forEach(user -> communication.addRecipient(participants.reference(user)));
    }

    /** A new message does not change the conversation's audit fields. */
    private static Date lastUpdated(Conversation conversation) {
        Date changed = conversation.getDateChanged();
        Date activity = conversation.getLastActivity();
        return changed != null && changed.after(activity) ? changed : activity;
    }

    private void addMessage(Communication communication, Message message, Participants participants) {
        communication.setId(message.getUuid());
        // Each change of a message moves this time on, so that it names the version too.
        communication.getMeta().setLastUpdated(message.getStatusDate());
        communication.getMeta().setVersionId(Long.toString(message.getStatusDate().getTime()));
        communication.addPartOf(reference(message.getConversation().getUuid()));
        if (message.getInReplyTo() != null) {
            communication.addInResponseTo(reference(message.getInReplyTo().getUuid()));
        }
        communication.setEncounter(encounters.toFhirResource(message.getEncounter()));
        addIdentifiers(communication, message);
        addReason(communication, message);
        communication.addMedium(medium(message.getChannel()));
        boolean inbound = message.getDirection() == Direction.INBOUND;
        communication.setReceived(message.getDateDelivered());
        // No carrier says when a patient pressed "send".
        communication.setSent(inbound ? message.getDateDelivered() : message.getDateSent());
        if (inbound) {
            communication.setSender(author(message, participants));
        } else {
            communication.addRecipient(participants.reference(message.getConversation().getPatient()));
            if (message.getSender() != null) {
                communication.setSender(participants.reference(message.getSender()));
            }
        }
        if (!message.getVoided()) {
            payload.of(message).forEach(content -> communication.addPayload().setContent(content));
            payload.subjectOf(message).ifPresent(subject -> communication.setTopic(new CodeableConcept().setText(subject)));
        }
    }

    /** A parent or carer writes as themselves; the chart knows no more of them than their name. */
    private static Reference author(Message message, Participants participants) {
        Participant author = message.getParticipant();
        boolean proxy = author != null && author.getKind() == ParticipantKind.PROXY;
        return proxy ? new Reference().setType("RelatedPerson").setDisplay(author.getName()) : participants.reference(message.getConversation().getPatient());
    }

    private static void addIdentifiers(Communication communication, Message message) {
        if (message.getCarrierId() != null) {
            communication.addIdentifier(ClientIdentifier.ofToken(message.getCarrierId(), CommunicationCodes.CARRIER_ID + message.getChannel()));
        }
        if (message.getClientToken() != null) {
            communication.addIdentifier(ClientIdentifier.ofToken(message.getClientToken(), CommunicationCodes.CLIENT_TOKEN));
        }
    }

    private void addReason(Communication communication, Message message) {
        CommunicationState state = CommunicationState.of(message);
        boolean failed = message.getErrorCode() != null && (state == CommunicationState.NOT_DONE || state == CommunicationState.STOPPED);
        if (failed) {
            communication.setStatusReason(new CodeableConcept(new Coding(CommunicationCodes.REASON, message.getErrorCode(), null))
                .setText(failureWords.of(message.getErrorCode(), Context.getLocale())));
        }
    }

    private CodeableConcept medium(String channelId) {
        CodeableConcept medium = new CodeableConcept();
        if (Channels.SECURE.equals(channelId)) {
            medium.addCoding(new Coding(CommunicationCodes.PARTICIPATION_MODE, CommunicationCodes.SECURE_PARTICIPATION, null));
        }
        channels.getContactSystem(channelId).flatMap(system -> CommunicationCodes.writtenParticipationOf(channelId, system)).ifPresent(medium::addCoding);
        return medium.addCoding(new Coding(CommunicationCodes.CHANNEL, channelId, null));
    }

    private static Reference reference(String uuid) {
        return new Reference("Communication/" + uuid).setType("Communication");
    }

    /** The states that a status stands for; empty for one that nothing here ever has. */
    static Optional<CommunicationState> stateOf(CommunicationStatus status) {
        return STATUS.entrySet().stream().filter(each -> each.getValue() == status).map(Map.Entry::getKey).findFirst();
    }
}
