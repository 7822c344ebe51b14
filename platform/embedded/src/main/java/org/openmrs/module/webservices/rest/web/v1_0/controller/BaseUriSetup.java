/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.v1_0.controller;

import javax.servlet.http.HttpServletRequest;

import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.RestUtil;

/** Completes the beginning of all addresses with the host and context path of the first request, if no global property has set it. */
public class BaseUriSetup {

    public synchronized void setup(HttpServletRequest request) {
        if (!RestConstants.URI_PREFIX.startsWith("http://") && !RestConstants.URI_PREFIX.startsWith("https://")) {
            RestConstants.URI_PREFIX = RestUtil.determineSchemeHostAndPortFromRequest(request) + request.getContextPath()
                    + RestConstants.URI_PREFIX;
        }
    }
}
