/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.api.translators.impl;

import org.hibernate.SessionFactory;
import org.hl7.fhir.r4.model.Reference;
import org.openmrs.Encounter;
import org.openmrs.api.context.Context;
import org.openmrs.api.db.hibernate.EntityFinder;
import org.openmrs.module.fhir2.api.translators.EncounterReferenceTranslator;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** See {@link EncounterReferenceTranslator}. */
@Component
public class EncounterReferenceTranslatorImpl implements EncounterReferenceTranslator<Encounter> {

	private final EntityFinder finder;

	@Autowired
	public EncounterReferenceTranslatorImpl(@Qualifier("sessionFactory") SessionFactory sessionFactory) {
		this.finder = new EntityFinder(sessionFactory);
	}

	@Override
	public Reference toFhirResource(Encounter encounter) {
		return encounter == null ? null : References.to("Encounter", encounter.getUuid(), null);
	}

	@Override
	public Encounter toOpenmrsType(Reference reference) {
		return References.uuid(reference, "Encounter", false).map(this::find).orElse(null);
	}

	private Encounter find(String uuid) {
		Context.requirePrivilege(PrivilegeConstants.GET_ENCOUNTERS);
		return finder.first(Encounter.class, "uuid", uuid);
	}
}
