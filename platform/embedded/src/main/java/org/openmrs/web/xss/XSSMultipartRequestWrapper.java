/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.web.xss;

import java.util.Enumeration;
import java.util.List;

import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.support.DefaultMultipartHttpServletRequest;

/** A request with files, whose parameters beside the files come escaped. */
class XSSMultipartRequestWrapper extends DefaultMultipartHttpServletRequest {

	XSSMultipartRequestWrapper(DefaultMultipartHttpServletRequest request) {
		super(request);
	}

	@Override
	public DefaultMultipartHttpServletRequest getRequest() {
		return (DefaultMultipartHttpServletRequest) super.getRequest();
	}

	@Override
	public String getParameter(String name) {
		String value = getRequest().getParameter(name);
		return value == null ? null : XSSUtil.sanitize(this, name, value);
	}

	@Override
	public String[] getParameterValues(String name) {
		return XSSUtil.sanitize(this, name, getRequest().getParameterValues(name));
	}

	@Override
	public Enumeration<String> getParameterNames() {
		return getRequest().getParameterNames();
	}

	@Override
	public MultipartFile getFile(String name) {
		return getRequest().getFile(name);
	}

	@Override
	public List<MultipartFile> getFiles(String name) {
		return getRequest().getFiles(name);
	}

	@Override
	public MultiValueMap<String, MultipartFile> getMultiFileMap() {
		return getRequest().getMultiFileMap();
	}
}
