/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.annotation;

import java.util.Map;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.module.patientconversations.platform.Platform;
import org.openmrs.module.patientconversations.platform.StartedModule;
import org.openmrs.module.patientconversations.platform.VersionRange;
import org.openmrs.util.OpenmrsConstants;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;

/** Keeps classes out whose {@link OpenmrsProfile} does not hold here. */
public class OpenmrsProfileExcludeFilter implements TypeFilter {

	@Override
	public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
		Map<String, Object> profile = reader.getAnnotationMetadata().getAnnotationAttributes(OpenmrsProfile.class.getName());
		return profile != null && !matchOpenmrsProfileAttributes(profile);
	}

	/** Whether the version and every module that the profile names are as it says. */
	public boolean matchOpenmrsProfileAttributes(Map<String, Object> profile) {
		String version = (String) profile.get("openmrsPlatformVersion");
		if (StringUtils.isNotBlank(version)
		        && !VersionRange.of(version).contains(OpenmrsConstants.OPENMRS_VERSION_SHORT)) {
			return false;
		}
		for (String module : (String[]) profile.get("modules")) {
			if (!holds(module)) {
				return false;
			}
		}
		return true;
	}

	private static boolean holds(String condition) {
		if (condition.startsWith("!")) {
			return Platform.startedModules().stream().noneMatch(module -> module.getModuleId().equals(condition.substring(1)));
		}
		String[] idAndVersions = condition.split(":", 2);
		for (StartedModule module : Platform.startedModules()) {
			if (module.getModuleId().equals(idAndVersions[0])
			        && (idAndVersions.length == 1 || VersionRange.of(idAndVersions[1]).contains(module.getVersion()))) {
				return true;
			}
		}
		return false;
	}
}
