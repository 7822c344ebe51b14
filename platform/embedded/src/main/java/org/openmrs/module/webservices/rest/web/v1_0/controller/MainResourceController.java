/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.v1_0.controller;

import java.util.Collections;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.openmrs.module.webservices.rest.web.api.RestService;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.api.Creatable;
import org.openmrs.module.webservices.rest.web.resource.api.Deletable;
import org.openmrs.module.webservices.rest.web.resource.api.Listable;
import org.openmrs.module.webservices.rest.web.resource.api.Purgeable;
import org.openmrs.module.webservices.rest.web.resource.api.Resource;
import org.openmrs.module.webservices.rest.web.resource.api.Retrievable;
import org.openmrs.module.webservices.rest.web.resource.api.Searchable;
import org.openmrs.module.webservices.rest.web.resource.api.Updatable;
import org.openmrs.module.webservices.rest.web.response.InvalidSearchException;
import org.openmrs.module.webservices.rest.web.response.ResourceDoesNotSupportOperationException;
import org.openmrs.module.webservices.rest.web.response.ResponseException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Hands a request on to the resource that its address names. */
@RequestMapping("/rest/" + RestConstants.VERSION_1)
public class MainResourceController extends BaseRestController {

    @Autowired
    RestService restService;

    @Autowired
    BaseUriSetup baseUriSetup;

    @RequestMapping(value = "/{resource}/{uuid}", method = RequestMethod.GET)
    @ResponseBody
    public Object retrieve(@PathVariable("resource") String resource, @PathVariable("uuid") String uuid,
            HttpServletRequest request, HttpServletResponse response) throws ResponseException {
        RequestContext context = context(request, response);
        return ((Retrievable) find(resource)).retrieve(uuid, context);
    }

    @RequestMapping(value = "/{resource}", method = RequestMethod.POST)
    @ResponseBody
    public Object create(@PathVariable("resource") String resource, @RequestBody SimpleObject post, HttpServletRequest request,
            HttpServletResponse response) throws ResponseException {
        RequestContext context = context(request, response);
        return RestUtil.created(response, ((Creatable) find(resource)).create(post, context));
    }

    @RequestMapping(value = "/{resource}/{uuid}", method = RequestMethod.POST)
    @ResponseBody
    public Object update(@PathVariable("resource") String resource, @PathVariable("uuid") String uuid,
            @RequestBody SimpleObject post, HttpServletRequest request, HttpServletResponse response) throws ResponseException {
        RequestContext context = context(request, response);
        if (post.size() == 1 && "false".equals(post.<Object> get("deleted"))) {
            return RestUtil.updated(response, ((Deletable) find(resource)).undelete(uuid, context));
        }
        return RestUtil.updated(response, ((Updatable) find(resource)).update(uuid, post, context));
    }

    @RequestMapping(value = "/{resource}/{uuid}", method = RequestMethod.DELETE, params = "!purge")
    @ResponseBody
    public Object delete(@PathVariable("resource") String resource, @PathVariable("uuid") String uuid,
            @RequestParam(value = "reason", defaultValue = "web service call") String reason, HttpServletRequest request,
            HttpServletResponse response) throws ResponseException {
        RequestContext context = context(request, response);
        ((Deletable) find(resource)).delete(uuid, reason, context);
        return RestUtil.noContent(response);
    }

    @RequestMapping(value = "/{resource}/{uuid}", method = RequestMethod.DELETE, params = "purge=true")
    @ResponseBody
    public Object purge(@PathVariable("resource") String resource, @PathVariable("uuid") String uuid, HttpServletRequest request,
            HttpServletResponse response) throws ResponseException {
        RequestContext context = context(request, response);
        ((Purgeable) find(resource)).purge(uuid, context);
        return RestUtil.noContent(response);
    }

    /** A parameter that is none of the framework's own makes a search of it, otherwise everything is listed. */
    @RequestMapping(value = "/{resource}", method = RequestMethod.GET)
    @ResponseBody
    public SimpleObject get(@PathVariable("resource") String resource, HttpServletRequest request, HttpServletResponse response)
            throws ResponseException {
        baseUriSetup.setup(request);
        Resource found = find(resource);
        RequestContext context = RestUtil.getRequestContext(request, response, Representation.REF);
        if (request.getParameter(RestConstants.REQUEST_PROPERTY_FOR_SEARCH_ID) != null) {
            throw new InvalidSearchException("The search is not recognized");
        }
        if (!RestConstants.SPECIAL_REQUEST_PARAMETERS.containsAll(Collections.list(request.getParameterNames()))) {
            if (found instanceof Searchable) {
                return ((Searchable) found).search(context);
            }
            throw new ResourceDoesNotSupportOperationException(found.getClass().getSimpleName() + " is not searchable");
        }
        if (found instanceof Listable) {
            return ((Listable) found).getAll(context);
        }
        throw new ResourceDoesNotSupportOperationException(found.getClass().getSimpleName() + " is not listable");
    }

    private RequestContext context(HttpServletRequest request, HttpServletResponse response) {
        baseUriSetup.setup(request);
        return RestUtil.getRequestContext(request, response);
    }

    private Resource find(String resource) {
        return restService.getResourceByName(buildResourceName(resource));
    }
}
