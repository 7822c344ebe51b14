/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.annotation;

import java.util.Map;

import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;

/** Makes beans of classes whose {@link OpenmrsProfile} holds here. */
public class OpenmrsProfileIncludeFilter implements TypeFilter {

	private final OpenmrsProfileExcludeFilter exclusion = new OpenmrsProfileExcludeFilter();

	@Override
	public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
		Map<String, Object> profile = reader.getAnnotationMetadata().getAnnotationAttributes(OpenmrsProfile.class.getName());
		return profile != null && exclusion.matchOpenmrsProfileAttributes(profile);
	}
}
