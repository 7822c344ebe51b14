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
import org.openmrs.module.webservices.rest.web.resource.api.Searchable;
import org.openmrs.module.webservices.rest.web.resource.api.SubResource;
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

/** Hands a request on to the sub-resource that its address names. */
@RequestMapping("/rest/" + RestConstants.VERSION_1)
public class MainSubResourceController extends BaseRestController {

    @Autowired
    RestService restService;

    @Autowired
    BaseUriSetup baseUriSetup;

    @RequestMapping(value = "/{resource}/{parentUuid}/{subResource}/{uuid}", method = RequestMethod.GET)
    @ResponseBody
    public Object retrieve(@PathVariable("resource") String resource, @PathVariable("parentUuid") String parentUuid,
            @PathVariable("subResource") String subResource, @PathVariable("uuid") String uuid, HttpServletRequest request,
            HttpServletResponse response) throws ResponseException {
        RequestContext context = context(request, response);
        return find(resource, subResource).retrieve(parentUuid, uuid, context);
    }

    @RequestMapping(value = "/{resource}/{parentUuid}/{subResource}", method = RequestMethod.GET)
    @ResponseBody
    public SimpleObject get(@PathVariable("resource") String resource, @PathVariable("parentUuid") String parentUuid,
            @PathVariable("subResource") String subResource, HttpServletRequest request, HttpServletResponse response)
            throws ResponseException {
        baseUriSetup.setup(request);
        SubResource found = find(resource, subResource);
        RequestContext context = RestUtil.getRequestContext(request, response);
        if (request.getParameter(RestConstants.REQUEST_PROPERTY_FOR_SEARCH_ID) != null) {
            throw new InvalidSearchException("The search is not recognized");
        }
        if (!RestConstants.SPECIAL_REQUEST_PARAMETERS.containsAll(Collections.list(request.getParameterNames()))) {
            if (found instanceof Searchable) {
                return ((Searchable) found).search(context);
            }
            throw new ResourceDoesNotSupportOperationException(found.getClass().getSimpleName() + " is not searchable");
        }
        return found.getAll(parentUuid, context);
    }

    @RequestMapping(value = "/{resource}/{parentUuid}/{subResource}", method = RequestMethod.POST)
    @ResponseBody
    public Object create(@PathVariable("resource") String resource, @PathVariable("parentUuid") String parentUuid,
            @PathVariable("subResource") String subResource, @RequestBody SimpleObject post, HttpServletRequest request,
            HttpServletResponse response) throws ResponseException {
        RequestContext context = context(request, response);
        return RestUtil.created(response, find(resource, subResource).create(parentUuid, post, context));
    }

    @RequestMapping(value = "/{resource}/{parentUuid}/{subResource}/{uuid}", method = RequestMethod.POST)
    @ResponseBody
    public Object update(@PathVariable("resource") String resource, @PathVariable("parentUuid") String parentUuid,
            @PathVariable("subResource") String subResource, @PathVariable("uuid") String uuid, @RequestBody SimpleObject post,
            HttpServletRequest request, HttpServletResponse response) throws ResponseException {
        RequestContext context = context(request, response);
        return RestUtil.updated(response, find(resource, subResource).update(parentUuid, uuid, post, context));
    }

    @RequestMapping(value = "/{resource}/{parentUuid}/{subResource}/{uuid}", method = RequestMethod.DELETE, params = "!purge")
    @ResponseBody
    public Object delete(@PathVariable("resource") String resource, @PathVariable("parentUuid") String parentUuid,
            @PathVariable("subResource") String subResource, @PathVariable("uuid") String uuid,
            @RequestParam(value = "reason", defaultValue = "web service call") String reason, HttpServletRequest request,
            HttpServletResponse response) throws ResponseException {
        RequestContext context = context(request, response);
        find(resource, subResource).delete(parentUuid, uuid, reason, context);
        return RestUtil.noContent(response);
    }

    @RequestMapping(value = "/{resource}/{parentUuid}/{subResource}/{uuid}", method = RequestMethod.DELETE, params = "purge")
    @ResponseBody
    public Object purge(@PathVariable("resource") String resource, @PathVariable("parentUuid") String parentUuid,
            @PathVariable("subResource") String subResource, @PathVariable("uuid") String uuid, HttpServletRequest request,
            HttpServletResponse response) throws ResponseException {
        RequestContext context = context(request, response);
        find(resource, subResource).purge(parentUuid, uuid, context);
        return RestUtil.noContent(response);
    }

    @RequestMapping(value = "/{resource}/{parentUuid}/{subResource}", method = RequestMethod.PUT)
    @ResponseBody
    public Object put(@PathVariable("resource") String resource, @PathVariable("parentUuid") String parentUuid,
            @PathVariable("subResource") String subResource, @RequestBody SimpleObject post, HttpServletRequest request,
            HttpServletResponse response) throws ResponseException {
        RequestContext context = context(request, response);
        find(resource, subResource).put(parentUuid, post, context);
        return RestUtil.noContent(response);
    }

    private RequestContext context(HttpServletRequest request, HttpServletResponse response) {
        baseUriSetup.setup(request);
        return RestUtil.getRequestContext(request, response);
    }

    private SubResource find(String resource, String subResource) {
        return (SubResource) restService.getResourceByName(buildResourceName(resource) + "/" + subResource);
    }
}
