/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module;

import java.util.Map;

/** What a module adds at a named point of another module's page. */
public abstract class Extension {

	/** Stands between a point's id and the media type in {@link #getExtensionId()}. */
	public static final String EXTENSION_ID_SEPARATOR = "|";

	/** The kinds of page there are. */
	public enum MEDIA_TYPE {
		html
	}

	private String pointId;

	private String moduleId;

	private Map<String, String> parameterMap;

	public Extension() {
	}

	/** @param parameterMap what the page says at the point, for instance the patient's id */
	public void initialize(Map<String, String> parameterMap) {
		setParameterMap(parameterMap);
	}

	public abstract Extension.MEDIA_TYPE getMediaType();

	public String getPointId() {
		return pointId;
	}

	public void setPointId(String pointId) {
		this.pointId = pointId;
	}

	public Map<String, String> getParameterMap() {
		return parameterMap;
	}

	public void setParameterMap(Map<String, String> parameterMap) {
		this.parameterMap = parameterMap;
	}

	public final String getModuleId() {
		return moduleId;
	}

	public final void setModuleId(String moduleId) {
		this.moduleId = moduleId;
	}

	/** @return what stands in place of the point's own content; null leaves that as it is */
	public String getOverrideContent(String bodyContent) {
		return null;
	}

	/** @return the place among the extensions of the same module at the same point; smaller comes first */
	public int getOrder() {
		return 0;
	}

	public String getExtensionId() {
		return toExtensionId(getPointId(), getMediaType());
	}

	public static final String toExtensionId(String pointId, MEDIA_TYPE mediaType) {
		return mediaType == null ? pointId : pointId + EXTENSION_ID_SEPARATOR + mediaType;
	}

	@Override
	public final String toString() {
		return "Extension: " + getExtensionId();
	}
}
