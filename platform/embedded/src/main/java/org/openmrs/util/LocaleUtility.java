/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.util;

import java.util.Locale;

import org.apache.commons.lang3.LocaleUtils;
import org.openmrs.GlobalProperty;
import org.openmrs.api.GlobalPropertyListener;
import org.openmrs.api.context.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.StringUtils;

/** The installation's default locale, read once and again when its global property changes. */
public class LocaleUtility implements GlobalPropertyListener {

	private static final Logger log = LoggerFactory.getLogger(LocaleUtility.class);

	private static volatile Locale defaultLocale;

	public static Locale getDefaultLocale() {
		Locale known = defaultLocale;
		if (known != null) {
			return known;
		}
		Locale fallback = fromSpecification(OpenmrsConstants.GLOBAL_PROPERTY_DEFAULT_LOCALE_DEFAULT_VALUE);
		if (!Context.isSessionOpen()) {
			return fallback;
		}
		Locale configured = readDefaultLocale();
		defaultLocale = configured == null ? fallback : configured;
		return defaultLocale;
	}

	private static Locale readDefaultLocale() {
		Context.addProxyPrivilege(PrivilegeConstants.GET_GLOBAL_PROPERTIES);
		try {
			String value = Context.getAdministrationService()
			        .getGlobalProperty(OpenmrsConstants.GLOBAL_PROPERTY_DEFAULT_LOCALE);
			return StringUtils.hasLength(value) ? fromSpecification(value) : null;
		}
		catch (RuntimeException e) {
			log.warn("Unable to read the default locale. {}", e.getMessage());
			return null;
		}
		finally {
			Context.removeProxyPrivilege(PrivilegeConstants.GET_GLOBAL_PROPERTIES);
		}
	}

	/** Reads {@code fr}, {@code en_GB} and the like. */
	public static Locale fromSpecification(String specification) {
		String trimmed = specification.trim();
		try {
			return LocaleUtils.toLocale(trimmed);
		}
		catch (IllegalArgumentException e) {
			String[] parts = trimmed.split("_", 3);
			return new Locale(parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
		}
	}

	@Override
	public boolean supportsPropertyName(String propertyName) {
		return OpenmrsConstants.GLOBAL_PROPERTY_DEFAULT_LOCALE.equals(propertyName)
		        || OpenmrsConstants.GLOBAL_PROPERTY_LOCALE_ALLOWED_LIST.equals(propertyName);
	}

	@Override
	public void globalPropertyChanged(GlobalProperty newValue) {
		setDefaultLocaleCache(null);
	}

	@Override
	public void globalPropertyDeleted(String propertyName) {
		setDefaultLocaleCache(null);
	}

	public static void setDefaultLocaleCache(Locale locale) {
		defaultLocale = locale;
	}
}
