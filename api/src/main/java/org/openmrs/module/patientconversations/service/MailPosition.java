/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

/** One message's place in a mailbox: it never gets another, and no other message gets it. */
public final class MailPosition {

    private final String mailbox;

    private final long uidValidity;

    private final long uid;

    /** @param mailbox log-in, server and folder */
    public MailPosition(String mailbox, long uidValidity, long uid) {
        this.mailbox = mailbox;
        this.uidValidity = uidValidity;
        this.uid = uid;
    }

    String getMailbox() {
        return mailbox;
    }

    long getUidValidity() {
        return uidValidity;
    }

    long getUid() {
        return uid;
    }
}
