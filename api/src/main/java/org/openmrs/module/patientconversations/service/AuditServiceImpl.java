/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openmrs.Patient;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.patientconversations.crypto.MasterKeys;
import org.openmrs.module.patientconversations.db.AuditDao;
import org.openmrs.module.patientconversations.model.Attachment;
import org.openmrs.module.patientconversations.model.AuditAction;
import org.openmrs.module.patientconversations.model.AuditEntry;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.search.AuditCriteria;
import org.springframework.transaction.annotation.Transactional;

/** See {@link AuditService}. */
@Transactional
public class AuditServiceImpl extends BaseOpenmrsService implements AuditService {

    private final AuditDao entries;

    private final AuditTrail trail;

    private final MasterKeys masterKeys;

    public AuditServiceImpl(AuditDao entries, AuditTrail trail, MasterKeys masterKeys) {
        this.entries = entries;
        this.trail = trail;
        this.masterKeys = masterKeys;
    }

    @Override
    @Transactional(readOnly = true)
    public Page<AuditRecord> getEntries(AuditQuery query, int startIndex, int limit) {
        trail.recordLook(AuditEvent.byStaff(AuditAction.AUDIT_READ, Context.getAuthenticatedUser()));
        trail.writePending();
        AuditCriteria criteria = new AuditCriteria().action(query.getAction()).from(query.getFrom()).before(query.getBefore())
            .patient(known(query.getPatientUuid(), entries::findPatientId, "patient"))
            .user(known(query.getUserUuid(), entries::findUserId, "user"))
            .conversation(known(query.getConversationUuid(), entries::findConversationId, "conversation"));
        Page<AuditEntry> page = Page.cut(entries.find(criteria, startIndex, limit + 1), limit);
        Map<Integer, User> users = entries.findUsers(numbers(page, AuditEntry::getUserId));
        Map<Integer, Patient> patients = entries.findPatients(numbers(page, AuditEntry::getPatientId));
        Map<Integer, Conversation> conversations = entries.findConversations(numbers(page, AuditEntry::getConversationId));
        Map<String, Participant> participants = entries.findParticipants(page.getItems().stream().map(AuditEntry::getParticipantUuid).filter(uuid -> uuid != null)
            .distinct().collect(Collectors.toList()));
        return new Page<>(page.getItems().stream().map(entry -> new AuditRecord(entry, users.get(entry.getUserId()), patients.get(entry.getPatientId()),
            conversations.get(entry.getConversationId()), participants.get(entry.getParticipantUuid()))).collect(Collectors.toList()), page.hasMore());
    }

    /** In a transaction that only reads, so that the entry about it has one of its own, and writers do not wait for the end of the check. */
    @Override
    @Transactional(readOnly = true)
    public AuditReport verify() {
        trail.record(AuditEvent.byStaff(AuditAction.AUDIT_VERIFIED, Context.getAuthenticatedUser()));
        trail.writePending();
        return new AuditCheck(entries, masterKeys).run();
    }

    @Override
    public void recordView(Conversation conversation) {
        trail.recordLook(AuditEvent.byStaff(AuditAction.VIEWED, Context.getAuthenticatedUser()).in(conversation));
    }

    @Override
    public void recordView(Attachment attachment) {
        AuditEvent event = AuditEvent.byStaff(AuditAction.FILE_OPENED, Context.getAuthenticatedUser()).detail(attachment.getUuid());
        Conversation conversation = attachment.getMessage() == null ? attachment.getConversation() : attachment.getMessage().getConversation();
        trail.recordLook(conversation == null ? event : event.in(conversation));
    }

    private static Integer known(Optional<String> uuid, Function<String, Optional<Integer>> find, String field) {
        return uuid.map(given -> find.apply(given).orElseThrow(() -> Refusal.ofField(field, "field.choice"))).orElse(null);
    }

    private static List<Integer> numbers(Page<AuditEntry> page, Function<AuditEntry, Integer> number) {
        return page.getItems().stream().map(number).filter(id -> id != null).distinct().collect(Collectors.toList());
    }
}
