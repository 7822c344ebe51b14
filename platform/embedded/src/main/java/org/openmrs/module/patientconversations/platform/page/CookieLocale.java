/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.page;

import java.util.Locale;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.context.Context;
import org.openmrs.web.WebConstants;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** The language of the pages: a cookie's, which {@code ?lang=} sets, otherwise the user's; OpenMRS' context follows. */
public class CookieLocale extends CookieLocaleResolver {

	public CookieLocale() {
		setCookieName(WebConstants.OPENMRS_LANGUAGE_COOKIE_NAME);
		setCookieHttpOnly(true);
	}

	@Override
	public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
		super.setLocale(request, response, locale);
		Context.setLocale(locale);
	}

	@Override
	protected Locale determineDefaultLocale(HttpServletRequest request) {
		return Context.getLocale();
	}
}
