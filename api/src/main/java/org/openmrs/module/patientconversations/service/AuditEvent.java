/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openmrs.Patient;
import org.openmrs.User;
import org.openmrs.module.patientconversations.RemoteAddress;
import org.openmrs.module.patientconversations.model.AuditAction;
import org.openmrs.module.patientconversations.model.Conversation;

/** What is to be put on record: who did what, with whose conversation, from where. Immutable; holds codes only, never words or addresses of a patient. */
public final class AuditEvent {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private final AuditAction action;

    private final Integer userId;

    private final String participantUuid;

    private final String participantKind;

    private final Integer patientId;

    private final Integer conversationId;

    private final String remoteAddress;

    private final String detail;

    private AuditEvent(AuditAction action, Integer userId, String participantUuid, String participantKind, Integer patientId, Integer conversationId,
            String remoteAddress, String detail) {
        this.action = Objects.requireNonNull(action);
        this.userId = userId;
        this.participantUuid = participantUuid;
        this.participantKind = participantKind;
        this.patientId = patientId;
        this.conversationId = conversationId;
        this.remoteAddress = remoteAddress;
        this.detail = detail;
    }

    /** Done by a member of staff, from where the current request comes. */
    public static AuditEvent byStaff(AuditAction action, User user) {
        return new AuditEvent(action, Objects.requireNonNull(user).getUserId(), null, null, null, null, RemoteAddress.current().orElse(null), null);
    }

    /**
     * Done by who reads and writes in the patient's app.
     *
     * @param kind PATIENT or PROXY
     */
    public static AuditEvent byParticipant(AuditAction action, String uuid, String kind) {
        return new AuditEvent(action, null, Objects.requireNonNull(uuid), Objects.requireNonNull(kind), null, null, RemoteAddress.current().orElse(null), null);
    }

    /** Done by somebody who has not shown who they are, or by the module itself. */
    public static AuditEvent byNobody(AuditAction action) {
        return new AuditEvent(action, null, null, null, null, null, RemoteAddress.current().orElse(null), null);
    }

    public AuditEvent of(Patient patient) {
        return new AuditEvent(action, userId, participantUuid, participantKind, patient == null ? null : patient.getPatientId(), conversationId, remoteAddress, detail);
    }

    /** In a conversation, and so about its patient. */
    public AuditEvent in(Conversation conversation) {
        return new AuditEvent(action, userId, participantUuid, participantKind, conversation.getPatient().getPatientId(), conversation.getId(), remoteAddress, detail);
    }

    /**
     * With a code that says more, such as a channel's or a uuid.
     *
     * @throws IllegalArgumentException for what is no code: words have no place here
     */
    public AuditEvent detail(String code) {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("The detail of an audit entry is a code of at most 64 letters, digits, dots, colons, underscores and hyphens");
        }
        return new AuditEvent(action, userId, participantUuid, participantKind, patientId, conversationId, remoteAddress, code);
    }

    public AuditAction getAction() {
        return action;
    }

    public Optional<Integer> getUserId() {
        return Optional.ofNullable(userId);
    }

    public Optional<String> getParticipantUuid() {
        return Optional.ofNullable(participantUuid);
    }

    public Optional<String> getParticipantKind() {
        return Optional.ofNullable(participantKind);
    }

    public Optional<Integer> getPatientId() {
        return Optional.ofNullable(patientId);
    }

    public Optional<Integer> getConversationId() {
        return Optional.ofNullable(conversationId);
    }

    public Optional<String> getRemoteAddress() {
        return Optional.ofNullable(remoteAddress);
    }

    public Optional<String> getDetail() {
        return Optional.ofNullable(detail);
    }
}
