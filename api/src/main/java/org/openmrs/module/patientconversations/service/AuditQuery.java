/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Date;
import java.util.Optional;
import org.openmrs.module.patientconversations.model.AuditAction;

/** What of the audit is asked for, named as the outside names it; what is null does not restrict. */
public final class AuditQuery {

    private final String patientUuid;

    private final String userUuid;

    private final String conversationUuid;

    private final AuditAction action;

    private final Date from;

    private final Date before;

    /**
     * @param from the first moment that counts
     * @param before the first that no longer counts
     */
    public AuditQuery(String patientUuid, String userUuid, String conversationUuid, AuditAction action, Date from, Date before) {
        this.patientUuid = patientUuid;
        this.userUuid = userUuid;
        this.conversationUuid = conversationUuid;
        this.action = action;
        this.from = from;
        this.before = before;
    }

    public Optional<String> getPatientUuid() {
        return Optional.ofNullable(patientUuid);
    }

    public Optional<String> getUserUuid() {
        return Optional.ofNullable(userUuid);
    }

    public Optional<String> getConversationUuid() {
        return Optional.ofNullable(conversationUuid);
    }

    public AuditAction getAction() {
        return action;
    }

    public Date getFrom() {
        return from;
    }

    public Date getBefore() {
        return before;
    }
}
