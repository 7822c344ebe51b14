/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.web.taglib;

import javax.servlet.jsp.JspException;

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
