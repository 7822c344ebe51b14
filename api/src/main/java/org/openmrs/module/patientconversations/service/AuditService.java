/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import org.openmrs.annotation.Authorized;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.Attachment;
import org.openmrs.module.patientconversations.model.Conversation;

/** The record of who did what with conversations: it is read and checked here, and what staff look at is added to it. */
public interface AuditService extends OpenmrsService {

    /**
     * Newest first.
     *
     * @throws Refusal {@code field.choice} of {@code patient}, {@code user} or {@code conversation} for one that does not exist
     */
    @Authorized(Privileges.AUDIT_CONVERSATIONS)
    Page<AuditRecord> getEntries(AuditQuery query, int startIndex, int limit);

    /** Checks the whole chain: that no entry was changed, removed, put in or moved, nor any cut off its end. Takes a second for some ten thousand entries. */
    @Authorized(Privileges.AUDIT_CONVERSATIONS)
    AuditReport verify();

    /** Puts on record that the calling user looks at a conversation; what a page repeats within five minutes is one look. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    void recordView(Conversation conversation);

    /** As {@link #recordView}, of one attachment. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    void recordView(Attachment attachment);
}
