/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

import java.time.Instant;
import java.util.Date;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;
import org.hibernate.annotations.Type;
import org.openmrs.BaseChangeableOpenmrsData;

/** Patients who are invited to a Secure conversation one after another, at a pace. */
@Entity
@Table(name = "patientconversations_panel")
public class Panel extends BaseChangeableOpenmrsData {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "panel_id")
    private Integer id;

    @Type(type = "text")
    @Column(name = "sealed_subject", nullable = false, updatable = false)
    private String sealedSubject;

    @Column(name = "master_key", length = 32, nullable = false, updatable = false)
    private String masterKey;

    @Column(name = "per_minute", nullable = false, updatable = false)
    private int perMinute;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", length = 16, nullable = false)
    private PanelStatus status;

    @Column(name = "next_invitation", nullable = false)
    private Instant nextInvitation;

    @Override
    public Integer getId() {
        return id;
    }

    @Override
    public void setId(Integer id) {
        this.id = id;
    }

    /** With what the first message says, sealed under the master key; removed with the last invitation. */
    public String getSealedSubject() {
        return sealedSubject;
    }

    public void setSealedSubject(String sealedSubject) {
        this.sealedSubject = sealedSubject;
    }

    public String getMasterKey() {
        return masterKey;
    }

    public void setMasterKey(String masterKey) {
        this.masterKey = masterKey;
    }

    public int getPerMinute() {
        return perMinute;
    }

    public void setPerMinute(int perMinute) {
        this.perMinute = perMinute;
    }

    public PanelStatus getStatus() {
        return status;
    }

    public void setStatus(PanelStatus status) {
        this.status = status;
    }

    /** When the next patient is due. */
    public Date getNextInvitation() {
        return Times.toDate(nextInvitation);
    }

    public void setNextInvitation(Date nextInvitation) {
        this.nextInvitation = Times.toInstant(nextInvitation);
    }
}
