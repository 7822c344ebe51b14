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
 * One message of a conversation, in either direction. It is stored before anything is sent. {@link #getAttemptStarted()} is
 * set while a carrier is being called: after a crash it tells which messages are in doubt.
 */
@Entity
@Table(name = "patientconversations_message")
@DynamicUpdate
public class Message extends BaseChangeableOpenmrsData {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "message_id")
    private Integer id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "conversation_id", updatable = false)
    private Conversation conversation;

    @Enumerated(EnumType.STRING)
    @Column(name = "direction", length = 16, nullable = false, updatable = false)
    private Direction direction;

    @Column(name = "channel", nullable = false, length = 32, updatable = false)
    private String channel;

    @ManyToOne(optional = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "sender", updatable = false)
    private User sender;

    @Column(name = "from_address")
    private String fromAddress;

    @Column(name = "to_address")
    private String toAddress;

    @Column(name = "subject", updatable = false)
    private String subject;

    @Type(type = "text")
    @Column(name = "body", nullable = false, updatable = false)
    private String body;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", length = 16, nullable = false)
    private MessageStatus status;

    @Column(name = "status_date", nullable = false)
    private Instant statusDate;

    @Column(name = "error_code", length = 64)
    private String errorCode;

    @Column(name = "carrier_id")
    private String carrierId;

    @Column(name = "client_token", updatable = false)
    private String clientToken;

    @ManyToOne(optional = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "in_reply_to", updatable = false)
    private Message inReplyTo;

    @Column(name = "attempts", nullable = false)
    private int attempts;

    @Column(name = "attempt_started")
    private Instant attemptStarted;

    @Column(name = "date_sent")
    private Instant dateSent;

    @Column(name = "date_delivered")
    private Instant dateDelivered;

    @Column(name = "next_check")
    private Instant nextCheck;

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

    public Direction getDirection() {
        return direction;
    }

    public void setDirection(Direction direction) {
        this.direction = direction;
    }

    public String getChannel() {
        return channel;
    }

    public void setChannel(String channel) {
        this.channel = channel;
    }

    public User getSender() {
        return sender;
    }

    public void setSender(User sender) {
        this.sender = sender;
    }

    public String getFromAddress() {
        return fromAddress;
    }

    public void setFromAddress(String fromAddress) {
        this.fromAddress = fromAddress;
    }

    public String getToAddress() {
        return toAddress;
    }

    public void setToAddress(String toAddress) {
        this.toAddress = toAddress;
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

    public MessageStatus getStatus() {
        return status;
    }

    public void setStatus(MessageStatus status) {
        this.status = status;
    }

    public Date getStatusDate() {
        return Times.toDate(statusDate);
    }

    public void setStatusDate(Date statusDate) {
        this.statusDate = Times.toInstant(statusDate);
    }

    public String getErrorCode() {
        return errorCode;
    }

    public void setErrorCode(String errorCode) {
        this.errorCode = errorCode;
    }

    public String getCarrierId() {
        return carrierId;
    }

    public void setCarrierId(String carrierId) {
        this.carrierId = carrierId;
    }

    public String getClientToken() {
        return clientToken;
    }

    public void setClientToken(String clientToken) {
        this.clientToken = clientToken;
    }

    public Message getInReplyTo() {
        return inReplyTo;
    }

    public void setInReplyTo(Message inReplyTo) {
        this.inReplyTo = inReplyTo;
    }

    public int getAttempts() {
        return attempts;
    }

    public void setAttempts(int attempts) {
        this.attempts = attempts;
    }

    public Date getAttemptStarted() {
        return Times.toDate(attemptStarted);
    }

    public void setAttemptStarted(Date attemptStarted) {
        this.attemptStarted = Times.toInstant(attemptStarted);
    }

    public Date getDateSent() {
        return Times.toDate(dateSent);
    }

    public void setDateSent(Date dateSent) {
        this.dateSent = Times.toInstant(dateSent);
    }

    public Date getDateDelivered() {
        return Times.toDate(dateDelivered);
    }

    public void setDateDelivered(Date dateDelivered) {
        this.dateDelivered = Times.toInstant(dateDelivered);
    }

    public Date getNextCheck() {
        return Times.toDate(nextCheck);
    }

    public void setNextCheck(Date nextCheck) {
        this.nextCheck = Times.toInstant(nextCheck);
    }
}
