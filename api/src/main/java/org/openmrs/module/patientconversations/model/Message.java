/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.FetchType;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.ManyToOne;
import javax.persistence.OneToMany;
import javax.persistence.OrderBy;
import javax.persistence.Table;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Type;
import org.openmrs.BaseChangeableOpenmrsData;
import org.openmrs.Encounter;
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
    @Column(name = "kind", length = 16, nullable = false, updatable = false)
    private MessageKind kind = MessageKind.TEXT;

    /** Null for what is no call. */
    @Embedded
    private Call call;

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

    /** The same as the body, sanitized; null where it came as plain text only. */
    @Type(type = "text")
    @Column(name = "body_html", updatable = false)
    private String bodyHtml;

    /** What an e-mail repeats of earlier ones, and its signature; null for none. */
    @Type(type = "text")
    @Column(name = "quoted", updatable = false)
    private String quoted;

    /** Made by a machine: an answer of ours that nobody typed, or an absence notice of theirs. */
    @Column(name = "automatic", nullable = false, updatable = false)
    private boolean automatic;

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

    @ManyToOne(optional = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "encounter_id", updatable = false)
    private Encounter encounter;

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

    @Type(type = "text")
    @Column(name = "sealed", updatable = false)
    private String sealed;

    @ManyToOne(optional = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "participant_id", updatable = false)
    private Participant participant;

    @Enumerated(EnumType.STRING)
    @Column(name = "notice", length = 16, updatable = false)
    private NoticeKind notice;

    @ManyToOne(optional = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "link_id", updatable = false)
    private AccessLink link;

    @Column(name = "date_read")
    private Instant dateRead;

    @OneToMany(mappedBy = "message")
    @OrderBy("id")
    @BatchSize(size = 100)
    private List<Attachment> attachments = new ArrayList<>();

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

    public MessageKind getKind() {
        return kind;
    }

    public void setKind(MessageKind kind) {
        this.kind = kind;
    }

    public Call getCall() {
        return call;
    }

    public void setCall(Call call) {
        this.call = call;
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

    public String getBodyHtml() {
        return bodyHtml;
    }

    public void setBodyHtml(String bodyHtml) {
        this.bodyHtml = bodyHtml;
    }

    public String getQuoted() {
        return quoted;
    }

    public void setQuoted(String quoted) {
        this.quoted = quoted;
    }

    public boolean isAutomatic() {
        return automatic;
    }

    public void setAutomatic(boolean automatic) {
        this.automatic = automatic;
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

    /** The visit, round or call that it belongs to, or null. */
    public Encounter getEncounter() {
        return encounter;
    }

    public void setEncounter(Encounter encounter) {
        this.encounter = encounter;
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

    /** Subject and body of a Secure message, whose columns of these names are empty; opened by {@code SealedTexts}. */
    public String getSealed() {
        return sealed;
    }

    public void setSealed(String sealed) {
        this.sealed = sealed;
    }

    /** Who wrote it from the patient's side of a Secure conversation; whom it goes to, for a notice. Else null. */
    public Participant getParticipant() {
        return participant;
    }

    public void setParticipant(Participant participant) {
        this.participant = participant;
    }

    /** Of a notice; else null. */
    public NoticeKind getNotice() {
        return notice;
    }

    public void setNotice(NoticeKind notice) {
        this.notice = notice;
    }

    /** What a notice brings; else null. */
    public AccessLink getLink() {
        return link;
    }

    public void setLink(AccessLink link) {
        this.link = link;
    }

    /** When somebody at the other end first read it. */
    public Date getDateRead() {
        return Times.toDate(dateRead);
    }

    public void setDateRead(Date dateRead) {
        this.dateRead = Times.toInstant(dateRead);
    }

    /** In the order in which they came; a page of them is read at once. */
    public List<Attachment> getAttachments() {
        return attachments;
    }
}
