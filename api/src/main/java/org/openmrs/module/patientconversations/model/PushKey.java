/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;
import org.hibernate.annotations.Type;
import org.openmrs.BaseOpenmrsObject;

/** The key pair by which push services know this installation (VAPID, RFC 8292); made once. */
@Entity
@Table(name = "patientconversations_push_key")
public class PushKey extends BaseOpenmrsObject {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "push_key_id")
    private Integer id;

    @Column(name = "public_key", length = 128, nullable = false, updatable = false)
    private String publicKey;

    @Type(type = "text")
    @Column(name = "sealed_key", nullable = false)
    private String sealedKey;

    @Column(name = "master_key", length = 32, nullable = false)
    private String masterKey;

    @Override
    public Integer getId() {
        return id;
    }

    @Override
    public void setId(Integer id) {
        this.id = id;
    }

    /** The point, uncompressed, in base64url. */
    public String getPublicKey() {
        return publicKey;
    }

    public void setPublicKey(String publicKey) {
        this.publicKey = publicKey;
    }

    /** PKCS #8, sealed under the master key. */
    public String getSealedKey() {
        return sealedKey;
    }

    public void setSealedKey(String sealedKey) {
        this.sealedKey = sealedKey;
    }

    public String getMasterKey() {
        return masterKey;
    }

    public void setMasterKey(String masterKey) {
        this.masterKey = masterKey;
    }
}
