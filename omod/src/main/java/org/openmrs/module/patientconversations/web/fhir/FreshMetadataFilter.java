/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.fhir;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

/**
 * Lets the FHIR server always say what it can do now. HAPI keeps its CapabilityStatement for a minute, and once that is over answers with it one more time while
 * it makes the next (seen in {@code ConformanceMethodBinding} of 5.7.9): the first to ask would hear of a server without the modules that have started since.
 */
public final class FreshMetadataFilter implements Filter {

    private static final String CACHE_CONTROL = "Cache-Control";

    @Override
    public void init(FilterConfig config) {
        // There is nothing to configure.
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        chain.doFilter(new NoCache((HttpServletRequest) request), response);
    }

    @Override
    public void destroy() {
        // There is nothing to let go of.
    }

    /** A request that wants no answer from a cache. */
    private static final class NoCache extends HttpServletRequestWrapper {

        NoCache(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getHeader(String name) {
            return CACHE_CONTROL.equalsIgnoreCase(name) ? "no-cache" : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return CACHE_CONTROL.equalsIgnoreCase(name) ? Collections.enumeration(Collections.singleton("no-cache")) : super.getHeaders(name);
        }
    }
}
