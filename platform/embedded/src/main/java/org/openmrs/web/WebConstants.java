/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.web;

/** Names under which the web layer keeps things in requests and sessions. */
public final class WebConstants {

	public static final String INIT_REQ_UNIQUE_ID = "__INIT_REQ_UNIQUE_ID__";

	public static final String OPENMRS_USER_CONTEXT_HTTPSESSION_ATTR = "__openmrs_user_context";

	public static final String OPENMRS_LOGIN_REDIRECT_HTTPSESSION_ATTR = "__openmrs_login_redirect";

	public static final String OPENMRS_MSG_ATTR = "openmrs_msg";

	public static final String OPENMRS_ERROR_ATTR = "openmrs_error";

	public static final String OPENMRS_LANGUAGE_COOKIE_NAME = "__openmrs_language";

	/** Set in the session when a page was refused for want of a privilege. */
	public static final String INSUFFICIENT_PRIVILEGES = "insufficient_privileges";

	/** The privileges that were wanting. */
	public static final String REQUIRED_PRIVILEGES = "required_privileges";

	private WebConstants() {
	}
}
