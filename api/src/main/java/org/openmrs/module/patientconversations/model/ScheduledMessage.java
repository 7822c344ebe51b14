/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

import java.time.Instant;
import java.util.Date;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.FetchType;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.ManyToOne;
import javax.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Type;
import org.openmrs.BaseChangeableOpenmrsData;
import org.openmrs.User;

/**
 * A message that staff wrote to be sent at a later time. When it is due it becomes a {@link Message} like any other, or is refused.
 * Until then it can be changed and cancelled.
 */
@Entity
@Table(name = "patientconversations_scheduled_message")
@DynamicUpdate
public class ScheduledMessage extends BaseChangeableOpenmrsData {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "scheduled_message_id")
    private Integer id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "conversation_id", updatable = false)
    private Conversation conversation;

    @Column(name = "channel", length = 32, nullable = false)
    private String channel;

    @Column(name = "subject")
    private String subject;

    @Type(type = "text")
    @Column(name = "body", nullable = false)
    private String body;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "sender", updatable = false)
    private User sender;

    @Column(name = "due", nullable = false)
    private Instant due;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", length = 16, nullable = false)
    private ScheduledStatus status;

    @Column(name = "error_code", length = 64)
    private String errorCode;

    @ManyToOne(optional = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "message_id")
    private Message message;

    @Type(type = "text")
    @Column(name = "sealed")
    private String sealed;

    @Override
    public Integer getId() {
        return id;
    }

    @Override
    public void setId(Integer id) {
        this.id = id;
    }

    public Conversation getConversation() {
        return conversation;
    }

    public void setConversation(Conversation conversation) {
        this.conversation = conversation;
    }

    public String getChannel() {
        return channel;
    }

    public void setChannel(String channel) {
        this.channel = channel;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public String getBody() {
        return body;
    }

    public void setBody(String body) {
        this.body = body;
    }

    /** Who wrote it, in whose name it is sent. */
    public User getSender() {
        return sender;
    }

    public void setSender(User sender) {
        this.sender = sender;
    }

    public Date getDue() {
        return Times.toDate(due);
    }

    public void setDue(Date due) {
        this.due = Times.toInstant(due);
    }

    public ScheduledStatus getStatus() {
        return status;
    }

    public void setStatus(ScheduledStatus status) {
        this.status = status;
    }

    /** Why it was refused when it was due; null where it was not. */
    public String getErrorCode() {
        return errorCode;
    }

    public void setErrorCode(String errorCode) {
        this.errorCode = errorCode;
    }

    /** What it became; null until it is sent. */
    public Message getMessage() {
        return message;
    }

    public void setMessage(Message message) {
        this.message = message;
    }

    /** Subject and body, in a Secure conversation; opened by {@code SealedTexts}. */
    public String getSealed() {
        return sealed;
    }

    public void setSealed(String sealed) {
        this.sealed = sealed;
    }
}
