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

/** Where a browser of a participant takes notice of news; what is sent there is empty. */
@Entity
@Table(name = "patientconversations_push_subscription")
public class PushSubscription extends BaseOpenmrsObject {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "push_subscription_id")
    private Integer id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "participant_id")
    private Participant participant;

    @Column(name = "endpoint_hash", length = 64, nullable = false, unique = true, updatable = false)
    private String endpointHash;

    @Type(type = "text")
    @Column(name = "endpoint", nullable = false, updatable = false)
    private String endpoint;

    @Column(name = "date_created", nullable = false, updatable = false)
    private Instant dateCreated;

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

    /** The digest of the address, which may be longer than a database indexes. */
    public String getEndpointHash() {
        return endpointHash;
    }

    public void setEndpointHash(String endpointHash) {
        this.endpointHash = endpointHash;
    }

    /** An address at the browser’s push service, which whoever knows it may call: a secret. */
    public String getEndpoint() {
        return endpoint;
    }

    public void setEndpoint(String endpoint) {
        this.endpoint = endpoint;
    }

    public Date getDateCreated() {
        return Times.toDate(dateCreated);
    }

    public void setDateCreated(Date dateCreated) {
        this.dateCreated = Times.toInstant(dateCreated);
    }
}
