/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.web.taglib;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;
import javax.servlet.jsp.JspException;
import javax.servlet.jsp.tagext.TagSupport;

import org.openmrs.api.context.Context;
import org.openmrs.web.WebConstants;
import org.springframework.util.StringUtils;

/** {@code <openmrs:require>}: sends whoever lacks the privileges to another page, and ends this one. */
public class RequireTag extends TagSupport {

	private static final long serialVersionUID = 1L;

	private String privilege;

	private String allPrivileges;

	private String anyPrivilege;

	private String otherwise;

	private String redirect;

	private boolean refused;

	@Override
	public int doStartTag() throws JspException {
		refused = !isAllowed();
		if (refused) {
			HttpServletRequest request = (HttpServletRequest) pageContext.getRequest();
			HttpSession session = pageContext.getSession();
			if (Context.isAuthenticated()) {
				session.setAttribute(WebConstants.INSUFFICIENT_PRIVILEGES, true);
				session.setAttribute(WebConstants.REQUIRED_PRIVILEGES, Stream.of(privilege, allPrivileges, anyPrivilege)
				        .filter(StringUtils::hasText).collect(Collectors.joining(",")));
			} else {
				session.setAttribute(WebConstants.OPENMRS_MSG_ATTR, "require.login");
			}
			String url = StringUtils.hasText(redirect) ? request.getContextPath() + redirect : request.getRequestURI();
			session.setAttribute(WebConstants.OPENMRS_LOGIN_REDIRECT_HTTPSESSION_ATTR,
			    request.getQueryString() == null ? url : url + "?" + request.getQueryString());
			try {
				((HttpServletResponse) pageContext.getResponse()).sendRedirect(request.getContextPath() + otherwise);
			}
			catch (IOException e) {
				throw new JspException(e);
			}
		}
		return SKIP_BODY;
	}

	private boolean isAllowed() {
		if (privilege != null && !Context.hasPrivilege(privilege.trim())) {
			return false;
		}
		for (String each : StringUtils.commaDelimitedListToStringArray(allPrivileges)) {
			if (!Context.hasPrivilege(each.trim())) {
				return false;
			}
		}
		String[] any = StringUtils.commaDelimitedListToStringArray(anyPrivilege);
		for (String each : any) {
			if (Context.hasPrivilege(each.trim())) {
				return true;
			}
		}
		return any.length == 0;
	}

	@Override
	public int doEndTag() {
		return refused ? SKIP_PAGE : EVAL_PAGE;
	}

	public void setPrivilege(String privilege) {
		this.privilege = privilege;
	}

	public void setAllPrivileges(String allPrivileges) {
		this.allPrivileges = allPrivileges;
	}

	public void setAnyPrivilege(String anyPrivilege) {
		this.anyPrivilege = anyPrivilege;
	}

	public void setOtherwise(String otherwise) {
		this.otherwise = otherwise;
	}

	public void setRedirect(String redirect) {
		this.redirect = redirect;
	}
}
