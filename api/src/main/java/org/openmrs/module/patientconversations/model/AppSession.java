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

/** One browser of a participant who is signed in to the web app; its cookie holds what this keeps the digest of. */
@Entity
@Table(name = "patientconversations_app_session")
@DynamicUpdate
public class AppSession extends BaseOpenmrsObject {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "app_session_id")
    private Integer id;

    @Column(name = "token_hash", length = 64, nullable = false, updatable = false)
    private String tokenHash;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "participant_id", updatable = false)
    private Participant participant;

    @Column(name = "date_created", nullable = false, updatable = false)
    private Instant dateCreated;

    @Column(name = "last_seen", nullable = false)
    private Instant lastSeen;

    @Column(name = "ended")
    private Instant ended;

    @Override
    public Integer getId() {
        return id;
    }

    @Override
    public void setId(Integer id) {
        this.id = id;
    }

    public String getTokenHash() {
        return tokenHash;
    }

    public void setTokenHash(String tokenHash) {
        this.tokenHash = tokenHash;
    }

    public Participant getParticipant() {
        return participant;
    }

    public void setParticipant(Participant participant) {
        this.participant = participant;
    }

    public Date getDateCreated() {
        return Times.toDate(dateCreated);
    }

    public void setDateCreated(Date dateCreated) {
        this.dateCreated = Times.toInstant(dateCreated);
    }

    public Date getLastSeen() {
        return Times.toDate(lastSeen);
    }

    public void setLastSeen(Date lastSeen) {
        this.lastSeen = Times.toInstant(lastSeen);
    }

    public Date getEnded() {
        return Times.toDate(ended);
    }

    public void setEnded(Date ended) {
        this.ended = Times.toInstant(ended);
    }
}
