/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.fhir;

import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.model.valueset.BundleEntrySearchModeEnum;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
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
import org.openmrs.module.fhir2.api.FhirUserService;
import org.openmrs.module.patientconversations.fhir.Communications;
import org.openmrs.module.patientconversations.search.CommunicationCriteria;
import org.openmrs.module.patientconversations.search.CommunicationPage;
import org.openmrs.module.patientconversations.search.CommunicationPosition;

/**
 * What a search finds, page by page as it is asked for: each page is a query of its own, and what has come since the search began is not
 * in it. HAPI keeps it for the links to further pages; it holds the criteria and where pages ended, and nothing of what was found.
 */
final class CommunicationBundle implements IBundleProvider {

    private final String uuid = UUID.randomUUID().toString();

    private final Date published = new Date();

    private final CommunicationCriteria criteria;

    /** Where the entry before this index stands, for every index at which a page has ended. */
    private final NavigableMap<Integer, CommunicationPosition> ends = new ConcurrentSkipListMap<>();

    private final Set<String> includes;

    private volatile Integer size;

    private final Communications communications;

    private final FhirPatientService patients;

    private final FhirUserService users;

    CommunicationBundle(CommunicationCriteria criteria, Collection<Include> includes, Communications communications, FhirPatientService patients,
            FhirUserService users) {
        this.criteria = communications.asOfNow(criteria);
        this.includes = includes == null ? new LinkedHashSet<>() : includes.stream().map(Include::getValue).collect(Collectors.toSet());
        this.communications = communications;
        this.patients = patients;
        this.users = users;
    }

    @Override
    public List<IBaseResource> getResources(int from, int to) {
        return FhirErrors.answer(() -> {
            List<Communication> found = find(from, to);
            List<IBaseResource> resources = new ArrayList<>(marked(BundleEntrySearchModeEnum.MATCH, found));
            resources.addAll(marked(BundleEntrySearchModeEnum.INCLUDE, included(found)));
            return resources;
        });
    }

    /** Goes on from the nearest page's end, so that what has moved in the order since leaves no gap. */
    private List<Communication> find(int from, int to) {
        Map.Entry<Integer, CommunicationPosition> end = ends.floorEntry(from);
        CommunicationPage<Communication> page = communications.find(criteria, end == null ? null : end.getValue(),
            from - (end == null ? 0 : end.getKey()), to - from);
        page.getLast().ifPresent(last -> ends.put(from + page.getEntries().size(), last));
        return page.getEntries();
    }

    /** As it was at the first page: counting is the dearest part of one. */
    @Override
    public Integer size() {
        Integer known = size;
        if (known == null) {
            known = FhirErrors.answer(() -> Math.toIntExact(communications.count(criteria)));
            size = known;
        }
        return known;
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
        resources.addAll(read("Patient", referred, patients::get));
        resources.addAll(read("Practitioner", referred, users::get));
        resources.addAll(read("Communication", referred,
            threads -> communications.find(new CommunicationCriteria().uuidIn(threads), null, 0, threads.size()).getEntries()));
        return resources;
    }

    /** Asks only for what is referred to: who may read messages need not be allowed to read everybody. */
    private static <T extends IBaseResource> List<T> read(String type, Set<String> references, Function<Collection<String>, List<T>> by) {
        Set<String> ids = references.stream().filter(reference -> reference.startsWith(type + "/"))
            .map(reference -> reference.substring(type.length() + 1)).collect(Collectors.toCollection(LinkedHashSet::new));
        return ids.isEmpty() ? Collections.emptyList() : by.apply(ids);
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
