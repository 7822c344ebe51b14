/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.impl;

import java.util.List;

import org.hibernate.SessionFactory;
import org.openmrs.Location;
import org.openmrs.api.LocationService;
import org.openmrs.api.context.Context;
import org.openmrs.api.db.hibernate.EntityFinder;
import org.openmrs.util.OpenmrsConstants;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.transaction.annotation.Transactional;

/** Keeps locations in the table of that name. */
@Transactional
public class LocationServiceImpl extends BaseOpenmrsService implements LocationService {

	private final SessionFactory sessionFactory;

	private final EntityFinder finder;

	public LocationServiceImpl(SessionFactory sessionFactory) {
		this.sessionFactory = sessionFactory;
		this.finder = new EntityFinder(sessionFactory);
	}

	@Override
	public Location saveLocation(Location location) {
		sessionFactory.getCurrentSession().saveOrUpdate(location);
		return location;
	}

	@Override
	@Transactional(readOnly = true)
	public Location getLocation(Integer locationId) {
		return sessionFactory.getCurrentSession().get(Location.class, locationId);
	}

	@Override
	@Transactional(readOnly = true)
	public Location getLocation(String name) {
		return finder.first(Location.class, "name", name);
	}

	@Override
	@Transactional(readOnly = true)
	public Location getLocationByUuid(String uuid) {
		return finder.first(Location.class, "uuid", uuid);
	}

	@Override
	@Transactional(readOnly = true)
	public Location getDefaultLocation() {
		Context.addProxyPrivilege(PrivilegeConstants.GET_GLOBAL_PROPERTIES);
		String name;
		try {
			name = Context.getAdministrationService()
			        .getGlobalProperty(OpenmrsConstants.GLOBAL_PROPERTY_DEFAULT_LOCATION_NAME, "Unknown Location");
		}
		finally {
			Context.removeProxyPrivilege(PrivilegeConstants.GET_GLOBAL_PROPERTIES);
		}
		Location named = getLocation(name);
		if (named != null) {
			return named;
		}
		List<Location> all = getAllLocations(false);
		return all.isEmpty() ? null : all.get(0);
	}

	@Override
	@Transactional(readOnly = true)
	public List<Location> getAllLocations() {
		return getAllLocations(true);
	}

	@Override
	@Transactional(readOnly = true)
	public List<Location> getAllLocations(boolean includeRetired) {
		return finder.all(Location.class, "name",
		    includeRetired ? null : (builder, location) -> builder.isFalse(location.get("retired")));
	}
}
