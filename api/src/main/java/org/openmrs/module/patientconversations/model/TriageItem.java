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
import org.hibernate.annotations.Type;
import org.openmrs.BaseChangeableOpenmrsData;
import org.openmrs.User;

/** An inbound message whose sender is not certain: it waits for a person to attach it to a patient or to dismiss it. */
@Entity
@Table(name = "patientconversations_triage")
public class TriageItem extends BaseChangeableOpenmrsData {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "triage_id")
    private Integer id;

    @Column(name = "channel", nullable = false, length = 32, updatable = false)
    private String channel;

    @Column(name = "from_address", nullable = false, updatable = false)
    private String fromAddress;

    @Column(name = "to_address", updatable = false)
    private String toAddress;

    @Column(name = "subject", updatable = false)
    private String subject;

    @Type(type = "text")
    @Column(name = "body", nullable = false, updatable = false)
    private String body;

    /** Null for what is no call. */
    @Embedded
    private Call call;

    @Type(type = "text")
    @Column(name = "body_html", updatable = false)
    private String bodyHtml;

    @Type(type = "text")
    @Column(name = "quoted", updatable = false)
    private String quoted;

    @Column(name = "automatic", nullable = false, updatable = false)
    private boolean automatic;

    /** The message that it says it answers, though its sender is not known to be that patient; null for none. */
    @ManyToOne(optional = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "answered_message_id", updatable = false)
    private Message answered;

    @Column(name = "carrier_id", updatable = false)
    private String carrierId;

    @Column(name = "date_received", nullable = false, updatable = false)
    private Instant dateReceived;

    @Enumerated(EnumType.STRING)
    @Column(name = "reason", length = 32, nullable = false, updatable = false)
    private TriageReason reason;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", length = 16, nullable = false)
    private TriageStatus status;

    @ManyToOne(optional = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "resolved_by")
    private User resolvedBy;

    @Column(name = "date_resolved")
    private Instant dateResolved;

    @ManyToOne(optional = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "message_id")
    private Message message;

    @Column(name = "note", length = 1024)
    private String note;

    @OneToMany(mappedBy = "triageItem")
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

    public String getChannel() {
        return channel;
    }

    public void setChannel(String channel) {
        this.channel = channel;
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

    public Call getCall() {
        return call;
    }

    public void setCall(Call call) {
        this.call = call;
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

    public Message getAnswered() {
        return answered;
    }

    public void setAnswered(Message answered) {
        this.answered = answered;
    }

    public String getCarrierId() {
        return carrierId;
    }

    public void setCarrierId(String carrierId) {
        this.carrierId = carrierId;
    }

    public Date getDateReceived() {
        return Times.toDate(dateReceived);
    }

    public void setDateReceived(Date dateReceived) {
        this.dateReceived = Times.toInstant(dateReceived);
    }

    public TriageReason getReason() {
        return reason;
    }

    public void setReason(TriageReason reason) {
        this.reason = reason;
    }

    public TriageStatus getStatus() {
        return status;
    }

    public void setStatus(TriageStatus status) {
        this.status = status;
    }

    public User getResolvedBy() {
        return resolvedBy;
    }

    public void setResolvedBy(User resolvedBy) {
        this.resolvedBy = resolvedBy;
    }

    public Date getDateResolved() {
        return Times.toDate(dateResolved);
    }

    public void setDateResolved(Date dateResolved) {
        this.dateResolved = Times.toInstant(dateResolved);
    }

    public Message getMessage() {
        return message;
    }

    public void setMessage(Message message) {
        this.message = message;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    /** In the order in which they came; a page of them is read at once. */
    public List<Attachment> getAttachments() {
        return attachments;
    }
}
