/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.web.taglib;

import javax.servlet.jsp.tagext.TagSupport;

import org.openmrs.api.context.Context;
import org.springframework.util.StringUtils;

/** {@code <openmrs:hasPrivilege>}: shows its body to whoever has one of the privileges, separated by commas. */
public class PrivilegeTag extends TagSupport {

	private static final long serialVersionUID = 1L;

	private String privilege;

	private String inverse;

	@Override
	public int doStartTag() {
		boolean allowed = Context.isAuthenticated() && !StringUtils.hasText(privilege);
		for (String each : StringUtils.commaDelimitedListToStringArray(privilege)) {
			allowed |= Context.hasPrivilege(each.trim());
		}
		return allowed != Boolean.parseBoolean(inverse) ? EVAL_BODY_INCLUDE : SKIP_BODY;
	}

	public void setPrivilege(String privilege) {
		this.privilege = privilege;
	}

	public void setInverse(String inverse) {
		this.inverse = inverse;
	}
}
