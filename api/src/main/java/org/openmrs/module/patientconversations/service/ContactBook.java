/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openmrs.Patient;
import org.openmrs.PersonAttribute;
import org.openmrs.PersonAttributeType;
import org.openmrs.api.PersonService;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.db.ChartAddressDao;
import org.openmrs.module.patientconversations.db.ContactPointDao;
import org.openmrs.module.patientconversations.db.ConversationDao;
import org.openmrs.module.patientconversations.model.ContactPoint;
import org.openmrs.module.patientconversations.model.ContactSystem;

/** Which addresses a patient has: a copy of those on the chart, kept up to date, and those chosen for conversations. */
public class ContactBook {

    private static final int MAX_CANDIDATES = 20;

    private static final int DEFAULT_FLAG_AFTER = 3;

    private final ContactPointDao points;

    private final ChartAddressDao charts;

    private final ConversationDao conversations;

    private final ContactNormalizer normalizer;

    private final Settings settings;

    private final PersonService personService;

    private final Clock clock;

    public ContactBook(ContactPointDao points, ChartAddressDao charts, ConversationDao conversations, ContactNormalizer normalizer,
            Settings settings, PersonService personService, Clock clock) {
        this.points = points;
        this.charts = charts;
        this.conversations = conversations;
        this.normalizer = normalizer;
        this.settings = settings;
        this.personService = personService;
        this.clock = clock;
    }

    /** Preferred ones first, then those on the chart. */
    public List<ContactPoint> getContacts(Patient patient) {
        indexChart(patient);
        return points.findAll(patient);
    }

    /** As the charts were when they were last looked at; of each patient the preferred ones first, then those on the chart. */
    public List<ContactPoint> getContacts(Collection<Patient> patients) {
        return points.findAll(patients);
    }

    /** The address that messages go to: the one chosen, or the only one on the chart. */
    public Optional<ContactPoint> findTarget(Patient patient, ContactSystem system) {
        Optional<ContactPoint> chosen = points.findAll(patient).stream()
            .filter(point -> point.getSystem() == system && point.isPreferred())
            .findFirst();
        if (chosen.isPresent()) {
            return chosen;
        }
        ContactPoint only = null;
        for (ContactPoint point : getContacts(patient)) {
            if (point.getSystem() == system && point.isOnChart()) {
                if (only != null) {
                    return Optional.empty();
                }
                only = point;
            }
        }
        return Optional.ofNullable(only);
    }

    /** Patients who have this address on their chart or chose it; at most 20, without voided ones. */
    public List<Patient> getPatientsAt(ContactSystem system, String normalized) {
        return points.findPatientsAt(system, normalized, MAX_CANDIDATES);
    }

    /** The normalized form of an address that a carrier names; as it came where it has none, such as a short code. */
    public String normalize(ContactSystem system, String address) {
        return normalizer.tryNormalize(system, address).orElse(address);
    }

    public boolean isShared(Patient patient, ContactSystem system, String normalized) {
        return points.isAtOther(patient, system, normalized);
    }

    /** Those of the addresses that another patient has as well. */
    public Set<ContactPoint> getShared(Collection<ContactPoint> among) {
        return points.findShared(among);
    }

    /**
     * Refuses what would go to an address that other patients have too, until a person who was told so confirms it.
     *
     * @throws Refusal {@code contact.shared}
     */
    public void requireConfirmedIfShared(Patient patient, ContactSystem system, String normalized, boolean confirms) {
        ContactPoint point = points.find(patient, system, normalized).orElse(null);
        if (point == null || point.isSharedConfirmed() || !isShared(patient, system, normalized)) {
            return;
        }
        if (!confirms) {
            throw Refusal.of("contact.shared");
        }
        point.setSharedConfirmed(true);
        conversations.touchAllOf(Collections.singleton(patient));
    }

    /** Counts a failure for which the address is to blame; it is flagged when there are too many of them in a row. */
    public void recordFailure(Patient patient, ContactSystem system, String normalized) {
        points.find(patient, system, normalized).ifPresent(point -> {
            point.setFailures(point.getFailures() + 1);
            if (point.getFailures() >= settings.getInt(GlobalProperties.CONTACT_FLAG_AFTER, DEFAULT_FLAG_AFTER)) {
                point.setFlagged(true);
            }
        });
    }

    /** Something arrived at the address, or came from there. */
    public void recordSuccess(Patient patient, ContactSystem system, String normalized) {
        points.find(patient, system, normalized).filter(point -> point.getFailures() > 0 || point.isFlagged()).ifPresent(ContactBook::clearFailures);
    }

    private static void clearFailures(ContactPoint point) {
        point.setFailures(0);
        point.setFlagged(false);
    }

    /**
     * Makes this the address that messages go to; a flag on it is taken away, since a person says that it is right.
     *
     * @param normalized as {@link ContactNormalizer} gives it
     */
    public void choose(Patient patient, ContactSystem system, String normalized, boolean saveToChart) {
        if (saveToChart) {
            writeToChart(patient, system, normalized);
        }
        indexChart(patient);
        boolean known = false;
        boolean changed = false;
        for (ContactPoint point : points.findAll(patient)) {
            if (point.getSystem() == system) {
                boolean chosen = point.getValue().equals(normalized);
                known |= chosen;
                changed |= point.isPreferred() != chosen;
                point.setPreferred(chosen);
                if (chosen && (point.getFailures() > 0 || point.isFlagged())) {
                    clearFailures(point);
                    changed = true;
                }
            }
        }
        if (!known) {
            points.insert(newPoint(patient, system, normalized, false)).setPreferred(true);
            changed = true;
        }
        if (changed) {
            conversations.touchAllOf(Collections.singleton(patient));
        }
    }

    /** Brings the copy of the chart's addresses up to date. */
    public void indexChart(Patient patient) {
        boolean changed = false;
        for (ContactSystem system : ContactSystem.values()) {
            changed |= index(patient, system, readChart(patient, system));
        }
        if (changed) {
            conversations.touchAllOf(Collections.singleton(patient));
        }
    }

    /** The type of person attribute that holds addresses of this kind, if one is set up. */
    public Optional<PersonAttributeType> findType(ContactSystem system) {
        return settings.get(system == ContactSystem.SMS ? GlobalProperties.SMS_ATTRIBUTE_TYPE : GlobalProperties.EMAIL_ATTRIBUTE_TYPE)
            .flatMap(charts::findType);
    }

    private boolean index(Patient patient, ContactSystem system, Set<String> onChart) {
        boolean changed = false;
        Set<String> missing = new LinkedHashSet<>(onChart);
        for (ContactPoint point : points.findAll(patient)) {
            if (point.getSystem() == system) {
                boolean there = onChart.contains(point.getValue());
                missing.remove(point.getValue());
                changed |= point.isOnChart() != there;
                point.setOnChart(there);
            }
        }
        for (String value : missing) {
            points.insert(newPoint(patient, system, value, true)).setOnChart(true);
            changed = true;
        }
        return changed;
    }

    private Set<String> readChart(Patient patient, ContactSystem system) {
        Set<String> values = new LinkedHashSet<>();
        findType(system).ifPresent(type -> charts.findValues(patient, type)
            .forEach(typed -> normalizer.tryNormalize(system, typed).ifPresent(values::add)));
        return values;
    }

    private void writeToChart(Patient patient, ContactSystem system, String normalized) {
        if (!readChart(patient, system).contains(normalized)) {
            PersonAttributeType type = findType(system)
                .orElseThrow(() -> Refusal.ofField("saveContact", "contact.noAttributeType"));
            patient.addAttribute(new PersonAttribute(type, normalized));
            personService.savePerson(patient);
        }
    }

    private ContactPoint newPoint(Patient patient, ContactSystem system, String normalized, boolean onChart) {
        ContactPoint point = new ContactPoint();
        point.setPatient(patient);
        point.setSystem(system);
        point.setValue(normalized);
        point.setOnChart(onChart);
        point.setCreator(Context.getAuthenticatedUser());
        point.setDateCreated(Date.from(clock.instant()));
        return point;
    }
}
