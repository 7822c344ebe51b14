/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.fhir;

import java.util.HashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.Reference;
import org.openmrs.Patient;
import org.openmrs.User;
import org.openmrs.module.fhir2.api.translators.PatientReferenceTranslator;
import org.openmrs.module.fhir2.api.translators.PractitionerReferenceTranslator;

/**
 * References to those who take part in what one answer holds. Each is made only once: whenever a name is written, OpenMRS asks the database
 * how names are written.
 */
final class Participants {

    private final PatientReferenceTranslator patients;

    private final PractitionerReferenceTranslator<User> practitioners;

    private final Map<Patient, Reference> byPatient = new HashMap<>();

    private final Map<User, Reference> byUser = new HashMap<>();

    Participants(PatientReferenceTranslator patients, PractitionerReferenceTranslator<User> practitioners) {
        this.patients = patients;
        this.practitioners = practitioners;
    }

    Reference reference(Patient patient) {
        return byPatient.computeIfAbsent(patient, patients::toFhirResource).copy();
    }

    Reference reference(User user) {
        return byUser.computeIfAbsent(user, practitioners::toFhirResource).copy();
    }
}
