/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.web.taglib;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.jsp.JspException;
import javax.servlet.jsp.PageContext;
import javax.servlet.jsp.tagext.TagSupport;

import org.openmrs.util.OpenmrsConstants;
import org.springframework.web.util.HtmlUtils;

/** {@code <openmrs:htmlInclude>}: a script or style sheet, once a page. */
public class HtmlIncludeTag extends TagSupport {

	private static final long serialVersionUID = 1L;

	private static final String INCLUDED = HtmlIncludeTag.class.getName();

	private String file;

	private String type;

	@Override
	@SuppressWarnings("unchecked")
	public int doStartTag() throws JspException {
		Set<String> included = (Set<String>) pageContext.getAttribute(INCLUDED, PageContext.REQUEST_SCOPE);
		if (included == null) {
			included = new HashSet<>();
			pageContext.setAttribute(INCLUDED, included, PageContext.REQUEST_SCOPE);
		}
		if (included.add(file)) {
			HttpServletRequest request = (HttpServletRequest) pageContext.getRequest();
			String prefix = file.startsWith(request.getContextPath() + "/") ? "" : request.getContextPath();
			String url = HtmlUtils.htmlEscape(prefix + file + "?v=" + OpenmrsConstants.OPENMRS_VERSION_SHORT);
			try {
				if (isScript()) {
					pageContext.getOut().print("<script src=\"" + url + "\" type=\"text/javascript\" ></script>");
				} else if (isStyle()) {
					pageContext.getOut().print("<link href=\"" + url + "\" type=\"text/css\" rel=\"stylesheet\" />");
				}
			}
			catch (IOException e) {
				throw new JspException(e);
			}
		}
		return SKIP_BODY;
	}

	private boolean isScript() {
		return type == null || type.isEmpty() ? file.endsWith(".js") : "javascript".equals(type) || "jscript".equals(type);
	}

	private boolean isStyle() {
		return type == null || type.isEmpty() ? file.endsWith(".css") : "style".equals(type) || "stylesheet".equals(type);
	}

	public void setFile(String file) {
		this.file = file;
	}

	public void setType(String type) {
		this.type = type;
	}
}
