/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.ArrayList;
import java.util.List;
import org.openmrs.Patient;

/** Remembers for whom it was rung, and calls no push service. */
public class RecordingNewsBell implements NewsBell {

    private final List<Patient> rung = new ArrayList<>();

    List<Patient> takeRung() {
        List<Patient> taken = new ArrayList<>(rung);
        rung.clear();
        return taken;
    }

    @Override
    public void ring(Patient patient) {
        rung.add(patient);
    }
}
