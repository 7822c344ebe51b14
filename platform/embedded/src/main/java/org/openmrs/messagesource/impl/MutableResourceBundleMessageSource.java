/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.messagesource.impl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.openmrs.messagesource.MutableMessageSource;
import org.openmrs.module.patientconversations.platform.Platform;
import org.openmrs.util.LocaleUtility;
import org.openmrs.util.OpenmrsClassLoader;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The given message files and those of every started module. */
public class MutableResourceBundleMessageSource extends ReloadableResourceBundleMessageSource implements MutableMessageSource {

	@Override
	public void setBasenames(String... basenames) {
		List<String> all = new ArrayList<>(Arrays.asList(basenames));
		Platform.startedModules().forEach(module -> all.addAll(module.getMessageBasenames()));
		super.setBasenames(all.toArray(new String[0]));
	}

	@Override
	public Collection<Locale> getLocales() {
		Set<Locale> locales = new LinkedHashSet<>();
		try {
			for (Resource file : new PathMatchingResourcePatternResolver(OpenmrsClassLoader.getInstance())
			        .getResources("classpath*:messages*.properties")) {
				String suffix = file.getFilename().replace("messages", "").replace(".properties", "");
				locales.add(suffix.isEmpty() ? Locale.getDefault() : LocaleUtility.fromSpecification(suffix.substring(1)));
			}
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return locales;
	}
}
