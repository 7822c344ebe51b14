/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openmrs.Patient;
import org.openmrs.PersonName;
import org.openmrs.api.PatientService;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.db.PracticeLinkDao;
import org.openmrs.module.patientconversations.model.ContactPoint;
import org.openmrs.module.patientconversations.model.Joiner;
import org.openmrs.util.PrivilegeConstants;

/** Looks in the charts for who somebody may be who asks to join, and weighs what agrees: people decide, this only shows. */
public class JoinerMatching {

    private static final int MOST_READ = 50;

    private static final int MOST_SHOWN = 5;

    /** A date of birth or a contact alone is worth a look, a name alone only as a whole. */
    private static final int WORTH_A_LOOK = 4;

    private static final int STRONG = 4;

    private static final int WEAK = 2;

    private static final String GIVEN_NAME = "givenName";

    private static final String FAMILY_NAME = "familyName";

    private static final String BIRTHDATE = "birthdate";

    private static final String CONTACT = "contact";

    private final PracticeLinkDao links;

    private final ContactBook contactBook;

    private final PatientService patients;

    private final Visibility visibility;

    public JoinerMatching(PracticeLinkDao links, ContactBook contactBook, PatientService patients, Visibility visibility) {
        this.links = links;
        this.contactBook = contactBook;
        this.patients = patients;
        this.visibility = visibility;
    }

    /** The likeliest first; only patients whom the calling user may see. */
    List<JoinerCandidate> findCandidates(Joiner joiner) {
        Map<Integer, Patient> found = new LinkedHashMap<>();
        contactBook.getPatientsAt(joiner.getContactSystem(), joiner.getContactValue()).forEach(patient -> found.put(patient.getPatientId(), patient));
        LocalDate birthdate = joiner.getBirthdate();
        links.findBornOn(Date.valueOf(birthdate), Date.valueOf(birthdate.plusDays(1)), MOST_READ).forEach(patient -> found.put(patient.getPatientId(), patient));
        findByName(joiner).forEach(patient -> found.put(patient.getPatientId(), patient));
        return found.values().stream().filter(patient -> !patient.getVoided() && visibility.isVisible(patient)).map(patient -> compare(joiner, patient))
            .filter(candidate -> weigh(candidate) >= WORTH_A_LOOK)
            .sorted(Comparator.comparingInt(JoinerMatching::weigh).reversed()).limit(MOST_SHOWN).collect(Collectors.toList());
    }

    /** Who may match joiners need not be allowed to search for patients. */
    private List<Patient> findByName(Joiner joiner) {
        Context.addProxyPrivilege(PrivilegeConstants.GET_PATIENTS);
        try {
            return patients.getPatients(joiner.getGivenName() + " " + joiner.getFamilyName(), 0, MOST_READ);
        } finally {
            Context.removeProxyPrivilege(PrivilegeConstants.GET_PATIENTS);
        }
    }

    private JoinerCandidate compare(Joiner joiner, Patient patient) {
        List<String> agrees = new ArrayList<>();
        List<String> differs = new ArrayList<>();
        (hasName(patient, PersonName::getGivenName, joiner.getGivenName()) ? agrees : differs).add(GIVEN_NAME);
        (hasName(patient, PersonName::getFamilyName, joiner.getFamilyName()) ? agrees : differs).add(FAMILY_NAME);
        if (patient.getBirthdate() != null) {
            (new Date(patient.getBirthdate().getTime()).toLocalDate().equals(joiner.getBirthdate()) ? agrees : differs).add(BIRTHDATE);
        }
        List<String> contacts = contactBook.getContacts(patient).stream().filter(contact -> contact.getSystem() == joiner.getContactSystem())
            .map(ContactPoint::getValue).collect(Collectors.toList());
        if (!contacts.isEmpty()) {
            (contacts.contains(joiner.getContactValue()) ? agrees : differs).add(CONTACT);
        }
        return new JoinerCandidate(patient, agrees, differs);
    }

    private static boolean hasName(Patient patient, Function<PersonName, String> part, String said) {
        return patient.getNames().stream().filter(name -> !name.getVoided()).anyMatch(name -> NameLikeness.areAlike(part.apply(name), said));
    }

    private static int weigh(JoinerCandidate candidate) {
        int weight = 0;
        for (String agreeing : candidate.getAgrees()) {
            weight += agreeing.equals(BIRTHDATE) || agreeing.equals(CONTACT) ? STRONG : WEAK;
        }
        return weight;
    }
}
