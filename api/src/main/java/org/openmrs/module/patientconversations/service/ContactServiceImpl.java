/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.openmrs.Patient;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.patientconversations.model.ContactPoint;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.springframework.transaction.annotation.Transactional;

/** See {@link ContactService}. */
@Transactional
public class ContactServiceImpl extends BaseOpenmrsService implements ContactService {

    private final ContactBook book;

    private final ContactNormalizer normalizer;

    public ContactServiceImpl(ContactBook book, ContactNormalizer normalizer) {
        this.book = book;
        this.normalizer = normalizer;
    }

    /** Not read-only: the chart's addresses are brought up to date first. */
    @Override
    public List<ContactPoint> getContacts(Patient patient) {
        return book.getContacts(patient);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ContactPoint> getContacts(Collection<Patient> patients) {
        return book.getContacts(patients);
    }

    @Override
    @Transactional(readOnly = true)
    public String normalize(ContactSystem system, String typed) {
        return normalizer.normalize(system, typed, "value");
    }

    @Override
    @Transactional(readOnly = true)
    public String format(ContactSystem system, String normalized) {
        return normalizer.format(system, normalized);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isShared(Patient patient, ContactSystem system, String normalized) {
        return book.isShared(patient, system, normalized);
    }

    @Override
    @Transactional(readOnly = true)
    public Set<ContactPoint> getShared(Collection<ContactPoint> points) {
        return book.getShared(points);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Patient> getPatientsAt(ContactSystem system, String normalized) {
        return book.getPatientsAt(system, normalized);
    }

    @Override
    public void indexChart(Patient patient) {
        book.indexChart(patient);
    }
}
