/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.web.taglib;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.jsp.JspException;
import javax.servlet.jsp.tagext.TagSupport;

import org.openmrs.module.Module;
import org.openmrs.module.ModuleFactory;
import org.springframework.web.util.HtmlUtils;

/** {@code <openmrs:portlet>}: includes the answer of a portlet's address, {@code /module/id/portlets/url.portlet}. */
public class PortletTag extends TagSupport {

	private static final long serialVersionUID = 1L;

	private String url;

	private String id = "";

	private String moduleId = "";

	private String parameters = "";

	private Integer patientId;

	@Override
	public int doStartTag() throws JspException {
		ServletRequest request = pageContext.getRequest();
		request.setAttribute("org.openmrs.portlet.id", id);
		request.setAttribute("org.openmrs.portlet.size", "");
		request.setAttribute("org.openmrs.portlet.parameters", parameters(parameters));
		request.setAttribute("org.openmrs.portlet.patientId", patientId);
		try {
			String elementId = moduleId == null || moduleId.isEmpty() ? id : moduleId + "." + id;
			pageContext.getOut().print("<div class='portlet' id='" + HtmlUtils.htmlEscape(elementId) + "'>");
			pageContext.include(path(), false);
			pageContext.getOut().print("</div>");
		}
		catch (IOException | ServletException e) {
			throw new JspException(e);
		}
		return SKIP_BODY;
	}

	private String path() {
		String name = url.endsWith(".portlet") ? url : url + ".portlet";
		Module module = moduleId == null || moduleId.isEmpty() ? null : ModuleFactory.getModuleById(moduleId);
		return module == null ? "/portlets/" + name : "/module/" + module.getModuleIdAsPath() + "/portlets/" + name;
	}

	/** @param list "name=value|name=value" */
	private static Map<String, Object> parameters(String list) {
		Map<String, Object> result = new HashMap<>();
		for (String pair : list.split("\\|")) {
			int equals = pair.indexOf('=');
			if (equals > 0) {
				result.put(pair.substring(0, equals), pair.substring(equals + 1));
			}
		}
		return result;
	}

	public void setUrl(String url) {
		this.url = url;
	}

	@Override
	public void setId(String id) {
		this.id = id;
	}

	public void setModuleId(String moduleId) {
		this.moduleId = moduleId;
	}

	public void setParameters(String parameters) {
		this.parameters = parameters;
	}

	public void setPatientId(Integer patientId) {
		this.patientId = patientId;
	}
}
