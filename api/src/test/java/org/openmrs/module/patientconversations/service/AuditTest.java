/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.RemoteAddress;
import org.openmrs.module.patientconversations.model.AuditAction;
import org.openmrs.module.patientconversations.model.AuditEntry;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.service.AuditFault.Kind;

public class AuditTest extends ServiceTest {

    private AuditTrail trail;

    private AuditService audit;

    private Conversation conversation;

    @Before
    public void setUp() {
        trail = bean("auditTrail", AuditTrail.class);
        audit = bean("auditService", AuditService.class);
        conversation = start(patient(2));
    }

    private static AuditQuery all() {
        return new AuditQuery(null, null, null, null, null, null);
    }

    private List<AuditEntry> entries(AuditQuery query) {
        return audit.getEntries(query, 0, 100).getItems().stream().map(AuditRecord::getEntry).collect(Collectors.toList());
    }

    private List<AuditAction> actions(AuditQuery query) {
        return entries(query).stream().map(AuditEntry::getAction).filter(action -> action != AuditAction.AUDIT_READ).collect(Collectors.toList());
    }

    private void recordThree() {
        trail.record(AuditEvent.byStaff(AuditAction.STARTED, Context.getAuthenticatedUser()).in(conversation));
        trail.record(AuditEvent.byParticipant(AuditAction.LOGGED_IN, "11111111-1111-4111-8111-111111111111", "PROXY").of(patient(2)));
        trail.record(AuditEvent.byNobody(AuditAction.LOG_IN_FAILED).detail("verify.failed"));
        trail.writePending();
        reload();
    }

    private static int tamper(String sql) {
        int changed = Context.getRegisteredComponents(SessionFactory.class).get(0).getCurrentSession().createNativeQuery(sql).executeUpdate();
        Context.clearSession();
        return changed;
    }

    private List<String> faults() {
        return audit.verify().getFaults().stream().map(fault -> fault.getId() + " " + fault.getKind()).collect(Collectors.toList());
    }

    @Test
    public void whatWasDoneIsFoundByWhomAndWhoseAndWhatAndWhen() throws Exception {
        RemoteAddress.during("192.0.2.7", this::recordThree);
        assertThat(actions(all())).containsExactly(AuditAction.LOG_IN_FAILED, AuditAction.LOGGED_IN, AuditAction.STARTED);
        assertThat(actions(new AuditQuery(patient(2).getUuid(), null, null, null, null, null))).containsExactly(AuditAction.LOGGED_IN, AuditAction.STARTED);
        assertThat(actions(new AuditQuery(null, Context.getAuthenticatedUser().getUuid(), null, null, null, null))).containsExactly(AuditAction.STARTED);
        assertThat(actions(new AuditQuery(null, null, conversation.getUuid(), null, null, null))).containsExactly(AuditAction.STARTED);
        assertThat(actions(new AuditQuery(null, null, null, AuditAction.LOGGED_IN, null, null))).containsExactly(AuditAction.LOGGED_IN);
        java.util.Date now = java.util.Date.from(clock.instant());
        assertThat(actions(new AuditQuery(null, null, null, null, now, new java.util.Date(now.getTime() + 1)))).hasSize(3);
        assertThat(actions(new AuditQuery(null, null, null, null, null, now))).isEmpty();
        AuditEntry started = entries(new AuditQuery(null, null, null, AuditAction.STARTED, null, null)).get(0);
        assertEquals("192.0.2.7", started.getRemoteAddress());
        assertEquals(now, started.getDate());
        assertRefused("field.choice", () -> audit.getEntries(new AuditQuery("nobody", null, null, null, null, null), 0, 10));
    }

    @Test
    public void anUntouchedChainHoldsAndIsPagedFromTheNewest() {
        recordThree();
        assertThat(faults()).isEmpty();
        assertThat(audit.verify().getLastHash()).matches("[0-9a-f]{64}");
        assertEquals(2, audit.getEntries(all(), 1, 2).getItems().size());
    }

    @Test
    public void aChangedEntryShows() {
        recordThree();
        assertEquals(1, tamper("update patientconversations_audit_entry set patient_id = 7 where audit_entry_id = 2"));
        assertThat(faults()).containsExactly("2 CHANGED");
    }

    @Test
    public void aRemovedEntryShows() {
        recordThree();
        tamper("delete from patientconversations_audit_entry where audit_entry_id = 2");
        assertThat(faults()).containsExactly("2 MISSING", "3 BROKEN");
    }

    @Test
    public void entriesThatChangedPlacesShow() {
        recordThree();
        tamper("update patientconversations_audit_entry set audit_entry_id = 99 where audit_entry_id = 2");
        tamper("update patientconversations_audit_entry set audit_entry_id = 2 where audit_entry_id = 3");
        tamper("update patientconversations_audit_entry set audit_entry_id = 3 where audit_entry_id = 99");
        assertThat(faults()).contains("2 BROKEN", "2 CHANGED", "3 BROKEN", "3 CHANGED");
    }

    @Test
    public void aTailThatWasCutOffShowsAlsoWhenTheHeadWasSetBack() {
        recordThree();
        tamper("delete from patientconversations_audit_entry where audit_entry_id = 3");
        assertThat(new AuditCheck(dao(), masterKeys()).run().getFaults()).extracting(AuditFault::getKind).containsExactly(Kind.MISSING);
        tamper("update patientconversations_audit_head set entries = 2, last_hash = (select hash from patientconversations_audit_entry where audit_entry_id = 2)");
        assertThat(new AuditCheck(dao(), masterKeys()).run().getFaults()).extracting(AuditFault::getKind).containsExactly(Kind.HEAD);
    }

    private org.openmrs.module.patientconversations.db.AuditDao dao() {
        return bean("auditDao", org.openmrs.module.patientconversations.db.AuditDao.class);
    }

    private org.openmrs.module.patientconversations.crypto.MasterKeys masterKeys() {
        return bean("masterKeys", org.openmrs.module.patientconversations.crypto.MasterKeys.class);
    }

    @Test
    public void anEntryThatWasPutInShows() {
        recordThree();
        tamper("insert into patientconversations_audit_entry (audit_entry_id, date_created, action, master_key, previous_hash, hash)"
                + " select 4, date_created, 'VIEWED', master_key, hash, hash from patientconversations_audit_entry where audit_entry_id = 3");
        assertThat(new AuditCheck(dao(), masterKeys()).run().getFaults()).extracting(AuditFault::getKind).contains(Kind.CHANGED, Kind.BEYOND);
    }

    @Test
    public void anEntryOfALostKeyIsNamed() {
        recordThree();
        tamper("update patientconversations_audit_entry set master_key = 'lost' where audit_entry_id = 1");
        assertThat(faults()).containsExactly("1 KEY_MISSING");
    }

    @Test
    public void repeatedLooksAreOneUntilFiveMinutesHavePassed() throws Exception {
        for (int poll = 0; poll < 3; poll++) {
            audit.recordView(conversation);
        }
        assertThat(actions(all())).containsExactly(AuditAction.VIEWED);
        RemoteAddress.during("192.0.2.8", () -> audit.recordView(conversation));
        assertThat(actions(all())).hasSize(2);
        clock.advance(Duration.ofMinutes(5));
        audit.recordView(conversation);
        assertThat(actions(all())).hasSize(3);
    }

    @Test
    public void nobodyReadsItWithoutThePrivilege() {
        assertThrows(APIAuthenticationException.class, () -> as(() -> audit.getEntries(all(), 0, 10), Privileges.GET_CONVERSATIONS, Privileges.MANAGE_SETTINGS));
        assertThrows(APIAuthenticationException.class, () -> as(() -> audit.verify(), Privileges.GET_CONVERSATIONS, Privileges.MANAGE_SETTINGS));
        assertThat(as(() -> audit.verify().getFaults(), Privileges.AUDIT_CONVERSATIONS)).isEmpty();
    }

    @Test
    public void wordsHaveNoPlaceInIt() {
        AuditEvent event = AuditEvent.byNobody(AuditAction.SENT);
        assertThrows(IllegalArgumentException.class, () -> event.detail("My results are bad"));
        assertThrows(IllegalArgumentException.class, () -> event.detail("jane@example.org"));
    }
}
