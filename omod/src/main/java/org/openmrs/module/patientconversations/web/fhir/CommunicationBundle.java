/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.fhir;

import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.model.valueset.BundleEntrySearchModeEnum;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IAnyResource;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.openmrs.module.fhir2.api.FhirPatientService;
import org.openmrs.module.fhir2.api.FhirPractitionerService;
import org.openmrs.module.patientconversations.search.CommunicationCriteria;
import org.openmrs.module.patientconversations.fhir.Communications;

/**
 * What a search finds, page by page as it is asked for: each page is a query of its own, and what has come since the search began is not
 * in it. HAPI keeps it for the links to further pages; it holds the criteria only.
 */
final class CommunicationBundle implements IBundleProvider {

    private final String uuid = UUID.randomUUID().toString();

    private final Date published = new Date();

    private final CommunicationCriteria criteria;

    private final Set<String> includes;

    private final Communications communications;

    private final FhirPatientService patients;

    private final FhirPractitionerService practitioners;

    CommunicationBundle(CommunicationCriteria criteria, Collection<Include> includes, Communications communications, FhirPatientService patients,
            FhirPractitionerService practitioners) {
        this.criteria = communications.asOfNow(criteria);
        this.includes = includes == null ? new LinkedHashSet<>() : includes.stream().map(Include::getValue).collect(Collectors.toSet());
        this.communications = communications;
        this.patients = patients;
        this.practitioners = practitioners;
    }

    @Override
    public List<IBaseResource> getResources(int from, int to) {
        return FhirErrors.answer(() -> {
            List<Communication> found = communications.find(criteria, from, to);
            List<IBaseResource> resources = new ArrayList<>(marked(BundleEntrySearchModeEnum.MATCH, found));
            resources.addAll(marked(BundleEntrySearchModeEnum.INCLUDE, included(found)));
            return resources;
        });
    }

    @Override
    public Integer size() {
        return FhirErrors.answer(() -> Math.toIntExact(communications.count(criteria)));
    }

    private List<IBaseResource> included(List<Communication> found) {
        Set<String> referred = new LinkedHashSet<>();
        refer(found, "Communication:subject", communication -> Stream.of(communication.getSubject()), referred);
        refer(found, "Communication:patient", communication -> Stream.of(communication.getSubject()), referred);
        refer(found, "Communication:sender", communication -> Stream.of(communication.getSender()), referred);
        refer(found, "Communication:recipient", communication -> communication.getRecipient().stream(), referred);
        refer(found, "Communication:part-of", communication -> communication.getPartOf().stream(), referred);
        found.forEach(communication -> referred.remove("Communication/" + communication.getIdElement().getIdPart()));
        List<IBaseResource> resources = new ArrayList<>();
        resources.addAll(patients.get(idsOf("Patient", referred)));
        resources.addAll(practitioners.get(idsOf("Practitioner", referred)));
        Set<String> threads = idsOf("Communication", referred);
        if (!threads.isEmpty()) {
            resources.addAll(communications.find(new CommunicationCriteria().uuidIn(threads), 0, threads.size()));
        }
        return resources;
    }

    private static <T extends IBaseResource> List<T> marked(BundleEntrySearchModeEnum why, List<T> resources) {
        resources.forEach(resource -> ResourceMetadataKeyEnum.ENTRY_SEARCH_MODE.put((IAnyResource) resource, why.getCode()));
        return resources;
    }

    private void refer(List<Communication> found, String include, Function<Communication, Stream<Reference>> references, Set<String> referred) {
        if (includes.contains(include)) {
            found.stream().flatMap(references).filter(Reference::hasReference).map(Reference::getReference).forEach(referred::add);
        }
    }

    private static Set<String> idsOf(String type, Set<String> references) {
        return references.stream().filter(reference -> reference.startsWith(type + "/")).map(reference -> reference.substring(type.length() + 1))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public IPrimitiveType<Date> getPublished() {
        return new InstantType(published);
    }

    @Override
    public String getUuid() {
        return uuid;
    }

    @Override
    public Integer preferredPageSize() {
        return null;
    }
}
