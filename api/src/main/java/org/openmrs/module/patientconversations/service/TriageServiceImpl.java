/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.db.TriageDao;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.TriageItem;
import org.openmrs.module.patientconversations.model.TriageStatus;
import org.springframework.transaction.annotation.Transactional;

/** See {@link TriageService}. */
@Transactional
public class TriageServiceImpl extends BaseOpenmrsService implements TriageService {

    private static final int MAX_NOTE = 1024;

    private final TriageDao items;

    private final StandardConversations standard;

    private final ContactBook contacts;

    private final Attachments attachments;

    private final Channels channels;

    private final Clock clock;

    public TriageServiceImpl(TriageDao items, StandardConversations standard, ContactBook contacts, Attachments attachments, Channels channels, Clock clock) {
        this.items = items;
        this.standard = standard;
        this.contacts = contacts;
        this.attachments = attachments;
        this.channels = channels;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Page<TriageItem> getItems(TriageStatus status, int startIndex, int limit) {
        return Page.cut(items.find(status, startIndex, limit + 1), limit);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<TriageItem> getItemByUuid(String uuid) {
        return items.findByUuid(uuid);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Patient> getCandidates(TriageItem item) {
        Set<Patient> candidates = new LinkedHashSet<>();
        if (item.getAnswered() != null) {
            candidates.add(item.getAnswered().getConversation().getPatient());
        }
        channels.getContactSystem(item.getChannel()).ifPresent(system -> candidates.addAll(contacts.getPatientsAt(system, item.getFromAddress())));
        return new ArrayList<>(candidates);
    }

    @Override
    public TriageItem attachItem(TriageItem item, Patient patient) {
        PatientRules.requireExisting(patient);
        lockWaiting(item);
        Message message = standard.appendInbound(patient, toInbound(item)).orElseThrow(() -> Refusal.of("triage.resolved"));
        message.setCall(item.getCall());
        attachments.move(item, message);
        item.setMessage(message);
        resolve(item, TriageStatus.ATTACHED);
        return item;
    }

    @Override
    public TriageItem dismissItem(TriageItem item, String note) {
        if (note != null && (note.length() > MAX_NOTE || !Texts.isStorable(note))) {
            throw Refusal.ofField("note", "triage.noteTooLong");
        }
        lockWaiting(item);
        item.setNote(note);
        resolve(item, TriageStatus.DISMISSED);
        return item;
    }

    private static InboundMessage toInbound(TriageItem item) {
        InboundMessage inbound = new InboundMessage(item.getChannel(), item.getFromAddress(), item.getToAddress(), item.getSubject(), item.getBody(),
                item.getCarrierId(), item.getDateReceived());
        return inbound.withMail(new MailDetails(item.getBodyHtml(), item.getQuoted(), Collections.emptyList(), Collections.emptyList(),
                item.isAutomatic(), false));
    }

    private void lockWaiting(TriageItem item) {
        items.lock(item);
        if (item.getStatus() != TriageStatus.WAITING) {
            throw Refusal.of("triage.resolved");
        }
    }

    private void resolve(TriageItem item, TriageStatus status) {
        item.setStatus(status);
        item.setResolvedBy(Context.getAuthenticatedUser());
        item.setDateResolved(Date.from(clock.instant()));
    }
}
