/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.context;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.Location;
import org.openmrs.Role;
import org.openmrs.User;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.util.LocaleUtility;
import org.openmrs.util.OpenmrsConstants;
import org.openmrs.util.RoleConstants;

/** Who works in this thread or HTTP session: user, locale, location and the privileges lent for a while. */
public class UserContext implements Serializable {

	private static final long serialVersionUID = 1L;

	private final transient AuthenticationScheme authenticationScheme;

	private final List<String> proxies = Collections.synchronizedList(new ArrayList<>());

	private User user;

	private Locale locale;

	private Integer locationId;

	private Role authenticatedRole;

	private Role anonymousRole;

	public UserContext(AuthenticationScheme authenticationScheme) {
		this.authenticationScheme = authenticationScheme;
	}

	public Authenticated authenticate(Credentials credentials) throws ContextAuthenticationException {
		Authenticated authenticated = authenticationScheme.authenticate(credentials);
		user = authenticated.getUser();
		takeOverPreferences();
		return authenticated;
	}

	public void refreshAuthenticatedUser() {
		if (user != null) {
			user = Context.getUserService().getUser(user.getUserId());
			takeOverPreferences();
		}
	}

	/** Lets a super-user work as someone else from now on. */
	public User becomeUser(String systemId) throws ContextAuthenticationException {
		if (!Context.getAuthenticatedUser().isSuperUser()) {
			throw new APIAuthenticationException("You must be a superuser to assume another user's identity");
		}
		User other = Context.getUserService().getUserByUsername(systemId);
		if (other == null) {
			throw new ContextAuthenticationException("User not found with systemId: " + systemId);
		}
		other.getPrivileges().size();
		other.getUserProperties().size();
		user = other;
		takeOverPreferences();
		return other;
	}

	private void takeOverPreferences() {
		String preferred = user.getUserProperty(OpenmrsConstants.USER_PROPERTY_DEFAULT_LOCALE);
		if (StringUtils.isNotBlank(preferred)) {
			locale = LocaleUtility.fromSpecification(preferred);
		} else if (locale == null) {
			locale = LocaleUtility.getDefaultLocale();
		}
	}

	public User getAuthenticatedUser() {
		return user;
	}

	public boolean isAuthenticated() {
		return user != null;
	}

	public void logout() {
		user = null;
		locale = null;
		locationId = null;
		proxies.clear();
	}

	public void addProxyPrivilege(String privilege) {
		addProxyPrivilege(new String[] { privilege });
	}

	/** Lends privileges until they are removed again; one lent twice must be removed twice. */
	public void addProxyPrivilege(String... privileges) {
		if (privileges == null || Arrays.stream(privileges).anyMatch(Objects::isNull)) {
			throw new IllegalArgumentException("UserContext.addProxyPrivilege does not accept null privileges");
		}
		proxies.addAll(Arrays.asList(privileges));
	}

	public void removeProxyPrivilege(String privilege) {
		removeProxyPrivilege(new String[] { privilege });
	}

	public void removeProxyPrivilege(String... privileges) {
		if (privileges != null) {
			Arrays.stream(privileges).filter(Objects::nonNull).forEach(proxies::remove);
		}
	}

	public void setLocale(Locale locale) {
		this.locale = locale;
	}

	public Locale getLocale() {
		return locale == null ? LocaleUtility.getDefaultLocale() : locale;
	}

	public Integer getLocationId() {
		return locationId;
	}

	public void setLocationId(Integer locationId) {
		this.locationId = locationId;
	}

	public Location getLocation() {
		return locationId == null ? null : Context.getLocationService().getLocation(locationId);
	}

	public void setLocation(Location location) {
		if (location != null) {
			locationId = location.getLocationId();
		}
	}

	public Set<Role> getAllRoles() {
		return getAllRoles(getAuthenticatedUser());
	}

	public Set<Role> getAllRoles(User of) {
		Set<Role> roles = new HashSet<>();
		roles.add(getAnonymousRole());
		if (user != null && user.equals(of)) {
			roles.addAll(of.getAllRoles());
			roles.add(getAuthenticatedRole());
		}
		return roles;
	}

	public boolean hasPrivilege(String privilege) {
		return hasPrivilege(privilege, true);
	}

	/** Whether the privilege is lent (if that counts), or granted by the user's roles or those that everyone has. */
	public boolean hasPrivilege(String privilege, boolean includeProxyPrivileges) {
		if (includeProxyPrivileges && proxies.contains(privilege)) {
			return true;
		}
		if (user != null && (user.hasPrivilege(privilege) || grants(getAuthenticatedRole(), privilege))) {
			return true;
		}
		return grants(getAnonymousRole(), privilege);
	}

	private static boolean grants(Role role, String privilege) {
		return role.hasPrivilege(privilege)
		        || role.getAllParentRoles().stream().anyMatch(parent -> parent.hasPrivilege(privilege));
	}

	private Role getAnonymousRole() {
		if (anonymousRole == null) {
			anonymousRole = requiredRole(RoleConstants.ANONYMOUS);
		}
		return anonymousRole;
	}

	private Role getAuthenticatedRole() {
		if (authenticatedRole == null) {
			authenticatedRole = requiredRole(RoleConstants.AUTHENTICATED);
		}
		return authenticatedRole;
	}

	private static Role requiredRole(String name) {
		Role role = Context.getUserService().getRole(name);
		if (role == null) {
			throw new IllegalStateException("Database out of sync with code: " + name + " role does not exist");
		}
		return role;
	}
}
