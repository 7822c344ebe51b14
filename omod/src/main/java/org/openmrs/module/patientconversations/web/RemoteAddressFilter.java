/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web;

import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import org.openmrs.module.patientconversations.RemoteAddress;

/** Tells the services from where a request comes, for the audit. */
public final class RemoteAddressFilter implements Filter {

    @Override
    public void init(FilterConfig config) {
        // There is nothing to configure.
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        try {
            RemoteAddress.<Exception> during(request.getRemoteAddr(), () -> chain.doFilter(request, response));
        } catch (IOException | ServletException | RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }

    @Override
    public void destroy() {
        // There is nothing to give back.
    }
}
