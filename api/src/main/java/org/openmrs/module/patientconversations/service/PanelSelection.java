/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmrs.Cohort;
import org.openmrs.CohortMembership;
import org.openmrs.Patient;
import org.openmrs.api.CohortService;
import org.openmrs.module.patientconversations.db.PanelDao;

/** Finds whom a panel is for: the patients whom identifiers name, or who are in a cohort of OpenMRS now. */
public class PanelSelection {

    private static final int MOST = 5000;

    private final PanelDao panels;

    private final CohortService cohorts;

    private final Visibility visibility;

    public PanelSelection(PanelDao panels, CohortService cohorts, Visibility visibility) {
        this.panels = panels;
        this.cohorts = cohorts;
        this.visibility = visibility;
    }

    /** Those whom the calling user sees. */
    Selected find(PanelRequest request) {
        Set<String> identifiers = request.getIdentifiers().stream().map(identifier -> Texts.storable(identifier).trim()).filter(identifier -> !identifier.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new));
        if (request.getCohort() == null) {
            return byIdentifiers(limited("identifiers", identifiers));
        }
        if (!identifiers.isEmpty()) {
            throw Refusal.ofField("cohort", "panel.twoSources");
        }
        Set<Patient> members = visible(panels.findPatients(limited("cohort", members(request.getCohort()))));
        return new Selected(members, Collections.emptyList());
    }

    private Selected byIdentifiers(Set<String> identifiers) {
        Map<String, Patient> found = panels.findByIdentifiers(identifiers);
        Set<Patient> patients = visible(found.values());
        List<String> unknown = identifiers.stream().filter(identifier -> !patients.contains(found.get(identifier))).collect(Collectors.toList());
        return new Selected(patients, unknown);
    }

    private Set<Integer> members(String uuid) {
        Cohort cohort = cohorts.getCohortByUuid(uuid);
        if (cohort == null || cohort.getVoided()) {
            throw Refusal.ofField("cohort", "cohort.unknown");
        }
        return cohort.getActiveMemberships().stream().map(CohortMembership::getPatientId).collect(Collectors.toSet());
    }

    private Set<Patient> visible(Collection<Patient> patients) {
        return patients.stream().filter(visibility::isVisible).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static <T> Set<T> limited(String field, Set<T> named) {
        if (named.isEmpty()) {
            throw Refusal.ofField(field, "panel.empty");
        }
        if (named.size() > MOST) {
            throw Refusal.ofField(field, "panel.tooMany");
        }
        return named;
    }

    /** Whom a panel is for, and which identifiers name none of them. */
    static final class Selected {

        private final Set<Patient> patients;

        private final List<String> unknown;

        private Selected(Set<Patient> patients, List<String> unknown) {
            this.patients = patients;
            this.unknown = unknown;
        }

        Set<Patient> getPatients() {
            return patients;
        }

        List<String> getUnknown() {
            return unknown;
        }
    }
}
