/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.APIException;
import org.openmrs.module.webservices.rest.web.representation.Representation;

/** What a request asks for besides its object: representation, page, voided ones too or not. */
public class RequestContext {

    private HttpServletRequest request;

    private HttpServletResponse response;

    private Representation representation = Representation.DEFAULT;

    private Integer startIndex = 0;

    private Integer limit = RestUtil.getDefaultLimit();

    private Boolean includeAll = false;

    private String type;

    public HttpServletRequest getRequest() {
        return request;
    }

    public void setRequest(HttpServletRequest request) {
        this.request = request;
    }

    public HttpServletResponse getResponse() {
        return response;
    }

    public void setResponse(HttpServletResponse response) {
        this.response = response;
    }

    public Representation getRepresentation() {
        return representation;
    }

    public void setRepresentation(Representation representation) {
        this.representation = representation;
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public Boolean getIncludeAll() {
        return includeAll;
    }

    public void setIncludeAll(Boolean includeAll) {
        this.includeAll = includeAll;
    }

    public Integer getLimit() {
        return limit;
    }

    /** @throws APIException (which answers 500) unless the limit is above 0 and within the administrator's maximum */
    public void setLimit(Integer limit) {
        if (limit == null || limit <= 0) {
            throw new APIException("The number of results has to be above 0");
        }
        if (limit > RestUtil.getAbsoluteLimit()) {
            throw new APIException("The number of results may be at most " + RestUtil.getAbsoluteLimit());
        }
        this.limit = limit;
    }

    public Integer getStartIndex() {
        return startIndex;
    }

    public void setStartIndex(Integer startIndex) {
        this.startIndex = startIndex;
    }

    public Hyperlink getNextLink() {
        return link("next", startIndex + limit);
    }

    public Hyperlink getPreviousLink() {
        return link("prev", Math.max(0, startIndex - limit));
    }

    private Hyperlink link(String rel, int start) {
        StringBuilder query = new StringBuilder("?");
        for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
            if (!RestConstants.REQUEST_PROPERTY_FOR_START_INDEX.equals(parameter.getKey())) {
                for (String value : parameter.getValue()) {
                    query.append(parameter.getKey()).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)).append('&');
                }
            }
        }
        if (start > 0) {
            query.append(RestConstants.REQUEST_PROPERTY_FOR_START_INDEX).append('=').append(start);
        }
        return new Hyperlink(rel, RestUtil.determineSchemeHostAndPortFromRequest(request) + request.getRequestURI() + query);
    }

    /** @return the request's parameter, or null without one or without a request */
    public String getParameter(String name) {
        return request == null ? null : request.getParameter(name);
    }
}
