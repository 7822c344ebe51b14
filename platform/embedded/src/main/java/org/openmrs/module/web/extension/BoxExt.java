/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.web.extension;

import org.openmrs.module.Extension;

/** A box on the chart's overview, at the point {@code org.openmrs.patientDashboard.overviewBox}. */
public abstract class BoxExt extends Extension {

	@Override
	public Extension.MEDIA_TYPE getMediaType() {
		return Extension.MEDIA_TYPE.html;
	}

	/** @return the name of the module's portlet in the box, or null for none */
	public abstract String getPortletUrl();

	/** @return the words over the box, or a message code for them */
	public abstract String getTitle();

	/** @return text before the portlet, or a message code for it */
	public abstract String getContent();

	/** @return privileges, separated by commas; empty means whoever is logged in */
	public String getRequiredPrivilege() {
		return "";
	}
}
