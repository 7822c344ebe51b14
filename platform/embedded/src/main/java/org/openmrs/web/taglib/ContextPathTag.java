/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.web.taglib;

import java.io.IOException;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.jsp.JspException;
import javax.servlet.jsp.tagext.TagSupport;

/** {@code <openmrs:contextPath/>}: writes the context path. */
public class ContextPathTag extends TagSupport {

	private static final long serialVersionUID = 1L;

	@Override
	public int doStartTag() throws JspException {
		try {
			pageContext.getOut().print(((HttpServletRequest) pageContext.getRequest()).getContextPath());
		}
		catch (IOException e) {
			throw new JspException(e);
		}
		return SKIP_BODY;
	}
}
