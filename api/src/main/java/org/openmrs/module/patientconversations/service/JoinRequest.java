/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.LocalDate;
import org.openmrs.module.patientconversations.model.ContactSystem;

/** What somebody says of themselves who asks to join; as typed. */
public final class JoinRequest {

    private final String slug;

    private final String givenName;

    private final String familyName;

    private final LocalDate birthdate;

    private final ContactSystem system;

    private final String contact;

    public JoinRequest(String slug, String givenName, String familyName, LocalDate birthdate, ContactSystem system, String contact) {
        this.slug = slug;
        this.givenName = givenName;
        this.familyName = familyName;
        this.birthdate = birthdate;
        this.system = system;
        this.contact = contact;
    }

    public String getSlug() {
        return slug;
    }

    public String getGivenName() {
        return givenName;
    }

    public String getFamilyName() {
        return familyName;
    }

    public LocalDate getBirthdate() {
        return birthdate;
    }

    public ContactSystem getSystem() {
        return system;
    }

    public String getContact() {
        return contact;
    }
}
