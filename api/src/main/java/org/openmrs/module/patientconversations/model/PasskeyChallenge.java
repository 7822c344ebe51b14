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
import org.hibernate.annotations.Type;
import org.openmrs.BaseOpenmrsObject;

/** What an authenticator was asked to sign; in the database, since any server of a cluster may get the answer, and used once. */
@Entity
@Table(name = "patientconversations_passkey_challenge")
public class PasskeyChallenge extends BaseOpenmrsObject {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "passkey_challenge_id")
    private Integer id;

    @ManyToOne(optional = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "participant_id")
    private Participant participant;

    @Type(type = "text")
    @Column(name = "request", nullable = false, updatable = false)
    private String request;

    @Column(name = "expires", nullable = false, updatable = false)
    private Instant expires;

    @Override
    public Integer getId() {
        return id;
    }

    @Override
    public void setId(Integer id) {
        this.id = id;
    }

    /** Who adds a passkey; null where somebody signs in. */
    public Participant getParticipant() {
        return participant;
    }

    public void setParticipant(Participant participant) {
        this.participant = participant;
    }

    /** As the library writes it. */
    public String getRequest() {
        return request;
    }

    public void setRequest(String request) {
        this.request = request;
    }

    public Date getExpires() {
        return Times.toDate(expires);
    }

    public void setExpires(Date expires) {
        this.expires = Times.toInstant(expires);
    }
}
