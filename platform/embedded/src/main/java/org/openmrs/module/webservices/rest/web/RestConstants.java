/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Names and numbers of the REST module. */
public class RestConstants {

    public static final String PRIV_SET_AUDIT_DATA = "Set Audit Data";

    public static Integer MAX_RESULTS_DEFAULT = 50;

    public static Integer MAX_RESULTS_ABSOLUTE = 100;

    public static final String MODULE_ID = "webservices.rest";

    public static String MAX_RESULTS_DEFAULT_GLOBAL_PROPERTY_NAME = MODULE_ID + ".maxResultsDefault";

    public static String MAX_RESULTS_ABSOLUTE_GLOBAL_PROPERTY_NAME = MODULE_ID + ".maxResultsAbsolute";

    public static String ALLOWED_IPS_GLOBAL_PROPERTY_NAME = MODULE_ID + ".allowedips";

    public static final String URI_PREFIX_GLOBAL_PROPERTY_NAME = MODULE_ID + ".uriPrefix";

    public static String ENABLE_STACK_TRACE_DETAILS_GLOBAL_PROPERTY_NAME = MODULE_ID + ".enableStackTraceDetails";

    public static final String VERSION_1 = "v1";

    public static final String VERSION_2 = "v2";

    /** What every address in an answer begins with; the first request completes it with its host, see BaseUriSetup. */
    public static String URI_PREFIX;

    static {
        RestUtil.setUriPrefix();
    }

    public static String REQUEST_PROPERTY_FOR_LIMIT = "limit";

    public static String REQUEST_PROPERTY_FOR_START_INDEX = "startIndex";

    public static String REQUEST_PROPERTY_FOR_REPRESENTATION = "v";

    public static final String REQUEST_PROPERTY_FOR_TYPE = "t";

    public static final String REQUEST_PROPERTY_FOR_INCLUDE_ALL = "includeAll";

    public static final String REQUEST_PROPERTY_FOR_JSESSIONID = "jsessionid";

    public static final String REQUEST_PROPERTY_FOR_SEARCH_ID = "s";

    public static final String REQUEST_PROPERTY_FOR_TOTAL_COUNT = "totalCount";

    public static final String PROPERTY_FOR_TYPE = "type";

    public static String REPRESENTATION_REF = "ref";

    public static String REPRESENTATION_DEFAULT = "default";

    public static String REPRESENTATION_FULL = "full";

    public static String REPRESENTATION_CUSTOM_PREFIX = "custom:";

    public static final String PROPERTY_FOR_RESOURCE_VERSION = "resourceVersion";

    public static final String PROPERTY_FOR_RESOURCE_VERSION_DEFAULT_VALUE = "1.8";

    public static final String PROPERTY_UUID = "uuid";

    /** The parameters that do not make a listing a search. */
    public static final Set<String> SPECIAL_REQUEST_PARAMETERS = Collections.unmodifiableSet(new HashSet<>(Arrays.asList(
        REQUEST_PROPERTY_FOR_INCLUDE_ALL, REQUEST_PROPERTY_FOR_LIMIT, REQUEST_PROPERTY_FOR_REPRESENTATION,
        REQUEST_PROPERTY_FOR_START_INDEX, REQUEST_PROPERTY_FOR_JSESSIONID, REQUEST_PROPERTY_FOR_SEARCH_ID,
        REQUEST_PROPERTY_FOR_TYPE, REQUEST_PROPERTY_FOR_TOTAL_COUNT)));
}
