/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.providers.r4;

import java.util.Collections;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.openmrs.module.fhir2.api.FhirLocationService;
import org.openmrs.module.fhir2.api.annotations.R4Provider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Places of care: read, and search by id or name. Their tags are not on the stand-in: a search by tag finds none. */
@Component("locationFhirR4ResourceProvider")
@R4Provider
public class LocationFhirResourceProvider implements IResourceProvider {

	private final FhirLocationService locations;

	@Autowired
	public LocationFhirResourceProvider(FhirLocationService locations) {
		this.locations = locations;
	}

	@Override
	public Class<? extends IBaseResource> getResourceType() {
		return Location.class;
	}

	@Read
	public Location getLocationById(@IdParam IdType id) {
		return locations.get(id.getIdPart());
	}

	@Search
	public IBundleProvider searchLocations(@OptionalParam(name = "_id") TokenParam id, @OptionalParam(name = Location.SP_NAME) StringParam name,
	        @OptionalParam(name = "_tag") TokenParam tag) {
		if (tag != null) {
			return new SimpleBundleProvider();
		}
		return new SimpleBundleProvider(id != null ? locations.get(Collections.singletonList(id.getValue()))
		        : locations.search(name == null ? null : name.getValue()));
	}
}
