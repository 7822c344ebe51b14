/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.patientconversations.Failures;
import org.openmrs.module.patientconversations.channel.Channel;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.crypto.Aes;
import org.openmrs.module.patientconversations.crypto.KeyMissingException;
import org.openmrs.module.patientconversations.crypto.MasterKey;
import org.openmrs.module.patientconversations.crypto.MasterKeys;
import org.openmrs.module.patientconversations.db.PanelDao;
import org.openmrs.module.patientconversations.db.ParticipantDao;
import org.openmrs.module.patientconversations.model.AuditAction;
import org.openmrs.module.patientconversations.model.ContactPoint;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Panel;
import org.openmrs.module.patientconversations.model.PanelOutcome;
import org.openmrs.module.patientconversations.model.PanelPatient;
import org.openmrs.module.patientconversations.model.PanelStatus;
import org.openmrs.module.patientconversations.model.ParticipantKind;
import org.openmrs.module.patientconversations.model.ParticipantStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** See {@link PanelService}. */
@Transactional
public class PanelServiceImpl extends BaseOpenmrsService implements PanelService {

    private static final Logger log = LoggerFactory.getLogger(PanelServiceImpl.class);

    private static final int FASTEST = 60;

    private static final int LONGEST_SUBJECT = 255;

    private static final int LONGEST_TEXT = 10_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final PanelDao panels;

    private final PanelSelection selection;

    private final ParticipantDao participants;

    private final ContactBook contactBook;

    private final ConsentLedger ledger;

    private final Channels channels;

    private final SecureStart secureStart;

    private final MasterKeys masterKeys;

    private final AuditTrail trail;

    private final TransactionTemplate transaction;

    private final Clock clock;

    private final ObjectMapper json = new ObjectMapper();

    public PanelServiceImpl(PanelDao panels, PanelSelection selection, ParticipantDao participants, ContactBook contactBook, ConsentLedger ledger, Channels channels,
            SecureStart secureStart, MasterKeys masterKeys, AuditTrail trail, PlatformTransactionManager transactions, Clock clock) {
        this.panels = panels;
        this.selection = selection;
        this.participants = participants;
        this.contactBook = contactBook;
        this.ledger = ledger;
        this.channels = channels;
        this.secureStart = secureStart;
        this.masterKeys = masterKeys;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public PanelCheck check(PanelRequest request) {
        PanelCheck checked = look(request);
        trail.record(AuditEvent.byStaff(AuditAction.PANEL_CHECKED, Context.getAuthenticatedUser()));
        return checked;
    }

    private PanelCheck look(PanelRequest request) {
        PanelSelection.Selected selected = selection.find(request);
        Set<Patient> patients = selected.getPatients();
        Set<Integer> joined = joined(patients);
        int[] counts = new int[4];
        List<Patient> toInvite = new ArrayList<>();
        for (Patient patient : patients) {
            Optional<String> obstacle = joined.contains(patient.getPatientId()) ? Optional.of("panel.joined") : obstacle(patient);
            int count = obstacle.map(Arrays.asList("panel.noContact", "panel.noConsent", "patient.deceased", "panel.joined")::indexOf).orElse(-1);
            if (count < 0) {
                toInvite.add(patient);
            } else {
                counts[count]++;
            }
        }
        return new PanelCheck(patients.size(), selected.getUnknown(), counts[0], counts[1], counts[2], counts[3], toInvite);
    }

    private Set<Integer> joined(Collection<Patient> patients) {
        return participants.findOf(patients).stream()
            .filter(participant -> participant.getKind() == ParticipantKind.PATIENT && participant.getStatus() == ParticipantStatus.JOINED)
            .map(participant -> participant.getPatient().getPatientId()).collect(Collectors.toSet());
    }

    private Optional<String> obstacle(Patient patient) {
        if (Boolean.TRUE.equals(patient.getDead())) {
            return Optional.of("patient.deceased");
        }
        boolean anywhere = Arrays.stream(ContactSystem.values()).anyMatch(system -> contactBook.findTarget(patient, system).isPresent());
        return !anywhere ? Optional.of("panel.noContact") : target(patient).isPresent() ? Optional.empty() : Optional.of("panel.noConsent");
    }

    /** Where an invitation may go: SMS before e-mail, and only where the patient has agreed. */
    private Optional<ContactPoint> target(Patient patient) {
        for (ContactSystem system : ContactSystem.values()) {
            Optional<Channel> channel = channels.get(system.getCode()).filter(found -> found.getAvailability().isAvailable());
            Optional<ContactPoint> contact = contactBook.findTarget(patient, system);
            if (channel.isPresent() && contact.isPresent() && !ledger.findObstacle(patient, channel.get().getId(), contact.get().getValue()).isPresent()) {
                return contact;
            }
        }
        return Optional.empty();
    }

    @Override
    public PanelProgress start(PanelRequest request) {
        if (Texts.isBlank(request.getSubject())) {
            throw Refusal.ofField("subject", "subject.required");
        }
        if (request.getSubject().trim().length() > LONGEST_SUBJECT) {
            throw Refusal.ofField("subject", "subject.tooLong");
        }
        if (request.getText() != null && request.getText().length() > LONGEST_TEXT) {
            throw Refusal.ofField("text", "text.tooLong");
        }
        if (request.getPerMinute() < 1 || request.getPerMinute() > FASTEST) {
            throw Refusal.ofField("perMinute", "panel.pace");
        }
        PanelCheck checked = look(request);
        if (checked.getToInvite().isEmpty()) {
            throw Refusal.of("panel.nobody");
        }
        Panel panel = new Panel();
        MasterKey master = masterKeys.isEmpty() ? masterKeys.createFirst().orElseGet(masterKeys::getCurrent) : masterKeys.getCurrent();
        panel.setMasterKey(master.getId());
        panel.setSealedSubject(seal(master, panel, request));
        panel.setPerMinute(request.getPerMinute());
        panel.setStatus(PanelStatus.RUNNING);
        panel.setNextInvitation(Date.from(clock.instant()));
        panel.setCreator(Context.getAuthenticatedUser());
        panel.setDateCreated(Date.from(clock.instant()));
        panels.insert(panel, checked.getToInvite());
        trail.record(AuditEvent.byStaff(AuditAction.PANEL_STARTED, Context.getAuthenticatedUser()).detail(panel.getUuid()));
        return describe(panel);
    }

    private String seal(MasterKey master, Panel panel, PanelRequest request) {
        String words = json.createObjectNode().put("subject", Texts.storable(request.getSubject().trim()))
            .put("text", Texts.isBlank(request.getText()) ? null : Texts.storable(request.getText())).toString();
        return Base64.getEncoder().encodeToString(Aes.seal(master.getKey(), words.getBytes(StandardCharsets.UTF_8), place(panel)));
    }

    private JsonNode open(Panel panel) {
        try {
            return json.readTree(Aes.open(masterKeys.get(panel.getMasterKey()).getKey(), Base64.getDecoder().decode(panel.getSealedSubject()), place(panel)));
        } catch (IOException e) {
            throw new IllegalStateException("What a panel says cannot be read", e);
        }
    }

    private static String place(Panel panel) {
        return "panel/" + panel.getUuid();
    }

    @Override
    @Transactional(readOnly = true)
    public Page<PanelProgress> getPanels(int startIndex, int limit) {
        Page<Panel> page = Page.cut(panels.find(startIndex, limit + 1), limit);
        return new Page<>(page.getItems().stream().map(this::describe).collect(Collectors.toList()), page.hasMore());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PanelProgress> getPanelByUuid(String uuid) {
        return panels.findByUuid(uuid).map(this::describe);
    }

    @Override
    public Optional<PanelProgress> stop(String uuid) {
        return panels.findByUuid(uuid).map(panel -> {
            panels.lock(panel);
            if (panel.getStatus() == PanelStatus.RUNNING) {
                panel.setStatus(PanelStatus.STOPPED);
                panel.setChangedBy(Context.getAuthenticatedUser());
                panel.setDateChanged(Date.from(clock.instant()));
                trail.record(AuditEvent.byStaff(AuditAction.PANEL_STOPPED, Context.getAuthenticatedUser()).detail(uuid));
            }
            return describe(panel);
        });
    }

    private PanelProgress describe(Panel panel) {
        Map<PanelOutcome, Long> counts = panels.count(panel);
        String subject = null;
        try {
            subject = open(panel).get("subject").asText();
        } catch (KeyMissingException notHere) {
            // The list says what else there is to say.
        }
        return new PanelProgress(panel, subject, counts.getOrDefault(PanelOutcome.WAITING, 0L), counts.getOrDefault(PanelOutcome.INVITED, 0L),
                panels.countReasons(panel));
    }

    /** Each invitation in a transaction of its own: what one runs into does not undo another. */
    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public int inviteDue() {
        int looked = 0;
        for (Panel panel : transaction.execute(status -> panels.findDue(clock.instant()))) {
            looked += inviteNext(panel.getUuid());
        }
        return looked;
    }

    private int inviteNext(String uuid) {
        Integer[] next = new Integer[1];
        try {
            return transaction.execute(status -> {
                Panel panel = panels.findByUuid(uuid).get();
                panels.lock(panel);
                Optional<PanelPatient> due = panel.getStatus() == PanelStatus.RUNNING ? panels.findNext(panel) : Optional.empty();
                if (!due.isPresent()) {
                    panel.setStatus(panel.getStatus() == PanelStatus.RUNNING ? PanelStatus.DONE : panel.getStatus());
                    return 0;
                }
                next[0] = due.get().getId();
                panel.setNextInvitation(Date.from(clock.instant().plus(MINUTE.dividedBy(panel.getPerMinute()))));
                invite(panel, due.get());
                return 1;
            });
        } catch (Refusal refused) {
            return transaction.execute(status -> skip(uuid, next[0], refused.getCode()));
        } catch (KeyMissingException noKey) {
            log.error("Panel {} waits for the key {} under which its words are sealed", uuid, noKey.getKeyId());
            return transaction.execute(status -> skip(uuid, null, null));
        } catch (RuntimeException e) {
            log.error("Panel {} could not invite a patient: {}", uuid, Failures.describe(e));
            return transaction.execute(status -> skip(uuid, next[0], "panel.failed"));
        }
    }

    private void invite(Panel panel, PanelPatient one) {
        Patient patient = one.getPatient();
        Optional<String> obstacle = joined(Collections.singleton(patient)).isEmpty() ? obstacle(patient) : Optional.of("panel.joined");
        if (obstacle.isPresent()) {
            one.setOutcome(PanelOutcome.SKIPPED);
            one.setReason(obstacle.get());
            return;
        }
        JsonNode words = open(panel);
        ContactPoint contact = target(patient).get();
        secureStart.beginWithConsent(patient, words.get("subject").asText(), contact.getSystem(), contact.getValue(),
            words.hasNonNull("text") ? words.get("text").asText() : null);
        one.setOutcome(PanelOutcome.INVITED);
    }

    /** Goes on to the next patient, or, where none is named, tries the same one again after a pause. */
    private int skip(String uuid, Integer id, String code) {
        Panel panel = panels.findByUuid(uuid).get();
        panels.lock(panel);
        panel.setNextInvitation(Date.from(clock.instant().plus(MINUTE.dividedBy(panel.getPerMinute()))));
        panels.findNext(panel).filter(one -> one.getId().equals(id)).ifPresent(one -> {
            one.setOutcome(PanelOutcome.SKIPPED);
            one.setReason(code);
        });
        return 1;
    }
}
