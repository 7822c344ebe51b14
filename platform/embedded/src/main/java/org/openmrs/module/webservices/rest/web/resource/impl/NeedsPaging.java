/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.resource.impl;

import java.util.List;

import org.openmrs.module.webservices.rest.web.RequestContext;

/** All results, of which the answer shows one page. */
public class NeedsPaging<T> extends BasePageableResult<T> {

    private final List<T> unpagedResults;

    public NeedsPaging(List<T> unpagedResults, RequestContext context) {
        this.unpagedResults = unpagedResults;
        this.context = context;
    }

    /** A start beyond the end is not forgiven: it fails, and answers 500. */
    @Override
    public List<T> getPageOfResults() {
        if (context.getStartIndex() == 0 && context.getLimit() >= unpagedResults.size()) {
            return unpagedResults;
        }
        return unpagedResults.subList(context.getStartIndex(),
            Math.min(context.getStartIndex() + context.getLimit(), unpagedResults.size()));
    }

    @Override
    public boolean hasMoreResults() {
        return unpagedResults.size() > context.getStartIndex() + context.getLimit();
    }

    @Override
    public Long getTotalCount() {
        return (long) unpagedResults.size();
    }
}
