/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.messagesource.impl;

import java.util.Collection;
import java.util.Locale;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.api.context.Context;
import org.openmrs.messagesource.MessageSourceService;
import org.openmrs.messagesource.MutableMessageSource;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;

/** Answers from one message source; a message that is not there is its own code, a blank code is the empty text. */
public class MessageSourceServiceImpl implements MessageSourceService {

	private MutableMessageSource activeMessageSource;

	@Override
	public String getMessage(String code) {
		return getMessage(code, null, Context.getLocale());
	}

	@Override
	public String getMessage(String code, Object[] args, Locale locale) {
		return StringUtils.isBlank(code) ? "" : activeMessageSource.getMessage(code, args, code, locale);
	}

	@Override
	public String getMessage(String code, Object[] args, String defaultMessage, Locale locale) {
		if (StringUtils.isBlank(code) && StringUtils.isBlank(defaultMessage)) {
			return "";
		}
		return activeMessageSource.getMessage(code, args, defaultMessage, locale);
	}

	/** If not even the last code has a message, that code. */
	@Override
	public String getMessage(MessageSourceResolvable resolvable, Locale locale) {
		String[] codes = resolvable.getCodes();
		String message = activeMessageSource.getMessage(resolvable, locale);
		return codes[0].equals(message) ? codes[codes.length - 1] : message;
	}

	@Override
	public MutableMessageSource getActiveMessageSource() {
		return activeMessageSource;
	}

	@Override
	public void setActiveMessageSource(MutableMessageSource activeMessageSource) {
		this.activeMessageSource = activeMessageSource;
	}

	@Override
	public Collection<Locale> getLocales() {
		return activeMessageSource.getLocales();
	}

	@Override
	public MessageSource getParentMessageSource() {
		return activeMessageSource.getParentMessageSource();
	}

	@Override
	public void setParentMessageSource(MessageSource parent) {
		activeMessageSource.setParentMessageSource(parent);
	}
}
