/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.web.extension;

import org.openmrs.module.Extension;

/** A tab on the patient's chart, at the point {@code org.openmrs.patientDashboardTab}. */
public abstract class PatientDashboardTabExt extends Extension {

	@Override
	public Extension.MEDIA_TYPE getMediaType() {
		return Extension.MEDIA_TYPE.html;
	}

	/** @return the words on the tab, or a message code for them */
	public abstract String getTabName();

	/** @return an id that no other tab has, without spaces */
	public abstract String getTabId();

	/** @return who does not have this privilege does not see the tab */
	public abstract String getRequiredPrivilege();

	/** @return the name of the module's portlet that is the tab's content */
	public abstract String getPortletUrl();

	@Override
	public final String getOverrideContent(String bodyContent) {
		return null;
	}
}
