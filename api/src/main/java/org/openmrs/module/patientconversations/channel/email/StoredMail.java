/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.email;

import jakarta.mail.internet.MimeMessage;
import java.util.Date;

/** A message as it lies in a mailbox, fetched. */
public final class StoredMail {

    private final long uid;

    private final Date received;

    private final MimeMessage message;

    private final boolean whole;

    /**
     * @param received when it was put there, or null
     * @param whole false if it is too large, and only its headers were fetched
     */
    public StoredMail(long uid, Date received, MimeMessage message, boolean whole) {
        this.uid = uid;
        this.received = received == null ? null : new Date(received.getTime());
        this.message = message;
        this.whole = whole;
    }

    public long getUid() {
        return uid;
    }

    public Date getReceived() {
        return received == null ? null : new Date(received.getTime());
    }

    public MimeMessage getMessage() {
        return message;
    }

    public boolean isWhole() {
        return whole;
    }
}
