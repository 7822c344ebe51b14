/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.web.xss;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

import org.owasp.encoder.Encode;

/** A request whose single parameters and whose body come escaped; {@code getParameterMap()} and {@code getReader()} do not. */
class XSSRequestWrapper extends HttpServletRequestWrapper {

	XSSRequestWrapper(HttpServletRequest request) {
		super(request);
	}

	@Override
	public String getParameter(String name) {
		String value = super.getParameter(name);
		return value == null ? null : XSSUtil.sanitize(this, name, value);
	}

	@Override
	public String[] getParameterValues(String name) {
		return XSSUtil.sanitize(this, name, super.getParameterValues(name));
	}

	@Override
	public ServletInputStream getInputStream() throws IOException {
		String body = new String(super.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		ByteArrayInputStream escaped = new ByteArrayInputStream(Encode.forHtmlContent(body).getBytes(StandardCharsets.UTF_8));
		return new ServletInputStream() {

			@Override
			public int read() {
				return escaped.read();
			}

			@Override
			public boolean isFinished() {
				return escaped.available() == 0;
			}

			@Override
			public boolean isReady() {
				return true;
			}

			@Override
			public void setReadListener(ReadListener listener) {
				throw new UnsupportedOperationException();
			}
		};
	}
}
