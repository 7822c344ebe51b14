/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.openmrs.Patient;
import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.ContactPoint;
import org.openmrs.module.patientconversations.model.ContactSystem;

/** Numbers and addresses of patients: checked, normalized, and found again. */
public interface ContactService extends OpenmrsService {

    /** The patient's addresses, on the chart or used in a conversation, the preferred ones first. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    List<ContactPoint> getContacts(Patient patient);

    /**
     * The addresses of several patients, read at once: as they were when each chart was last saved or looked at.
     *
     * @return of each patient the preferred ones first
     */
    @Authorized(Privileges.GET_CONVERSATIONS)
    List<ContactPoint> getContacts(Collection<Patient> patients);

    /**
     * Normalizes what was typed.
     *
     * @return E.164, or the address with its domain in lower case
     * @throws Refusal of the field {@code value}: {@code contact.required}, {@code contact.phone.invalid}, {@code contact.phone.country}, {@code contact.phone.notMobile}, {@code contact.email.invalid}
     */
    @Authorized(Privileges.GET_CONVERSATIONS)
    @Logging(ignoreAllArgumentValues = true)
    String normalize(ContactSystem system, String typed);

    /** As people read it: a number in international form, an address as it is. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    @Logging(ignoreAllArgumentValues = true)
    String format(ContactSystem system, String normalized);

    /** Whether another patient has the same address. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    @Logging(ignoreAllArgumentValues = true)
    boolean isShared(Patient patient, ContactSystem system, String normalized);

    /** Those of the addresses that another patient has as well. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    @Logging(ignoreAllArgumentValues = true)
    Set<ContactPoint> getShared(Collection<ContactPoint> points);

    /** All patients who have this address on their chart or chose it for their conversations, at most 20. */
    @Authorized(Privileges.TRIAGE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    List<Patient> getPatientsAt(ContactSystem system, String normalized);

    /** Brings the copy of the chart's addresses up to date for one patient; called after every save of a person. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    void indexChart(Patient patient);
}
