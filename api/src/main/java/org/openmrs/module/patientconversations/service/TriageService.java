/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.List;
import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.TriageItem;
import org.openmrs.module.patientconversations.model.TriageStatus;

/** Inbound messages whose sender is not certain. */
public interface TriageService extends OpenmrsService {

    /** Oldest first. */
    @Authorized(Privileges.TRIAGE_MESSAGES)
    Page<TriageItem> getItems(TriageStatus status, int startIndex, int limit);

    @Authorized(Privileges.TRIAGE_MESSAGES)
    Optional<TriageItem> getItemByUuid(String uuid);

    /** Patients who have the sender's address now. */
    @Authorized(Privileges.TRIAGE_MESSAGES)
    List<Patient> getCandidates(TriageItem item);

    /**
     * Files the message in the patient's Standard conversation, which is opened if there is none. It grants no consent.
     *
     * @throws Refusal {@code triage.resolved}
     */
    @Authorized(Privileges.TRIAGE_MESSAGES)
    TriageItem attachItem(TriageItem item, Patient patient);

    /** @throws Refusal {@code triage.resolved} */
    @Authorized(Privileges.TRIAGE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    TriageItem dismissItem(TriageItem item, String note);
}
