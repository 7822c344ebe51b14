/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.patientconversations.db.AccessLinkDao;
import org.openmrs.module.patientconversations.db.ConversationDao;
import org.openmrs.module.patientconversations.db.ConversationFilter;
import org.openmrs.module.patientconversations.db.ParticipantDao;
import org.openmrs.module.patientconversations.model.AccessLink;
import org.openmrs.module.patientconversations.model.AuditAction;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.HistoryKind;
import org.openmrs.module.patientconversations.model.LinkPurpose;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.ParticipantKind;
import org.openmrs.module.patientconversations.model.ParticipantStatus;
import org.springframework.transaction.annotation.Transactional;

/** See {@link SecureAccessService}. */
@Transactional
public class SecureAccessServiceImpl extends BaseOpenmrsService implements SecureAccessService {

    private static final int MAX_NAME = 255;

    private static final int MAX_RELATIONSHIP = 100;

    private static final int MAX_CONVERSATIONS = 1000;

    private final ConversationDao conversations;

    private final ParticipantDao participantDao;

    private final AccessLinkDao linkDao;

    private final Participants participants;

    private final AccessLinks links;

    private final LinkTokens tokens;

    private final ContactNormalizer normalizer;

    private final ConsentLedger ledger;

    private final ConsentRules consentRules;

    private final ConversationHistory history;

    private final Visibility visibility;

    private final PracticeTime time;

    private final AuditTrail audit;

    private final Clock clock;

    public SecureAccessServiceImpl(ConversationDao conversations, ParticipantDao participantDao, AccessLinkDao linkDao, Participants participants, AccessLinks links,
            LinkTokens tokens, ContactNormalizer normalizer, ConsentLedger ledger, ConsentRules consentRules, ConversationHistory history,
            Visibility visibility, PracticeTime time, AuditTrail audit, Clock clock) {
        this.conversations = conversations;
        this.participantDao = participantDao;
        this.linkDao = linkDao;
        this.participants = participants;
        this.links = links;
        this.tokens = tokens;
        this.normalizer = normalizer;
        this.ledger = ledger;
        this.consentRules = consentRules;
        this.history = history;
        this.visibility = visibility;
        this.time = time;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Conversation, SecureState> getStates(Collection<Conversation> of) {
        List<Conversation> secure = of.stream().filter(Conversation::isSecure).collect(Collectors.toList());
        Map<Patient, List<Participant>> byPatient = participantDao.findOf(secure.stream().map(Conversation::getPatient).collect(Collectors.toSet())).stream()
            .collect(Collectors.groupingBy(Participant::getPatient));
        Map<Conversation, Invitation> newest = new HashMap<>();
        describe(linkDao.findNewest(secure, LinkPurpose.JOIN)).forEach(invitation -> newest.put(invitation.getLink().getConversation(), invitation));
        Map<Conversation, SecureState> states = new HashMap<>();
        secure.forEach(conversation -> states.put(conversation,
            new SecureState(byPatient.getOrDefault(conversation.getPatient(), Collections.emptyList()), newest.get(conversation))));
        return states;
    }

    private List<Invitation> describe(List<AccessLink> of) {
        Map<Integer, Message> notices = new HashMap<>();
        linkDao.findNotices(of).forEach(notice -> notices.put(notice.getLink().getId(), notice));
        Date now = Date.from(clock.instant());
        return of.stream().map(link -> new Invitation(link, notices.get(link.getId()), now)).collect(Collectors.toList());
    }

    private Invitation describe(AccessLink link) {
        return describe(Collections.singletonList(link)).get(0);
    }

    @Override
    @Transactional(readOnly = true)
    public Page<Invitation> getInvitations(Conversation conversation, int startIndex, int limit) {
        Page<AccessLink> page = Page.cut(new ArrayList<>(links.find(conversation, startIndex, limit + 1)), limit);
        return new Page<>(describe(page.getItems()), page.hasMore());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Invitation> getInvitationByUuid(String uuid) {
        return linkDao.findByUuid(uuid).filter(link -> link.getPurpose() == LinkPurpose.JOIN)
            .filter(link -> visibility.isVisible(link.getParticipant().getPatient())).map(this::describe);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Participant> getParticipants(Patient patient) {
        return participants.findOf(patient);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Participant> getParticipantByUuid(String uuid) {
        return participants.find(uuid).filter(participant -> visibility.isVisible(participant.getPatient()));
    }

    @Override
    public Invitation invite(Conversation conversation, Participant participant, StartRequest contact) {
        PatientRules.requireReachable(conversation.getPatient());
        requireSecure(conversation);
        Optional<String> address = contact == null ? Optional.empty() : address(contact);
        address.ifPresent(value -> recordConsent(contact, value));
        Participant invited = participant == null ? patientOf(conversation, contact, address) : participant;
        if (participant != null) {
            address.ifPresent(value -> participants.moveTo(participant, contact.getSystem().get(), value));
        }
        return describe(links.invite(conversation, invited));
    }

    private Participant patientOf(Conversation conversation, StartRequest contact, Optional<String> address) {
        if (address.isPresent()) {
            return participants.admitPatient(conversation.getPatient(), contact.getSystem().get(), address.get());
        }
        Participant known = participants.findPatient(conversation.getPatient()).orElseThrow(() -> Refusal.ofField("contactPoint.value", "contact.required"));
        if (known.getStatus() == ParticipantStatus.ENDED) {
            known.setStatus(ParticipantStatus.INVITED);
        }
        return known;
    }

    private Optional<String> address(StartRequest contact) {
        return contact.getSystem().map(system -> normalizer.normalize(system, contact.getContactValue().orElse(null), "contactPoint.value"));
    }

    /** Of exactly the address that links and codes go to. */
    private void recordConsent(StartRequest contact, String address) {
        if (contact.getConsentStatus().isPresent() || contact.getConsentMethod() != null) {
            consentRules.check(contact.getConsentStatus().orElse(null), contact.getConsentMethod(), contact.getConsentNote(), "consent.");
            ContactSystem system = contact.getSystem().get();
            ledger.record(contact.getPatient(), system.getCode(), address, contact.getConsentStatus().get(), contact.getConsentMethod(), contact.getConsentNote());
        }
    }

    @Override
    public Invitation revoke(AccessLink link) {
        links.revoke(link);
        return describe(link);
    }

    @Override
    public Optional<String> getLinkAddress(AccessLink link) {
        Optional<String> address = AccessLinks.isOpen(link, time) ? tokens.addressOf(link) : Optional.empty();
        address.ifPresent(shown -> audit.record(by(AuditAction.INVITATION_SHOWN).of(link.getParticipant().getPatient()).detail(link.getUuid())));
        return address;
    }

    private static AuditEvent by(AuditAction action) {
        return AuditEvent.byStaff(action, Context.getAuthenticatedUser());
    }

    @Override
    public Participant addProxy(Conversation conversation, String name, String relationship, StartRequest contact, LocalDate endsOn) {
        PatientRules.requireReachable(conversation.getPatient());
        requireSecure(conversation);
        requireLine(name, MAX_NAME, "name");
        requireLine(relationship, MAX_RELATIONSHIP, "relationship");
        requireToCome(endsOn);
        String address = address(contact).orElseThrow(() -> Refusal.ofField("contactPoint.value", "contact.required"));
        recordConsent(contact, address);
        Participant proxy = participants.admitProxy(conversation.getPatient(), name.trim(), relationship.trim(), contact.getSystem().get(), address, endsOn);
        history.record(conversation, HistoryKind.PROXY_ADDED, null, proxy.getName());
        audit.record(by(AuditAction.PROXY_ADDED).in(conversation).detail(proxy.getUuid()));
        links.invite(conversation, proxy);
        return proxy;
    }

    private static void requireSecure(Conversation conversation) {
        if (!conversation.isSecure()) {
            throw Refusal.of("secure.onlySecure");
        }
    }

    private static void requireLine(String text, int longest, String field) {
        if (Texts.isBlank(text) || text.length() > longest || !Texts.isStorable(text) || !Texts.isLine(text)) {
            throw Refusal.ofField(field, "proxy." + field);
        }
    }

    private void requireToCome(LocalDate endsOn) {
        if (endsOn != null && endsOn.isBefore(time.now().toLocalDate())) {
            throw Refusal.ofField("endsOn", "proxy.endsOn");
        }
    }

    @Override
    public Participant setLastDay(Conversation conversation, Participant participant, LocalDate endsOn) {
        requireToCome(endsOn);
        participant.setEndsOn(endsOn);
        audit.record(by(AuditAction.ACCESS_CHANGED).in(conversation).detail(participant.getUuid()));
        conversations.touchAllOf(Collections.singleton(participant.getPatient()));
        return participant;
    }

    @Override
    public Participant endParticipant(Conversation conversation, Participant participant) {
        if (participant.getStatus() != ParticipantStatus.ENDED) {
            participants.end(participant);
            audit.record(by(AuditAction.ACCESS_ENDED).in(conversation).detail(participant.getUuid()));
            HistoryKind kind = participant.getKind() == ParticipantKind.PROXY ? HistoryKind.PROXY_ENDED : HistoryKind.ACCESS_ENDED;
            history.record(conversation, kind, null, AccessLinks.nameOf(participant));
            conversations.touchAllOf(Collections.singleton(participant.getPatient()));
        }
        return participant;
    }

    @Override
    public int signOutEverywhere(Patient patient) {
        List<Participant> all = participants.findOf(patient);
        int ended = participants.shutOut(all);
        audit.record(by(AuditAction.SIGNED_OUT_EVERYWHERE).of(patient));
        ConversationFilter secure = new ConversationFilter().patient(patient).mode(ConversationMode.SECURE);
        conversations.find(secure, 0, MAX_CONVERSATIONS).forEach(conversation -> history.record(conversation, HistoryKind.ACCESS_ENDED, null, null));
        return ended;
    }
}
