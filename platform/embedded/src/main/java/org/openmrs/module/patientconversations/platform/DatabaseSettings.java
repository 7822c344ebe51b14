/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform;

import java.util.Properties;

/** Where the database is and who connects; H2 and MariaDB are known. */
public record DatabaseSettings(String url, String user, String password) {

	/** The runtime properties that OpenMRS reads these settings from. */
	Properties asRuntimeProperties() {
		Properties properties = new Properties();
		properties.setProperty("connection.url", url);
		properties.setProperty("connection.username", user);
		properties.setProperty("connection.password", password);
		properties.setProperty("connection.driver_class", driver());
		properties.setProperty("hibernate.dialect",
		    isH2() ? "org.hibernate.dialect.H2Dialect" : "org.hibernate.dialect.MySQL57Dialect");
		return properties;
	}

	String driver() {
		return isH2() ? "org.h2.Driver" : "org.mariadb.jdbc.Driver";
	}

	private boolean isH2() {
		if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:mariadb:")) {
			throw new IllegalArgumentException("Neither an H2 nor a MariaDB address: " + url);
		}
		return url.startsWith("jdbc:h2:");
	}
}
