/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.EncodingEnum;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ReadListener;
import javax.servlet.ServletException;
import javax.servlet.ServletInputStream;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.servlet.http.HttpServletResponse;
import org.apache.commons.lang3.StringUtils;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.web.OriginalBody;
import org.openmrs.module.patientconversations.web.RestException;

/**
 * Keeps the body of a request on Communication as it was sent, for the provider to read, whatever the filters behind this one do to what the
 * FHIR server is given. OpenMRS runs the filters of the module that started last first, so before legacyui's.
 */
public final class OriginalBodyFilter implements Filter {

    private static final String CONTENT_TYPE = "Content-Type";

    private static final String JSON = "application/fhir+json;charset=UTF-8";

    private static final String BODY = OriginalBodyFilter.class.getName();

    /** The body that the client sent; empty if the request has not come through this filter. */
    static Optional<String> bodyOf(ServletRequest request) {
        return Optional.ofNullable((byte[]) request.getAttribute(BODY)).map(body -> new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void init(FilterConfig config) {
        // There is nothing to configure.
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (StringUtils.startsWithIgnoreCase(request.getContentType(), "multipart/")) {
            // No body of FHIR's, and legacyui's filter casts it to what it is given by Spring.
            chain.doFilter(request, response);
            return;
        }
        byte[] body;
        try {
            body = OriginalBody.read(request, OriginalBody.LONGEST_TEXT);
        } catch (RestException tooLong) {
            ((HttpServletResponse) response).sendError(tooLong.getStatus().value());
            return;
        }
        request.setAttribute(BODY, body);
        HttpServletRequest received = (HttpServletRequest) request;
        Optional<byte[]> json = EncodingEnum.forContentType(request.getContentType()) == EncodingEnum.XML ? toJson(body) : Optional.empty();
        chain.doFilter(json.map(converted -> new Replay(received, converted, JSON)).orElseGet(() -> new Replay(received, body, request.getContentType())),
            response);
    }

    /** Of XML legacyui leaves nothing that can be read, of JSON all that matters to the server; empty for what cannot be read as it is. */
    private static Optional<byte[]> toJson(byte[] xml) {
        FhirContext context = Context.getRegisteredComponent("fhirR4", FhirContext.class);
        try {
            IBaseResource resource = context.newXmlParser().parseResource(new String(xml, StandardCharsets.UTF_8));
            return Optional.of(context.newJsonParser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8));
        } catch (DataFormatException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public void destroy() {
        // There is nothing to give back.
    }

    /** The request with its body to be read again. */
    private static final class Replay extends HttpServletRequestWrapper {

        private final byte[] body;

        private final String contentType;

        Replay(HttpServletRequest request, byte[] body, String contentType) {
            super(request);
            this.body = body;
            this.contentType = contentType;
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        public String getHeader(String name) {
            return CONTENT_TYPE.equalsIgnoreCase(name) ? contentType : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return CONTENT_TYPE.equalsIgnoreCase(name) && contentType != null ? Collections.enumeration(Collections.singleton(contentType))
                : super.getHeaders(name);
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {

                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
