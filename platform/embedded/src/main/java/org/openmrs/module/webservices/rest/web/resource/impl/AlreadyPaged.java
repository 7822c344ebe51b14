/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.resource.impl;

import java.util.List;

import org.openmrs.module.webservices.rest.web.RequestContext;

/** Results of which the database gave one page only. */
public class AlreadyPaged<T> extends BasePageableResult<T> {

    private final List<T> results;

    private final boolean hasMoreResults;

    private final Long totalCount;

    public AlreadyPaged(RequestContext context, List<T> results, boolean hasMoreResults) {
        this(context, results, hasMoreResults, null);
    }

    public AlreadyPaged(RequestContext context, List<T> results, boolean hasMoreResults, Long totalCount) {
        this.context = context;
        this.results = results;
        this.hasMoreResults = hasMoreResults;
        this.totalCount = totalCount;
    }

    @Override
    public List<T> getPageOfResults() {
        return results;
    }

    @Override
    public boolean hasMoreResults() {
        return hasMoreResults;
    }

    @Override
    public Long getTotalCount() {
        return totalCount;
    }
}
