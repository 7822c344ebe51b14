/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.fhir;

import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPayloadComponent;
import org.hl7.fhir.r4.model.Communication.CommunicationPriority;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.openmrs.Encounter;
import org.openmrs.Patient;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.fhir2.api.translators.EncounterReferenceTranslator;
import org.openmrs.module.fhir2.api.translators.PatientReferenceTranslator;
import org.openmrs.module.patientconversations.channel.Channel;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.service.Refusal;

/**
 * What a client wants done with a Communication that it creates: read off the resource, and refused where it holds what cannot be honoured,
 * so that nothing that a client says is quietly dropped.
 */
final class CommunicationOrder {

    private static final List<CommunicationStatus> TO_SEND = Collections.unmodifiableList(
        Stream.of(CommunicationStatus.PREPARATION, CommunicationStatus.INPROGRESS).collect(Collectors.toList()));

    private static final int MAX_TOKEN = 255;

    private final Communication communication;

    private final PatientReferenceTranslator patients;

    private final EncounterReferenceTranslator<Encounter> encounters;

    private final Channels channels;

    CommunicationOrder(Communication communication, PatientReferenceTranslator patients, EncounterReferenceTranslator<Encounter> encounters,
            Channels channels) {
        this.communication = communication;
        this.patients = patients;
        this.encounters = encounters;
        this.channels = channels;
    }

    /** Whether the patient is who wrote it. */
    boolean isFromPatient() {
        return "Patient".equals(communication.getSender().getReferenceElement().getResourceType());
    }

    /** @throws Refusal for a status that a new message cannot have */
    void requireStatus() {
        boolean fits = isFromPatient() ? communication.getStatus() == CommunicationStatus.COMPLETED : TO_SEND.contains(communication.getStatus());
        if (!fits) {
            throw Refusal.ofField("Communication.status", isFromPatient() ? "fhir.status.received" : "fhir.status.toSend");
        }
    }

    /** The one patient that it is to or from; subject, if it is there, must be the same. */
    Patient getPatient() {
        List<Reference> named = isFromPatient() ? Collections.singletonList(communication.getSender()) : communication.getRecipient();
        List<Reference> others = communication.hasSubject() ? Collections.singletonList(communication.getSubject()) : Collections.emptyList();
        List<Patient> found = Stream.concat(named.stream(), others.stream()).map(this::patient).distinct().collect(Collectors.toList());
        if (named.isEmpty() || found.size() != 1) {
            throw Refusal.ofField(isFromPatient() ? "Communication.sender" : "Communication.recipient", "fhir.onePatient");
        }
        return found.get(0);
    }

    private Patient patient(Reference reference) {
        Patient patient;
        try {
            patient = patients.toOpenmrsType(reference);
        } catch (IllegalArgumentException otherType) {
            throw Refusal.ofField("Communication.recipient", "fhir.onePatient");
        }
        if (patient == null) {
            throw Refusal.ofField("Communication.recipient", "patient.unknown");
        }
        return patient;
    }

    /** The encounter that it belongs to, or null. */
    Encounter getEncounter() {
        if (!communication.hasEncounter()) {
            return null;
        }
        try {
            return Optional.ofNullable(encounters.toOpenmrsType(communication.getEncounter())).orElseThrow(CommunicationOrder::unknownEncounter);
        } catch (IllegalArgumentException otherType) {
            throw unknownEncounter();
        }
    }

    private static Refusal unknownEncounter() {
        return Refusal.ofField("Communication.encounter", "encounter.unknown");
    }

    /** The thread that it belongs to; empty if it is to be found or started. */
    Optional<String> getThread() {
        if (communication.getPartOf().size() > 1) {
            throw Refusal.ofField("Communication.partOf", "fhir.oneThread");
        }
        return communication.getPartOf().stream().findFirst().map(reference -> reference.getReferenceElement().getIdPart());
    }

    /** Standard unless the category says otherwise. */
    ConversationMode getMode() {
        List<String> codes = codes(communication.getCategory(), CommunicationCodes.MODE);
        if (codes.isEmpty()) {
            return ConversationMode.STANDARD;
        }
        return Optional.of(codes.get(0)).filter(code -> codes.size() == 1).flatMap(CommunicationCodes::modeOf)
            .orElseThrow(() -> Refusal.ofField("Communication.category", "mode.required"));
    }

    /** The id of the channel that the medium names, by our code or as a way of taking part. */
    String getChannel() {
        if (isSecure()) {
            return Channels.SECURE;
        }
        List<String> named = channels.getAll().stream().filter(this::isNamed).map(Channel::getId).collect(Collectors.toList());
        if (named.size() != 1) {
            throw Refusal.ofField("Communication.medium", "fhir.oneChannel");
        }
        return named.get(0);
    }

    /** Named as such, or meant where the category says so and nothing says otherwise. */
    private boolean isSecure() {
        List<String> ours = codes(communication.getMedium(), CommunicationCodes.CHANNEL);
        List<String> ways = codes(communication.getMedium(), CommunicationCodes.PARTICIPATION_MODE);
        if (ours.isEmpty() && ways.isEmpty()) {
            return getMode() == ConversationMode.SECURE;
        }
        return ours.isEmpty() ? ways.equals(Collections.singletonList(CommunicationCodes.SECURE_PARTICIPATION)) : ours.equals(Collections.singletonList(Channels.SECURE));
    }

    private boolean isNamed(Channel channel) {
        List<String> ours = codes(communication.getMedium(), CommunicationCodes.CHANNEL);
        if (!ours.isEmpty()) {
            return ours.contains(channel.getId());
        }
        return codes(communication.getMedium(), CommunicationCodes.PARTICIPATION_MODE)
            .contains(CommunicationCodes.participationOf(channel.getId(), channel.getContactSystem()));
    }

    private static List<String> codes(List<CodeableConcept> concepts, String system) {
        return concepts.stream().flatMap(concept -> concept.getCoding().stream()).filter(coding -> system.equals(coding.getSystem()))
            .map(Coding::getCode).distinct().collect(Collectors.toList());
    }

    /** One text and nothing else. */
    String getText() {
        List<CommunicationPayloadComponent> payload = communication.getPayload();
        if (payload.size() != 1 || !(payload.get(0).getContent() instanceof StringType)) {
            throw Refusal.ofField("Communication.payload", "fhir.oneText");
        }
        String text = payload.get(0).getContentStringType().getValue();
        if (text == null) {
            throw Refusal.ofField("Communication.payload", "fhir.oneText");
        }
        return text;
    }

    /** The topic, for channels that have subjects. */
    String getSubject() {
        return communication.getTopic().getText();
    }

    /** The client's identifier, or null; the same again is the same message. */
    String getClientToken() {
        return identifier().map(identifier -> ClientIdentifier.token(identifier.getSystem(), identifier.getValue())).orElse(null);
    }

    /** As {@link #getClientToken}, for a message that the client itself received from its carrier. */
    String getCarrierId() {
        String token = Optional.ofNullable(getClientToken()).orElseThrow(() -> Refusal.ofField("Communication.identifier", "fhir.identifierRequired"));
        if (token.length() > MAX_TOKEN) {
            throw Refusal.ofField("Communication.identifier", "clientToken.tooLong");
        }
        return token;
    }

    private Optional<Identifier> identifier() {
        if (communication.getIdentifier().size() > 1) {
            throw Refusal.ofField("Communication.identifier", "fhir.oneIdentifier");
        }
        return communication.getIdentifier().stream().filter(Identifier::hasValue).findFirst();
    }

    /** When it was received, else when it was sent, else now. */
    Date getReceived(Date now) {
        return communication.hasReceived() ? communication.getReceived() : communication.hasSent() ? communication.getSent() : now;
    }

    /** What a message here has no place for, and what is not for a client to say, is refused rather than lost. */
    void requireNothingElse() {
        boolean more = communication.hasBasedOn() || communication.hasAbout() || communication.hasReasonCode()
            || communication.hasReasonReference() || communication.hasNote() || communication.hasInstantiatesCanonical()
            || communication.hasInstantiatesUri() || communication.hasInResponseTo() || communication.hasStatusReason() || communication.hasContained()
            || communication.hasExtension() || communication.hasModifierExtension() || isUrgent()
            || (isFromPatient() ? communication.hasEncounter() : isTimed());
        if (more) {
            throw Refusal.of("fhir.unsupportedElement");
        }
        if (communication.hasSender() && !isFromPatient() && !isFromCaller()) {
            throw Refusal.ofField("Communication.sender", "fhir.sender");
        }
    }

    private boolean isUrgent() {
        return communication.hasPriority() && communication.getPriority() != CommunicationPriority.ROUTINE;
    }

    /** A message that is yet to be sent has been neither sent nor received. */
    private boolean isTimed() {
        return communication.hasSent() || communication.hasReceived();
    }

    /** Nobody writes in another's name. */
    private boolean isFromCaller() {
        IIdType sender = communication.getSender().getReferenceElement();
        User caller = Context.getAuthenticatedUser();
        return "Practitioner".equals(sender.getResourceType()) && caller != null && caller.getUuid().equals(sender.getIdPart());
    }
}
