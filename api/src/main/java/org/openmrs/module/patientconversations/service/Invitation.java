/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Date;
import java.util.Optional;
import org.openmrs.module.patientconversations.model.AccessLink;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.model.Participant;

/** A link to join as staff see it: with the message that brought it, and what became of both. */
public final class Invitation {

    /** How far an invitation has come; what comes later says more than what came before. */
    public enum Status {
        WAITING,
        SENT,
        DELIVERED,
        OPENED,
        JOINED,
        EXPIRED,
        REVOKED,
        FAILED
    }

    private final AccessLink link;

    private final Message notice;

    private final Date now;

    /** @param notice null if none was sent */
    Invitation(AccessLink link, Message notice, Date now) {
        this.link = link;
        this.notice = notice;
        this.now = now;
    }

    public Status getStatus() {
        if (link.getUsed() != null) {
            return Status.JOINED;
        }
        if (link.getRevoked() != null) {
            return Status.REVOKED;
        }
        if (!link.getExpires().after(now)) {
            return Status.EXPIRED;
        }
        return link.getOpened() != null ? Status.OPENED : onItsWay();
    }

    private Status onItsWay() {
        if (notice == null || notice.getStatus() == MessageStatus.QUEUED) {
            return Status.WAITING;
        }
        switch (notice.getStatus()) {
            case FAILED:
            case CANCELLED:
                return Status.FAILED;
            case DELIVERED:
            case READ:
                return Status.DELIVERED;
            default:
                return Status.SENT;
        }
    }

    public AccessLink getLink() {
        return link;
    }

    public Participant getParticipant() {
        return link.getParticipant();
    }

    public Optional<Message> getNotice() {
        return Optional.ofNullable(notice);
    }
}
