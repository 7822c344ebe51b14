/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.web.taglib;

import javax.servlet.jsp.JspException;

import org.openmrs.api.context.Context;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.web.servlet.tags.MessageTag;

/** {@code <openmrs:message>}: Spring's tag, but a code without a message stands for itself. */
public class OpenmrsMessageTag extends MessageTag {

	private static final long serialVersionUID = 1L;

	private String code;

	@Override
	public void setCode(String code) {
		super.setCode(code);
		this.code = code;
	}

	/** That of the services: a context that was made before a module started does not know the module's messages. */
	@Override
	protected MessageSource getMessageSource() {
		return Context.getMessageSourceService();
	}

	@Override
	protected String resolveMessage() throws JspException, NoSuchMessageException {
		try {
			return super.resolveMessage();
		}
		catch (NoSuchMessageException e) {
			return code;
		}
	}
}
