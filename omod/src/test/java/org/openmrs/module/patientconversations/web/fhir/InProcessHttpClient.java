/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.fhir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import org.apache.http.Header;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpVersion;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.conn.ClientConnectionManager;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.message.BasicHttpResponse;
import org.apache.http.params.HttpParams;
import org.apache.http.protocol.HttpContext;
import org.openmrs.web.xss.XSSFilter;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Hands HTTP requests to a servlet on the calling thread, so within the test's transaction, which other threads do not see. Our filter stands
 * before it, and legacyui's, which rewrites what is sent.
 */
@SuppressWarnings("deprecation")
final class InProcessHttpClient extends CloseableHttpClient {

    private final HttpServlet servlet;

    private final String servletPath;

    InProcessHttpClient(HttpServlet servlet, String servletPath) {
        this.servlet = servlet;
        this.servletPath = servletPath;
    }

    private static final class Answer extends BasicHttpResponse implements CloseableHttpResponse {

        Answer(int status) {
            super(HttpVersion.HTTP_1_1, status, "");
        }

        @Override
        public void close() {
            // There is no connection.
        }
    }

    @Override
    protected CloseableHttpResponse doExecute(HttpHost target, HttpRequest request, HttpContext context) throws IOException {
        URI uri = request instanceof HttpUriRequest ? ((HttpUriRequest) request).getURI() : URI.create(request.getRequestLine().getUri());
        MockHttpServletRequest in = new MockHttpServletRequest(request.getRequestLine().getMethod(), uri.getRawPath());
        in.setServletPath(servletPath);
        in.setQueryString(uri.getRawQuery());
        parameters(uri.getRawQuery(), in);
        for (Header header : request.getAllHeaders()) {
            if (!header.getName().equalsIgnoreCase("Accept-Encoding")) {
                in.addHeader(header.getName(), header.getValue());
            }
        }
        if (request instanceof HttpEntityEnclosingRequest && ((HttpEntityEnclosingRequest) request).getEntity() != null) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            ((HttpEntityEnclosingRequest) request).getEntity().writeTo(body);
            in.setContent(body.toByteArray());
        }
        MockHttpServletResponse out = new MockHttpServletResponse();
        try {
            new MockFilterChain(servlet, new OriginalBodyFilter(), new XSSFilter()).doFilter(in, out);
        } catch (ServletException e) {
            throw new IOException(e);
        }
        Answer answer = new Answer(out.getStatus());
        out.getHeaderNames().forEach(name -> out.getHeaders(name).forEach(value -> answer.addHeader(name, value)));
        ByteArrayEntity entity = new ByteArrayEntity(out.getContentAsByteArray());
        entity.setContentType(out.getContentType());
        answer.setEntity(entity);
        return answer;
    }

    private static void parameters(String query, MockHttpServletRequest request) throws IOException {
        if (query != null) {
            for (String pair : query.split("&")) {
                String[] parts = pair.split("=", 2);
                request.addParameter(URLDecoder.decode(parts[0], "UTF-8"), parts.length > 1 ? URLDecoder.decode(parts[1], "UTF-8") : "");
            }
        }
    }

    @Override
    public void close() {
        // There is no connection.
    }

    @Override
    public HttpParams getParams() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ClientConnectionManager getConnectionManager() {
        throw new UnsupportedOperationException();
    }
}
