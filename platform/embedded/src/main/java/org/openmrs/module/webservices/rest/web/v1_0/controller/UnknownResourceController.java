/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.v1_0.controller;

import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.response.UnknownResourceException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;

/** Stands for addresses that no controller has. */
@RequestMapping("/rest/unknownResource")
public class UnknownResourceController extends BaseRestController {

    @RequestMapping(method = RequestMethod.GET)
    @ResponseBody
    public SimpleObject handleUnknownResource() throws UnknownResourceException {
        throw new UnknownResourceException();
    }
}
