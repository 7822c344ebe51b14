/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.messagesource;

/** The messages of the platform and of the started modules. */
public interface MessageSourceService extends MutableMessageSource {

	/** The message in the current user's locale; the code itself if there is none. */
	String getMessage(String code);

	MutableMessageSource getActiveMessageSource();

	void setActiveMessageSource(MutableMessageSource activeMessageSource);
}
