/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.web.taglib;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

import javax.servlet.jsp.PageContext;
import javax.servlet.jsp.tagext.TagSupport;

import org.openmrs.module.Extension;
import org.openmrs.module.ModuleFactory;

/** {@code <openmrs:extensionPoint>}: repeats its body for every extension at a point, which the body sees as "extension". */
public class ExtensionPointTag extends TagSupport {

	private static final long serialVersionUID = 1L;

	private String pointId;

	private String type;

	private String parameters = "";

	private Iterator<Extension> extensions;

	@Override
	public int doStartTag() {
		extensions = (type == null ? ModuleFactory.getExtensions(pointId)
		        : ModuleFactory.getExtensions(pointId, Extension.MEDIA_TYPE.valueOf(type))).iterator();
		return next() ? EVAL_BODY_INCLUDE : SKIP_BODY;
	}

	@Override
	public int doAfterBody() {
		return next() ? EVAL_BODY_AGAIN : SKIP_BODY;
	}

	private boolean next() {
		if (!extensions.hasNext()) {
			pageContext.removeAttribute("extension", PageContext.REQUEST_SCOPE);
			return false;
		}
		Extension extension = extensions.next();
		extension.initialize(parameterMap());
		pageContext.setAttribute("extension", extension, PageContext.REQUEST_SCOPE);
		return true;
	}

	private Map<String, String> parameterMap() {
		Map<String, String> result = new HashMap<>();
		for (String pair : parameters.split("\\|")) {
			int equals = pair.indexOf('=');
			if (equals > 0) {
				result.put(pair.substring(0, equals), pair.substring(equals + 1));
			}
		}
		return result;
	}

	public void setPointId(String pointId) {
		this.pointId = pointId;
	}

	public void setType(String type) {
		this.type = type;
	}

	public void setParameters(String parameters) {
		this.parameters = parameters;
	}
}
