/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import org.openmrs.Patient;

/** Whom nothing may be sent to, whatever they consented to. */
final class PatientRules {

    private PatientRules() {
    }

    /** @throws Refusal {@code patient.required}, {@code patient.voided} or {@code patient.deceased}, of the field {@code patient} */
    static void requireReachable(Patient patient) {
        requireExisting(patient);
        if (isDeceased(patient)) {
            throw Refusal.ofField("patient", "patient.deceased");
        }
    }

    /** @throws Refusal {@code patient.required} or {@code patient.voided}, of the field {@code patient} */
    static void requireExisting(Patient patient) {
        if (patient == null || patient.getPatientId() == null) {
            throw Refusal.ofField("patient", "patient.required");
        }
        if (Boolean.TRUE.equals(patient.getVoided())) {
            throw Refusal.ofField("patient", "patient.voided");
        }
    }

    static boolean isDeceased(Patient patient) {
        return Boolean.TRUE.equals(patient.getDead());
    }
}
