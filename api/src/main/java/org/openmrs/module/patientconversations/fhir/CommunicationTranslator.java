/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.fhir;

import java.util.Date;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.fhir2.api.translators.PatientReferenceTranslator;
import org.openmrs.module.fhir2.api.translators.PractitionerReferenceTranslator;
import org.openmrs.module.patientconversations.channel.Channel;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.model.CommunicationState;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.Message;
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

    private static final String TOKEN_SEPARATOR = "|";

    private final PatientReferenceTranslator patients;

    private final PractitionerReferenceTranslator<User> practitioners;

    private final Channels channels;

    private final FailureWords failureWords;

    public CommunicationTranslator(PatientReferenceTranslator patients, PractitionerReferenceTranslator<User> practitioners, Channels channels,
            FailureWords failureWords) {
        this.patients = patients;
        this.practitioners = practitioners;
        this.channels = channels;
        this.failureWords = failureWords;
    }

    public Communication toFhir(ThreadEntry entry) {
        Conversation conversation = entry.getConversation();
        Communication communication = new Communication();
        communication.setStatus(STATUS.get(entry.getState()));
        communication.addCategory().addCoding().setSystem(CommunicationCodes.MODE).setCode(CommunicationCodes.codeOf(conversation.getMode()));
        communication.setSubject(patients.toFhirResource(conversation.getPatient()));
        communication.getMeta().addSecurity(CommunicationCodes.confidentialityOf(conversation.getMode()));
        if (entry.getMessage().isPresent()) {
            addMessage(communication, entry.getMessage().get());
        } else {
            addHead(communication, entry);
        }
        return communication;
    }

    private void addHead(Communication communication, ThreadEntry entry) {
        Conversation conversation = entry.getConversation();
        communication.setId(conversation.getUuid());
        Date changed = conversation.getDateChanged() == null ? conversation.getDateCreated() : conversation.getDateChanged();
        addVersion(communication.getMeta(), changed);
        communication.setTopic(new CodeableConcept().setText(conversation.getSubject() == null
            ? Context.getMessageSourceService().getMessage("patientconversations.fhir.topic." + conversation.getMode())
            : conversation.getSubject()));
        communication.addRecipient(patients.toFhirResource(conversation.getPatient()));
        entry.getStaff().forEach(user -> communication.addRecipient(practitioners.toFhirResource(user)));
    }

    private void addMessage(Communication communication, Message message) {
        communication.setId(message.getUuid());
        addVersion(communication.getMeta(), message.getStatusDate());
        communication.addPartOf(reference(message.getConversation().getUuid()));
        if (message.getInReplyTo() != null) {
            communication.addInResponseTo(reference(message.getInReplyTo().getUuid()));
        }
        addIdentifiers(communication, message);
        addReason(communication, message);
        communication.addMedium(medium(message.getChannel()));
        boolean inbound = message.getDirection() == Direction.INBOUND;
        communication.setReceived(message.getDateDelivered());
        // No carrier says when a patient pressed "send".
        communication.setSent(inbound ? message.getDateDelivered() : message.getDateSent());
        if (inbound) {
            communication.setSender(patients.toFhirResource(message.getConversation().getPatient()));
        } else {
            communication.addRecipient(patients.toFhirResource(message.getConversation().getPatient()));
            if (message.getSender() != null) {
                communication.setSender(practitioners.toFhirResource(message.getSender()));
            }
        }
        if (!message.getVoided()) {
            communication.addPayload().setContent(new StringType(message.getBody()));
            if (message.getSubject() != null) {
                communication.setTopic(new CodeableConcept().setText(message.getSubject()));
            }
        }
    }

    /** Each change of a resource moves its time on, so that this names the version too. */
    private static void addVersion(Meta meta, Date lastUpdated) {
        meta.setLastUpdated(lastUpdated);
        meta.setVersionId(Long.toString(lastUpdated.getTime()));
    }

    private static void addIdentifiers(Communication communication, Message message) {
        if (message.getCarrierId() != null) {
            communication.addIdentifier().setSystem(CommunicationCodes.CARRIER_ID + message.getChannel()).setValue(message.getCarrierId());
        }
        if (message.getClientToken() != null) {
            communication.addIdentifier(identifierOf(message.getClientToken()));
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
        channels.get(channelId).map(Channel::getContactSystem).flatMap(CommunicationCodes::writtenParticipationOf).ifPresent(medium::addCoding);
        return medium.addCoding(new Coding(CommunicationCodes.CHANNEL, channelId, null));
    }

    private static Reference reference(String uuid) {
        return new Reference("Communication/" + uuid).setType("Communication");
    }

    /** A client's identifier as the client token that it becomes; one of our own system stands for itself. */
    static String tokenOf(String system, String value) {
        return system == null || system.isEmpty() || system.equals(CommunicationCodes.CLIENT_TOKEN) ? value : system + TOKEN_SEPARATOR + value;
    }

    private static Identifier identifierOf(String token) {
        int end = token.indexOf(TOKEN_SEPARATOR);
        return end < 0 ? new Identifier().setSystem(CommunicationCodes.CLIENT_TOKEN).setValue(token)
            : new Identifier().setSystem(token.substring(0, end)).setValue(token.substring(end + 1));
    }

    /** The states that a status stands for; empty for one that nothing here ever has. */
    static Optional<CommunicationState> stateOf(CommunicationStatus status) {
        return STATUS.entrySet().stream().filter(each -> each.getValue() == status).map(Map.Entry::getKey).findFirst();
    }
}
