/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmrs.BaseOpenmrsData;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.patientconversations.model.AuditAction;
import org.openmrs.module.patientconversations.search.CommunicationCriteria;
import org.openmrs.module.patientconversations.search.CommunicationPage;
import org.openmrs.module.patientconversations.search.CommunicationPosition;
import org.openmrs.module.patientconversations.db.CommunicationDao;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;
import org.springframework.transaction.annotation.Transactional;

/** See {@link CommunicationService}. */
@Transactional(readOnly = true)
public class CommunicationServiceImpl extends BaseOpenmrsService implements CommunicationService {

    private final CommunicationDao communications;

    private final Visibility visibility;

    private final AuditTrail audit;

    public CommunicationServiceImpl(CommunicationDao communications, Visibility visibility, AuditTrail audit) {
        this.communications = communications;
        this.visibility = visibility;
        this.audit = audit;
    }

    @Override
    public Optional<ThreadEntry> getEntryByUuid(String uuid) {
        return getEntries(new CommunicationCriteria().uuidIn(Collections.singleton(uuid)), null, 0, 1).getEntries().stream().findFirst();
    }

    @Override
    public CommunicationCriteria asOfNow(CommunicationCriteria criteria) {
        return criteria.upTo(communications.getHorizon());
    }

    @Override
    public CommunicationPage<ThreadEntry> getEntries(CommunicationCriteria criteria, CommunicationPosition after, int skip, int limit) {
        return communications.find(visible(criteria), after, skip, limit).map(this::entries);
    }

    private List<ThreadEntry> entries(List<BaseOpenmrsData> found) {
        User caller = Context.getAuthenticatedUser();
        found.stream().map(each -> each instanceof Message ? ((Message) each).getConversation() : (Conversation) each).filter(Conversation::isSecure).distinct()
            .filter(conversation -> caller != null).forEach(conversation -> audit.recordLook(AuditEvent.byStaff(AuditAction.EXPORTED, caller).in(conversation)));
        Map<Integer, Set<User>> staff = communications.findStaff(found.stream().filter(Conversation.class::isInstance)
            .map(Conversation.class::cast).collect(Collectors.toList()));
        return found.stream().map(each -> each instanceof Message ? ThreadEntry.of((Message) each)
            : ThreadEntry.head((Conversation) each, staff.getOrDefault(each.getId(), Collections.emptySet()))).collect(Collectors.toList());
    }

    @Override
    public long countEntries(CommunicationCriteria criteria) {
        return communications.count(visible(criteria));
    }

    private CommunicationCriteria visible(CommunicationCriteria criteria) {
        return visibility.getLocation().map(location -> criteria.copy().patientAt(location)).orElse(criteria);
    }
}
