/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.web.extension;

import java.util.Map;

import org.openmrs.module.Extension;

/** A section of links on the administration page, at the point {@code org.openmrs.admin.list}. */
public abstract class AdministrationSectionExt extends Extension {

	@Override
	public Extension.MEDIA_TYPE getMediaType() {
		return Extension.MEDIA_TYPE.html;
	}

	/** @return the words over the links, or a message code for them */
	public abstract String getTitle();

	/** @return privileges, separated by commas; empty means whoever is logged in */
	public String getRequiredPrivilege() {
		return "";
	}

	/** @return address to words or message code; an address without a leading slash is relative to the context path */
	public abstract Map<String, String> getLinks();
}
