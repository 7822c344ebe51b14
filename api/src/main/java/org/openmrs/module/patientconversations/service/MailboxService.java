/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.MailboxState;

/**
 * Files what lies in the practice's mailbox. Each method is one short transaction, in which the mailbox's position moves on too: a message
 * is handled once, whatever crashes and however many servers read.
 */
public interface MailboxService extends OpenmrsService {

    /**
     * How far a mailbox has been read. One that is new is read from now on; one that the server made anew (its UIDVALIDITY is another) from its
     * beginning.
     *
     * @param newest the UID of its newest message, 0 if it is empty
     */
    @Authorized(Privileges.FILE_MESSAGES)
    MailboxState openMailbox(String mailbox, long uidValidity, long newest);

    /**
     * Files an e-mail as {@link CarrierService#receiveMessage} does.
     *
     * @return false if that message of the mailbox was handled before
     */
    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    boolean fileMail(MailPosition position, InboundMessage mail);

    /**
     * Marks the message that did not arrive as failed; a bounce of nothing of ours changes nothing.
     *
     * @return false if that message of the mailbox was handled before
     */
    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    boolean fileBounce(MailPosition position, Bounce bounce);

    /** Passes over a message that is none of ours, such as one from before the mailbox was connected. */
    @Authorized(Privileges.FILE_MESSAGES)
    void skipMail(MailPosition position);

    /** @param errorCode why the mailbox cannot be read, null if all is well */
    @Authorized(Privileges.FILE_MESSAGES)
    void recordLook(String mailbox, String errorCode);
}
