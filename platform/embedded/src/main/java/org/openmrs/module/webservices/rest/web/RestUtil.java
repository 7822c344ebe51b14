/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.apache.commons.beanutils.PropertyUtils;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.openmrs.OpenmrsData;
import org.openmrs.api.ValidationException;
import org.openmrs.api.context.Context;
import org.openmrs.messagesource.MessageSourceService;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.api.RestService;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.util.PrivilegeConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** What the controllers of the REST module share: the request's parameters, the answers' statuses and error bodies. */
public class RestUtil {

    private static final Logger LOG = LoggerFactory.getLogger(RestUtil.class);

    private static String globalProperty(String name, String defaultValue) {
        try {
            Context.addProxyPrivilege(PrivilegeConstants.GET_GLOBAL_PROPERTIES);
            return Context.getAdministrationService().getGlobalProperty(name, defaultValue);
        } finally {
            Context.removeProxyPrivilege(PrivilegeConstants.GET_GLOBAL_PROPERTIES);
        }
    }

    public static Integer getDefaultLimit() {
        return limit(RestConstants.MAX_RESULTS_DEFAULT_GLOBAL_PROPERTY_NAME, RestConstants.MAX_RESULTS_DEFAULT);
    }

    public static Integer getAbsoluteLimit() {
        return limit(RestConstants.MAX_RESULTS_ABSOLUTE_GLOBAL_PROPERTY_NAME, RestConstants.MAX_RESULTS_ABSOLUTE);
    }

    private static Integer limit(String name, Integer otherwise) {
        String value = globalProperty(name, null);
        if (StringUtils.isEmpty(value)) {
            return otherwise;
        }
        try {
            return Integer.valueOf(value);
        } catch (NumberFormatException e) {
            LOG.error("{} must be an integer", name);
            return otherwise;
        }
    }

    /** @return whether the global property of allowed addresses is empty or names this one, alone or by its network */
    public static boolean isIpAllowed(String ip) {
        String allowed = globalProperty(RestConstants.ALLOWED_IPS_GLOBAL_PROPERTY_NAME, "");
        return ipMatches(ip, StringUtils.isEmpty(allowed) ? Collections.emptyList() : Arrays.asList(allowed.split("[\\s,]+")));
    }

    public static boolean ipMatches(String ip, List<String> candidateIps) {
        if (candidateIps.isEmpty()) {
            return true;
        }
        try {
            byte[] address = InetAddress.getByName(ip).getAddress();
            for (String candidate : candidateIps) {
                String[] parts = candidate.split("/");
                byte[] network = InetAddress.getByName(parts[0]).getAddress();
                int bits = parts.length == 1 ? network.length * 8 : Integer.parseInt(parts[1]);
                if (bits > network.length * 8) {
                    throw new IllegalArgumentException("Invalid mask in " + candidate);
                }
                if (address.length == network.length && samePrefix(address, network, bits)) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Invalid IP address", e);
        }
    }

    private static boolean samePrefix(byte[] one, byte[] other, int bits) {
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if ((one[i / 8] & mask) != (other[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    public static RequestContext getRequestContext(HttpServletRequest request, HttpServletResponse response,
            Representation defaultView) {
        Representation view = defaultView == null ? Representation.DEFAULT : defaultView;
        RequestContext context = new RequestContext();
        context.setRequest(request);
        context.setResponse(response);

        String representation = nonEmpty(request, RestConstants.REQUEST_PROPERTY_FOR_REPRESENTATION);
        if (representation == null || representation.equalsIgnoreCase(view.getRepresentation())) {
            context.setRepresentation(view);
        } else {
            context.setRepresentation(Context.getService(RestService.class).getRepresentation(representation));
        }
        context.setType(nonEmpty(request, RestConstants.REQUEST_PROPERTY_FOR_TYPE));

        Integer limit = integer(request, RestConstants.REQUEST_PROPERTY_FOR_LIMIT);
        if (limit != null) {
            context.setLimit(limit);
        }
        Integer startIndex = integer(request, RestConstants.REQUEST_PROPERTY_FOR_START_INDEX);
        if (startIndex != null) {
            context.setStartIndex(startIndex);
        }
        context.setIncludeAll(getBooleanParam(request, RestConstants.REQUEST_PROPERTY_FOR_INCLUDE_ALL));
        return context;
    }

    public static RequestContext getRequestContext(HttpServletRequest request, HttpServletResponse response) {
        return getRequestContext(request, response, Representation.DEFAULT);
    }

    private static String nonEmpty(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        if ("".equals(value)) {
            throw new IllegalArgumentException("?" + name + "= needs a value");
        }
        return value;
    }

    private static Integer integer(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        try {
            return value == null ? null : Integer.valueOf(value);
        } catch (NumberFormatException e) {
            LOG.debug("The parameter {} is not an integer and is ignored", name);
            return null;
        }
    }

    public static Boolean getBooleanParam(HttpServletRequest request, String param) {
        String value = request.getParameter(param);
        return value != null && Arrays.asList("true", "on", "yes", "1").contains(value.toLowerCase());
    }

    public static Object noContent(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return "";
    }

    public static Object created(HttpServletResponse response, Object created) {
        return answer(response, HttpServletResponse.SC_CREATED, created);
    }

    public static Object updated(HttpServletResponse response, Object updated) {
        return answer(response, HttpServletResponse.SC_OK, updated);
    }

    private static Object answer(HttpServletResponse response, int status, Object body) {
        response.setStatus(status);
        try {
            response.addHeader("Location", (String) PropertyUtils.getProperty(body, "uri"));
        } catch (Exception e) {
            LOG.trace("The answer names no address of its own", e);
        }
        return body;
    }

    /** Begins the addresses in answers as the global property says, or leaves the host to the first request. */
    public static void setUriPrefix() {
        String prefix = StringUtils.defaultIfBlank(globalProperty(RestConstants.URI_PREFIX_GLOBAL_PROPERTY_NAME, null), "");
        RestConstants.URI_PREFIX = StringUtils.appendIfMissing(prefix, "/") + "ws/rest/";
    }

    public static <D extends OpenmrsData, C extends Collection<D>> Set<D> removeVoidedData(C input) {
        Set<D> data = new LinkedHashSet<>(input);
        data.removeIf(OpenmrsData::getVoided);
        return data;
    }

    public static boolean hasCause(Throwable throwable, Class<? extends Throwable> causeClassToLookFor) {
        return ExceptionUtils.indexOfType(throwable, causeClassToLookFor) >= 0;
    }

    /** @return the error body: every message of the chain of causes, and the stack trace where that is switched on (it is by default) */
    public static SimpleObject wrapErrorResponse(Exception ex, String reason) {
        List<String> messages = new ArrayList<>();
        messages.add(StringUtils.isNotBlank(ex.getMessage()) || ex.getCause() == null ? String.valueOf(ex.getMessage()) : null);
        for (Throwable cause = ex.getCause(); cause != null; cause = cause.getCause()) {
            messages.add(StringUtils.isNotBlank(cause.getMessage()) ? cause.getMessage() : null);
        }
        messages.removeIf(message -> message == null);
        String chain = messages.isEmpty() ? String.valueOf(ex.getMessage()) : String.join(" => ", messages);

        Map<String, String> error = new LinkedHashMap<>();
        error.put("message", StringUtils.isEmpty(reason) ? "[" + chain + "]" : reason + " [" + chain + "]");
        StackTraceElement[] trace = ex.getStackTrace();
        boolean detailed = trace.length > 0
                && "true".equalsIgnoreCase(globalProperty(RestConstants.ENABLE_STACK_TRACE_DETAILS_GLOBAL_PROPERTY_NAME, "false"));
        error.put("code", trace.length > 0 ? trace[0].getClassName() + ":" + trace[0].getLineNumber() : "");
        error.put("detail", detailed ? ExceptionUtils.getStackTrace(ex) : "");
        error.put("rawMessage", ex.getMessage());
        error.put("translatedMessage",
            Context.getMessageSourceService().getMessage(ex.getMessage(), null, null, Context.getLocale()));
        return new SimpleObject().add("error", error);
    }

    /** @return the error body of a refused value: the global errors, and the errors of each field */
    public static SimpleObject wrapValidationErrorResponse(ValidationException ex) {
        MessageSourceService messages = Context.getMessageSourceService();
        List<SimpleObject> globalErrors = new ArrayList<>();
        for (ObjectError error : ex.getErrors().getGlobalErrors()) {
            globalErrors.add(describe(error, messages));
        }
        Map<String, List<SimpleObject>> byField = new LinkedHashMap<>();
        for (FieldError error : ex.getErrors().getFieldErrors()) {
            byField.computeIfAbsent(error.getField(), field -> new ArrayList<>()).add(describe(error, messages));
        }
        SimpleObject fieldErrors = new SimpleObject();
        fieldErrors.putAll(byField);
        String code = "webservices.rest.error.invalid.submission";
        return new SimpleObject().add("error", new SimpleObject()
                .add("message", messages.getMessage(code))
                .add("code", code)
                .add("globalErrors", globalErrors)
                .add("fieldErrors", fieldErrors));
    }

    private static SimpleObject describe(ObjectError error, MessageSourceService messages) {
        return new SimpleObject().add("code", error.getCode()).add("message", messages.getMessage(error.getCode(),
            error.getArguments(), error.getDefaultMessage(), Context.getLocale()));
    }

    /** @return {@code http://host:port} as the caller sees it, proxies before us included; a standard port is left out */
    public static StringBuffer determineSchemeHostAndPortFromRequest(HttpServletRequest request) {
        String scheme = StringUtils.defaultIfBlank(request.getHeader("X-Forwarded-Proto"), request.getScheme());
        String host = StringUtils.defaultIfBlank(request.getHeader("X-Forwarded-Host"), request.getServerName());
        String forwardedPort = request.getHeader("X-Forwarded-Port");
        boolean forwarded = StringUtils.isNotBlank(forwardedPort);
        String port = forwarded ? forwardedPort : String.valueOf(request.getServerPort());
        String portsScheme = forwarded ? scheme : request.getScheme();
        boolean standard = "http".equalsIgnoreCase(portsScheme) && "80".equals(port)
                || "https".equalsIgnoreCase(portsScheme) && "443".equals(port);
        return new StringBuffer(scheme + "://" + host + (standard ? "" : ":" + port));
    }
}
