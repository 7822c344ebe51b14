/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.messagesource;

import java.util.Collection;
import java.util.Locale;

import org.springframework.context.HierarchicalMessageSource;
import org.springframework.context.MessageSource;

/** A message source that knows for which locales it has messages. */
public interface MutableMessageSource extends MessageSource, HierarchicalMessageSource {

	Collection<Locale> getLocales();
}
