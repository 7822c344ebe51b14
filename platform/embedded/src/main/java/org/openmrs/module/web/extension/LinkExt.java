/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.web.extension;

import org.openmrs.module.Extension;

/** A link in a page's menu. */
public abstract class LinkExt extends Extension {

	@Override
	public Extension.MEDIA_TYPE getMediaType() {
		return Extension.MEDIA_TYPE.html;
	}

	/** @return the words of the link, or a message code for them */
	public abstract String getLabel();

	/** @return where the link leads */
	public abstract String getUrl();

	/** @return who does not have this privilege does not see the link */
	public abstract String getRequiredPrivilege();

	@Override
	public final String getOverrideContent(String bodyContent) {
		return null;
	}
}
