/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.util;

import java.util.Arrays;
import java.util.List;

import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;

/** Keeps test classes on the class path from becoming beans. */
public class TestTypeFilter implements TypeFilter {

	private static final List<String> TEST_BASE_CLASSES = Arrays.asList("org.openmrs.test.BaseContextSensitiveTest",
	    "org.openmrs.test.BaseModuleContextSensitiveTest", "org.openmrs.web.test.BaseModuleWebContextSensitiveTest",
	    "junit.framework.TestCase");

	@Override
	public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
		return TEST_BASE_CLASSES.contains(String.valueOf(reader.getClassMetadata().getSuperClassName()));
	}
}
