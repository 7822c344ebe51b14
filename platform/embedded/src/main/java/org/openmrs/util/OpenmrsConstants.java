/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.util;

/** Names and defaults that OpenMRS publishes, as far as the platform uses them. */
public final class OpenmrsConstants {

	/** The release that the platform stands in for. */
	public static final String OPENMRS_VERSION_SHORT = "2.8.9";

	public static final String OPENMRS_VERSION = OPENMRS_VERSION_SHORT + " (stand-in)";

	/** The system property that names the application data directory. */
	public static final String KEY_OPENMRS_APPLICATION_DATA_DIRECTORY = "OPENMRS_APPLICATION_DATA_DIRECTORY";

	public static final String APPLICATION_DATA_DIRECTORY_RUNTIME_PROPERTY = "application_data_directory";

	public static final String GLOBAL_PROPERTY_DEFAULT_LOCALE = "default_locale";

	public static final String GLOBAL_PROPERTY_DEFAULT_LOCALE_DEFAULT_VALUE = "en_GB";

	public static final String GLOBAL_PROPERTY_LOCALE_ALLOWED_LIST = "locale.allowed.list";

	public static final String GLOBAL_PROPERTY_DEFAULT_LOCATION_NAME = "default_location";

	public static final String USER_PROPERTY_DEFAULT_LOCALE = "defaultLocale";

	public static final String USER_PROPERTY_DEFAULT_LOCATION = "defaultLocation";

	public static final String ENCRYPTION_CIPHER_CONFIGURATION = "AES/CBC/PKCS5Padding";

	public static final String ENCRYPTION_KEY_SPEC = "AES";

	public static final String ENCRYPTION_VECTOR_RUNTIME_PROPERTY = "encryption.vector";

	public static final String ENCRYPTION_VECTOR_DEFAULT = "9wyBUNglFCRVSUhMfsTa3Q==";

	public static final String ENCRYPTION_KEY_RUNTIME_PROPERTY = "encryption.key";

	public static final String ENCRYPTION_KEY_DEFAULT = "dTfyELRrAICGDwzjHDjuhw==";

	private OpenmrsConstants() {
	}
}
