/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.filter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.apache.commons.codec.binary.Base64;
import org.apache.commons.lang3.StringUtils;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.ContextAuthenticationException;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a caller in by Basic authentication; who gives none, or a wrong one, goes on as anonymous. */
public class AuthorizationFilter implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationFilter.class);

    @Override
    public void init(FilterConfig config) {
    }

    @Override
    public void destroy() {
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        if (!RestUtil.isIpAllowed(request.getRemoteAddr())) {
            answer.sendError(HttpServletResponse.SC_FORBIDDEN, "IP address '" + request.getRemoteAddr() + "' is not authorized");
            return;
        }
        if (http.getRequestedSessionId() != null && !http.isRequestedSessionIdValid()) {
            answer.sendError(HttpServletResponse.SC_UNAUTHORIZED, "Session timed out");
        }
        String authorization = http.getHeader("Authorization");
        if (!Context.isAuthenticated() && authorization != null && authorization.startsWith("Basic")) {
            String encoded = StringUtils.substring(authorization, "Basic ".length());
            String decoded = new String(Base64.decodeBase64(encoded), StandardCharsets.UTF_8);
            if (StringUtils.isBlank(decoded) || !decoded.contains(":")) {
                answer.sendError(HttpServletResponse.SC_BAD_REQUEST, "Invalid credentials provided");
                return;
            }
            authenticate(decoded.split(":"));
        }
        chain.doFilter(request, response);
    }

    private void authenticate(String[] credentials) {
        try {
            Context.authenticate(credentials[0], credentials[1]);
        } catch (ContextAuthenticationException | ArrayIndexOutOfBoundsException e) {
            LOG.debug("Basic authentication failed");
        }
    }
}
