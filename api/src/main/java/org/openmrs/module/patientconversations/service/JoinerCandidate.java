/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Collections;
import java.util.List;
import org.openmrs.Patient;

/** A patient who may be the one who asks to join, and what of the chart speaks for it and against it. */
public final class JoinerCandidate {

    private final Patient patient;

    private final List<String> agrees;

    private final List<String> differs;

    JoinerCandidate(Patient patient, List<String> agrees, List<String> differs) {
        this.patient = patient;
        this.agrees = Collections.unmodifiableList(agrees);
        this.differs = Collections.unmodifiableList(differs);
    }

    public Patient getPatient() {
        return patient;
    }

    /** Of givenName, familyName, birthdate and contact. */
    public List<String> getAgrees() {
        return agrees;
    }

    /** As {@link #getAgrees}; what the chart does not say is in neither. */
    public List<String> getDiffers() {
        return differs;
    }
}
