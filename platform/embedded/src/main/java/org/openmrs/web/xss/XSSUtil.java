/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.web.xss;

import javax.servlet.http.HttpServletRequest;

import org.owasp.encoder.Encode;

final class XSSUtil {

	private XSSUtil() {
	}

	/** @return a parameter's value percent-encoded if it stands in the query string after another one, otherwise HTML-escaped */
	static String sanitize(HttpServletRequest request, String name, String value) {
		String query = request.getQueryString();
		boolean inQuery = query != null && (query.contains("&" + name + "=") || query.contains("?" + name + "="));
		return inQuery ? Encode.forUri(value) : Encode.forHtmlContent(value);
	}

	static String[] sanitize(HttpServletRequest request, String name, String[] values) {
		if (values == null) {
			return null;
		}
		String[] result = new String[values.length];
		for (int i = 0; i < values.length; i++) {
			result[i] = sanitize(request, name, values[i]);
		}
		return result;
	}
}
