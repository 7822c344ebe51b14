/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An SMS between the practice and a phone as it stood at one moment: it never changes, the journal replaces it. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public final class Sms implements Entry {

    private final long id;
    private final long revision;
    private final String sid;
    private final Direction direction;
    private final String from;
    private final String to;
    private final String text;
    private final SmsStatus status;
    private final Integer errorCode;
    private final String messagingServiceSid;
    private final String statusCallback;
    private final Instant date;
    private final Instant dateUpdated;
    private final Instant dateSent;
    private final List<WebhookAnswer> webhooks;
    private final List<Media> media;

    private Sms(Builder values) {
        this.id = values.id;
        this.revision = values.revision;
        this.sid = values.sid;
        this.direction = values.direction;
        this.from = values.from;
        this.to = values.to;
        this.text = values.text;
        this.status = values.status;
        this.errorCode = values.errorCode;
        this.messagingServiceSid = values.messagingServiceSid;
        this.statusCallback = values.statusCallback;
        this.date = values.date;
        this.dateUpdated = values.dateUpdated;
        this.dateSent = values.dateSent;
        this.webhooks = List.copyOf(values.webhooks);
        this.media = List.copyOf(values.media);
    }

    static Builder builder() {
        return new Builder();
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public long revision() {
        return revision;
    }

    @Override
    public String kind() {
        return "sms";
    }

    public String sid() {
        return sid;
    }

    public Direction direction() {
        return direction;
    }

    /** The sender's number; null while a Messaging Service has yet to choose it. */
    public String from() {
        return from;
    }

    @Override
    public String to() {
        return to;
    }

    public String text() {
        return text;
    }

    public SmsStatus status() {
        return status;
    }

    /** Why it was not delivered: one of Twilio's codes, null if nothing went wrong. */
    public Integer errorCode() {
        return errorCode;
    }

    public String messagingServiceSid() {
        return messagingServiceSid;
    }

    /** Where the practice wants to be told of the status, null if nowhere. */
    public String statusCallback() {
        return statusCallback;
    }

    @Override
    public Instant date() {
        return date;
    }

    public Instant dateUpdated() {
        return dateUpdated;
    }

    /** When it left the carrier, null before. */
    public Instant dateSent() {
        return dateSent;
    }

    /** What the practice answered: to each status callback, or to the inbound webhook; oldest first. */
    public List<WebhookAnswer> webhooks() {
        return webhooks;
    }

    /** What it carries beside its text. */
    public List<Media> media() {
        return media;
    }

    /** The patient's number: the side that is not the practice. */
    public String phone() {
        return direction == Direction.INBOUND ? from : to;
    }

    Builder toBuilder() {
        Builder copy = new Builder();
        copy.id = id;
        copy.revision = revision;
        copy.sid = sid;
        copy.direction = direction;
        copy.from = from;
        copy.to = to;
        copy.text = text;
        copy.status = status;
        copy.errorCode = errorCode;
        copy.messagingServiceSid = messagingServiceSid;
        copy.statusCallback = statusCallback;
        copy.date = date;
        copy.dateUpdated = dateUpdated;
        copy.dateSent = dateSent;
        copy.webhooks.addAll(webhooks);
        copy.media.addAll(media);
        return copy;
    }

    /** The values of the next state of an SMS. */
    static final class Builder {

        /** A webhook that is repeated over and over must not make an entry grow without end. */
        private static final int MAX_WEBHOOKS = 20;

        private long id;
        private long revision;
        private String sid = Sid.ofMessage();
        private Direction direction;
        private String from;
        private String to;
        private String text;
        private SmsStatus status;
        private Integer errorCode;
        private String messagingServiceSid;
        private String statusCallback;
        private Instant date;
        private Instant dateUpdated;
        private Instant dateSent;
        private final List<WebhookAnswer> webhooks = new ArrayList<>();
        private final List<Media> media = new ArrayList<>();

        Builder id(long newId) {
            this.id = newId;
            return this;
        }

        Builder revision(long newRevision) {
            this.revision = newRevision;
            return this;
        }

        Builder sid(String newSid) {
            this.sid = newSid;
            return this;
        }

        Builder direction(Direction newDirection) {
            this.direction = newDirection;
            return this;
        }

        Builder from(String newFrom) {
            this.from = newFrom;
            return this;
        }

        Builder to(String newTo) {
            this.to = newTo;
            return this;
        }

        Builder text(String newText) {
            this.text = newText;
            return this;
        }

        /** Moves it to a status at a time; the first of these is when it was made. */
        Builder status(SmsStatus newStatus, Instant when) {
            this.status = newStatus;
            this.dateUpdated = when;
            if (date == null) {
                this.date = when;
            }
            boolean gone = newStatus != SmsStatus.CANCELED && !newStatus.isWaiting();
            if (gone && dateSent == null) {
                this.dateSent = when;
            }
            return this;
        }

        SmsStatus status() {
            return status;
        }

        Builder errorCode(Integer newErrorCode) {
            this.errorCode = newErrorCode;
            return this;
        }

        Builder messagingServiceSid(String newMessagingServiceSid) {
            this.messagingServiceSid = newMessagingServiceSid;
            return this;
        }

        Builder statusCallback(String newStatusCallback) {
            this.statusCallback = newStatusCallback;
            return this;
        }

        Builder media(List<Media> carried) {
            media.addAll(carried);
            return this;
        }

        Builder webhook(WebhookAnswer answer) {
            webhooks.add(answer);
            if (webhooks.size() > MAX_WEBHOOKS) {
                webhooks.remove(0);
            }
            return this;
        }

        Sms build() {
            return new Sms(this);
        }
    }
}
