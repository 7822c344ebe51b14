/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

import java.time.Instant;
import java.util.Date;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.FetchType;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.ManyToOne;
import javax.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;
import org.openmrs.BaseOpenmrsObject;

/** How far a participant has read a Secure conversation, and of which message they were last reminded. */
@Entity
@Table(name = "patientconversations_participant_mark")
@DynamicUpdate
public class ParticipantMark extends BaseOpenmrsObject {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "participant_mark_id")
    private Integer id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "participant_id", updatable = false)
    private Participant participant;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "conversation_id", updatable = false)
    private Conversation conversation;

    @Column(name = "read_message_id")
    private Integer readMessageId;

    @Column(name = "read_date")
    private Instant readDate;

    @Column(name = "nudges", nullable = false)
    private int nudges;

    @Column(name = "nudged_message_id")
    private Integer nudgedMessageId;

    @Override
    public Integer getId() {
        return id;
    }

    @Override
    public void setId(Integer id) {
        this.id = id;
    }

    public Participant getParticipant() {
        return participant;
    }

    public void setParticipant(Participant participant) {
        this.participant = participant;
    }

    public Conversation getConversation() {
        return conversation;
    }

    public void setConversation(Conversation conversation) {
        this.conversation = conversation;
    }

    public Integer getReadMessageId() {
        return readMessageId;
    }

    public void setReadMessageId(Integer readMessageId) {
        this.readMessageId = readMessageId;
    }

    public Date getReadDate() {
        return Times.toDate(readDate);
    }

    public void setReadDate(Date readDate) {
        this.readDate = Times.toInstant(readDate);
    }

    /** How often since they last read. */
    public int getNudges() {
        return nudges;
    }

    public void setNudges(int nudges) {
        this.nudges = nudges;
    }

    public Integer getNudgedMessageId() {
        return nudgedMessageId;
    }

    public void setNudgedMessageId(Integer nudgedMessageId) {
        this.nudgedMessageId = nudgedMessageId;
    }
}
