/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.api.impl;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import org.apache.commons.lang3.StringUtils;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Location.LocationStatus;
import org.openmrs.api.LocationService;
import org.openmrs.module.fhir2.api.FhirLocationService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** See {@link FhirLocationService}. */
@Component
public class FhirLocationServiceImpl implements FhirLocationService {

	private final LocationService locations;

	@Autowired
	public FhirLocationServiceImpl(@Qualifier("locationService") LocationService locations) {
		this.locations = locations;
	}

	@Override
	public Location get(String uuid) {
		org.openmrs.Location location = locations.getLocationByUuid(uuid);
		if (location == null) {
			throw new ResourceNotFoundException("Resource of type Location with ID " + uuid + " is not known");
		}
		return translate(location);
	}

	@Override
	public List<Location> get(Collection<String> uuids) {
		return uuids.stream().map(locations::getLocationByUuid).filter(Objects::nonNull).map(FhirLocationServiceImpl::translate)
		        .collect(Collectors.toList());
	}

	@Override
	public List<Location> search(String name) {
		return locations.getAllLocations(false).stream().filter(location -> name == null || StringUtils.containsIgnoreCase(location.getName(), name))
		        .map(FhirLocationServiceImpl::translate).collect(Collectors.toList());
	}

	private static Location translate(org.openmrs.Location location) {
		Location result = new Location();
		result.setId(location.getUuid());
		result.setStatus(Boolean.TRUE.equals(location.getRetired()) ? LocationStatus.INACTIVE : LocationStatus.ACTIVE);
		return result.setName(location.getName());
	}
}
