/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api;

import java.util.List;

import org.openmrs.Location;
import org.openmrs.annotation.Authorized;
import org.openmrs.util.PrivilegeConstants;

/** Places of care. */
public interface LocationService extends OpenmrsService {

	@Authorized({ PrivilegeConstants.MANAGE_LOCATIONS })
	Location saveLocation(Location location);

	@Authorized({ PrivilegeConstants.GET_LOCATIONS })
	Location getLocation(Integer locationId);

	@Authorized({ PrivilegeConstants.GET_LOCATIONS })
	Location getLocation(String name);

	@Authorized({ PrivilegeConstants.GET_LOCATIONS })
	Location getLocationByUuid(String uuid);

	/** The one named by the global property {@code default_location}, else "Unknown Location", else the first there is. */
	@Authorized({ PrivilegeConstants.GET_LOCATIONS })
	Location getDefaultLocation();

	/** All, retired ones too. */
	@Authorized({ PrivilegeConstants.GET_LOCATIONS })
	List<Location> getAllLocations();

	@Authorized({ PrivilegeConstants.GET_LOCATIONS })
	List<Location> getAllLocations(boolean includeRetired);
}
