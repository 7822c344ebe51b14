/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.sms;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.channel.CarrierException;
import org.openmrs.module.patientconversations.channel.CarrierException.Kind;

/**
 * Fetches what patients sent by MMS, and recorded calls. A webhook's URL names only which one: it is asked for at the API's own address with the account's
 * credentials, and where that leads on, to Twilio's own storage and without credentials. Nothing is ever fetched from an address that a request names.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/media-resource">Media resource</a>
 */
public class TwilioMedia implements Closeable {

    private static final Pattern PATH = Pattern.compile(
            "/2010-04-01/Accounts/AC[0-9a-fA-F]{32}/(?:Messages/(?:SM|MM)[0-9a-fA-F]{32}/Media/ME[0-9a-fA-F]{32}|Recordings/RE[0-9a-fA-F]{32}(?:\\.mp3)?)");

    private static final int MAX_REDIRECTS = 3;

    private static final int NOT_FOUND = 404;

    private final Settings settings;

    private final CloseableHttpClient http = TwilioHttpClient.newPool(Duration.ofSeconds(10), Duration.ofSeconds(30));

    public TwilioMedia(Settings settings) {
        this.settings = settings;
    }

    /** The path that a webhook's URL names, if it is one of media; whatever host it names does not count. */
    public static Optional<String> findPath(String url) {
        try {
            String path = url == null ? null : new URI(url).getPath();
            return path != null && PATH.matcher(path).matches() ? Optional.of(path) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * @param path as {@link #findPath} gave it
     * @param maxBytes of which one more is read, so that the caller can tell what is too large
     * @throws CarrierException permanent if there is nothing, else transient
     */
    public byte[] fetch(String path, long maxBytes) throws CarrierException {
        TwilioAccount account = TwilioAccount.of(settings);
        if (!account.getAvailability().isAvailable() || !PATH.matcher(path).matches()) {
            throw new CarrierException(Kind.TRANSIENT, TwilioChannel.ID + ".unavailable", null, null, null);
        }
        URI api = URI.create(account.getApiBaseUrl());
        URI target = URI.create(account.getApiBaseUrl() + path);
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            Answer answer = get(target, hop == 0 ? account : null, maxBytes);
            if (answer.content != null) {
                return answer.content;
            }
            if (!isTwilios(answer.next, api)) {
                throw new CarrierException(Kind.PERMANENT, "attachment.source", null, null, null);
            }
            target = answer.next;
        }
        throw new CarrierException(Kind.PERMANENT, "attachment.source", null, null, null);
    }

    private Answer get(URI target, TwilioAccount account, long maxBytes) throws CarrierException {
        HttpGet request = new HttpGet(target);
        if (account != null) {
            String logIn = account.getSid() + ':' + account.getToken();
            request.setHeader(HttpHeaders.AUTHORIZATION, "Basic " + Base64.getEncoder().encodeToString(logIn.getBytes(StandardCharsets.UTF_8)));
        }
        Answer answer;
        try {
            answer = http.execute(request, response -> read(target, response, maxBytes));
        } catch (IOException e) {
            // No cause: its words may name the address.
            throw new CarrierException(Kind.TRANSIENT, TwilioChannel.ID + ".connect", null, null, null);
        }
        if (answer.content == null && answer.next == null) {
            throw new CarrierException(answer.status == NOT_FOUND ? Kind.PERMANENT : Kind.TRANSIENT, answer.status == NOT_FOUND ? "attachment.gone"
                    : TwilioChannel.ID + '.' + answer.status, null, null, null);
        }
        return answer;
    }

    private static Answer read(URI target, ClassicHttpResponse response, long maxBytes) throws IOException {
        int status = response.getCode();
        Header location = response.getFirstHeader(HttpHeaders.LOCATION);
        if (status >= 300 && status < 400 && location != null) {
            return new Answer(status, null, target.resolve(location.getValue()));
        }
        if (status != 200 || response.getEntity() == null) {
            return new Answer(status, null, null);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try (InputStream in = response.getEntity().getContent()) {
            for (int read = in.read(buffer); read >= 0 && bytes.size() <= maxBytes; read = in.read(buffer)) {
                bytes.write(buffer, 0, read);
            }
        }
        return new Answer(status, bytes.toByteArray(), null);
    }

    /** Twilio's API and its storage: its own hosts, and its bucket at Amazon. */
    private static boolean isTwilios(URI uri, URI api) {
        String host = uri.getHost();
        if (host == null) {
            return false;
        }
        if (host.equals(api.getHost()) && uri.getPort() == api.getPort() && api.getScheme().equals(uri.getScheme())) {
            return true;
        }
        return "https".equals(uri.getScheme()) && (uri.getPort() == -1 || uri.getPort() == 443) && uri.getUserInfo() == null
                && (host.endsWith(".twilio.com") || host.endsWith(".twiliocdn.com")
                        || host.endsWith(".amazonaws.com") && uri.getPath().startsWith("/media.twiliocdn.com/"));
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    private static final class Answer {

        private final int status;

        private final byte[] content;

        private final URI next;

        Answer(int status, byte[] content, URI next) {
            this.status = status;
            this.content = content;
            this.next = next;
        }
    }
}
