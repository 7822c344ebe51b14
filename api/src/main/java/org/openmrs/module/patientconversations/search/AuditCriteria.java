/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.search;

import java.util.Date;
import java.util.Optional;
import org.openmrs.module.patientconversations.model.AuditAction;

/** Which entries of the audit are looked for; what is not set does not restrict. */
public final class AuditCriteria {

    private Integer patientId;

    private Integer userId;

    private Integer conversationId;

    private AuditAction action;

    private Date from;

    private Date to;

    public AuditCriteria patient(Integer id) {
        this.patientId = id;
        return this;
    }

    public AuditCriteria user(Integer id) {
        this.userId = id;
        return this;
    }

    public AuditCriteria conversation(Integer id) {
        this.conversationId = id;
        return this;
    }

    public AuditCriteria action(AuditAction wanted) {
        this.action = wanted;
        return this;
    }

    /** @param first the first moment that counts */
    public AuditCriteria from(Date first) {
        this.from = first;
        return this;
    }

    /** @param end the first moment that no longer counts */
    public AuditCriteria before(Date end) {
        this.to = end;
        return this;
    }

    public Optional<Integer> getPatientId() {
        return Optional.ofNullable(patientId);
    }

    public Optional<Integer> getUserId() {
        return Optional.ofNullable(userId);
    }

    public Optional<Integer> getConversationId() {
        return Optional.ofNullable(conversationId);
    }

    public Optional<AuditAction> getAction() {
        return Optional.ofNullable(action);
    }

    public Optional<Date> getFrom() {
        return Optional.ofNullable(from);
    }

    public Optional<Date> getBefore() {
        return Optional.ofNullable(to);
    }
}
