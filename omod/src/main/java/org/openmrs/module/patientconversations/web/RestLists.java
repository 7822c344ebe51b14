/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web;

import java.util.Collections;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import org.openmrs.module.patientconversations.service.Page;
import org.openmrs.module.patientconversations.web.resources.Input;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.RestUtil;

/** Which part of a list a request asks for, and how the answer says that it goes on. */
public final class RestLists {

    private final int startIndex;

    private final int limit;

    private RestLists(int startIndex, int limit) {
        this.startIndex = startIndex;
        this.limit = limit;
    }

    /** @throws org.openmrs.api.ValidationException for a number out of bounds */
    public static RestLists of(HttpServletRequest request) {
        Input.checkPaging(request);
        String start = request.getParameter(RestConstants.REQUEST_PROPERTY_FOR_START_INDEX);
        String limit = request.getParameter(RestConstants.REQUEST_PROPERTY_FOR_LIMIT);
        return new RestLists(start == null ? 0 : Integer.parseInt(start), limit == null ? RestUtil.getDefaultLimit() : Integer.parseInt(limit));
    }

    public int getStartIndex() {
        return startIndex;
    }

    public int getLimit() {
        return limit;
    }

    public <T> SimpleObject describe(Page<T> page, Function<T, SimpleObject> describe) {
        return new SimpleObject().add("results", page.getItems().stream().map(describe).collect(Collectors.toList()))
            .add("links", page.hasMore() ? Collections.singletonList(new SimpleObject().add("rel", "next")) : Collections.emptyList());
    }
}
