/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.sms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.HttpUtility;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The SDK's requests over a pool of connections of our own: to the base URL of the settings, each sent once (the SDK would repeat
 * a POST that was answered with 5xx, and so send an SMS twice), and every answer but success as a {@link TwilioFault}.
 */
final class TwilioHttpClient extends HttpClient {

    private static final String SDK_ORIGIN = "https://api.twilio.com";

    private static final int MAX_CONNECTIONS = 64;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CloseableHttpClient http;

    private final String baseUrl;

    /** @param baseUrl stands where the SDK says {@code https://api.twilio.com} */
    TwilioHttpClient(CloseableHttpClient http, String baseUrl) {
        this.http = http;
        this.baseUrl = baseUrl;
    }

    /** A pool that lasts; it knows no account and no base URL. */
    static CloseableHttpClient newPool(Duration connectTimeout, Duration answerTimeout) {
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(MAX_CONNECTIONS)
                .setMaxConnPerRoute(MAX_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        .setSocketTimeout(Timeout.of(answerTimeout))
                        .setTimeToLive(TimeValue.ofMinutes(5))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setRoutePlanner(new SystemDefaultRoutePlanner(ProxySelector.getDefault()))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(connectTimeout))
                        .setResponseTimeout(Timeout.of(answerTimeout))
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        HttpUriRequestBase outgoing = new HttpUriRequestBase(request.getMethod().toString(), URI.create(rebase(request.constructURL())));
        for (Map.Entry<String, List<String>> header : request.getHeaderParams().entrySet()) {
            header.getValue().forEach(value -> outgoing.addHeader(header.getKey(), value));
        }
        outgoing.setHeader(HttpHeaders.ACCEPT, "application/json");
        outgoing.setHeader(HttpHeaders.ACCEPT_CHARSET, "utf-8");
        outgoing.setHeader(HttpHeaders.USER_AGENT, HttpUtility.getUserAgentString(request.getUserAgentExtensions()));
        outgoing.setHeader(HttpHeaders.AUTHORIZATION, request.getAuthString());
        if (request.getMethod() == HttpMethod.POST) {
            outgoing.setEntity(new StringEntity(request.encodeFormBody(), ContentType.APPLICATION_FORM_URLENCODED.withCharset(StandardCharsets.UTF_8)));
        }
        try {
            return http.execute(outgoing, TwilioHttpClient::read);
        } catch (IOException e) {
            throw neverLeft(e) ? TwilioFault.unreachable(e) : TwilioFault.cut(e);
        }
    }

    private static Response read(ClassicHttpResponse answer) throws IOException {
        byte[] body = answer.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(answer.getEntity());
        int status = answer.getCode();
        if (status < 200 || status > 299) {
            throw fault(status, body, answer.getFirstHeader(HttpHeaders.RETRY_AFTER));
        }
        return new Response(new ByteArrayInputStream(body), status, answer.getHeaders());
    }

    private static TwilioFault fault(int status, byte[] body, Header retryAfter) {
        int code = 0;
        String words = null;
        try {
            JsonNode error = JSON.readTree(body);
            if (error != null) {
                code = error.path("code").asInt(0);
                words = error.path("message").asText(null);
            }
        } catch (IOException e) {
            words = "HTTP " + status;
        }
        return TwilioFault.answered(status, code, words, duration(retryAfter).orElse(null));
    }

    /** RFC 9110, section 10.2.3: seconds or a date. */
    private static Optional<Duration> duration(Header retryAfter) {
        if (retryAfter == null || retryAfter.getValue() == null) {
            return Optional.empty();
        }
        String value = retryAfter.getValue().trim();
        try {
            Duration wait = value.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(ZonedDateTime.now(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
            return wait.isNegative() ? Optional.empty() : Optional.of(wait);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private String rebase(URL url) {
        String wanted = url.toString();
        if (!wanted.startsWith(SDK_ORIGIN + "/")) {
            throw new IllegalStateException("The SDK wants another host than " + SDK_ORIGIN);
        }
        return baseUrl + wanted.substring(SDK_ORIGIN.length());
    }

    /** A failed TLS handshake counts as well: nothing of the request has left before it is done. */
    private static boolean neverLeft(IOException e) {
        return e instanceof ConnectException || e instanceof ConnectTimeoutException || e instanceof ConnectionRequestTimeoutException
                || e instanceof UnknownHostException || e instanceof NoRouteToHostException || e instanceof SSLHandshakeException
                || e instanceof SSLPeerUnverifiedException;
    }
}
