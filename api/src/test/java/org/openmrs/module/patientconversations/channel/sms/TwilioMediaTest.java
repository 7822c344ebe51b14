/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.sms;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.channel.CarrierException;
import org.openmrs.module.patientconversations.channel.CarrierException.Kind;
import org.openmrs.module.patientconversations.service.MapSettings;

public class TwilioMediaTest {

    private static final String SID = "00000000000000000000000000000001";

    private static final String PATH = "/2010-04-01/Accounts/AC" + SID + "/Messages/MM" + SID + "/Media/ME" + SID;

    private final MapSettings settings = new MapSettings();

    private final AtomicReference<String> redirect = new AtomicReference<>();

    private final AtomicReference<String> logInAtStorage = new AtomicReference<>("never asked");

    private HttpServer api;

    private TwilioMedia media;

    @Before
    public void open() throws Exception {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", exchange -> {
            boolean storage = exchange.getRequestURI().getPath().equals("/storage");
            if (storage) {
                logInAtStorage.set(exchange.getRequestHeaders().getFirst("Authorization"));
            }
            boolean known = storage || exchange.getRequestURI().getPath().equals(PATH) && exchange.getRequestHeaders().getFirst("Authorization") != null;
            if (known && !storage && redirect.get() != null) {
                exchange.getResponseHeaders().set("Location", redirect.get());
                exchange.sendResponseHeaders(307, -1);
            } else {
                exchange.sendResponseHeaders(known ? 200 : 404, known ? 3 : -1);
                if (known) {
                    exchange.getResponseBody().write(new byte[] { 1, 2, 3 });
                }
            }
            exchange.close();
        });
        api.start();
        settings.set(GlobalProperties.TWILIO_ACCOUNT_SID, "AC" + SID);
        settings.set(GlobalProperties.TWILIO_AUTH_TOKEN, "token");
        settings.set(GlobalProperties.TWILIO_FROM, "+15005550006");
        settings.set(GlobalProperties.TWILIO_API_BASE_URL, "http://localhost:" + api.getAddress().getPort());
        media = new TwilioMedia(settings);
    }

    @After
    public void close() throws Exception {
        media.close();
        api.stop(0);
    }

    private Kind failure(String path) {
        return assertThrows(CarrierException.class, () -> media.fetch(path, 100)).getKind();
    }

    @Test
    public void isFetchedWithTheAccountsCredentialsFromTheApiWhateverHostTheUrlNames() throws Exception {
        String path = TwilioMedia.findPath("https://evil.example.org" + PATH).get();
        assertArrayEquals(new byte[] { 1, 2, 3 }, media.fetch(path, 100));
    }

    @Test
    public void whatIsNoMediaIsNotAskedFor() {
        for (String url : new String[] { null, "http://169.254.169.254/latest/meta-data", "https://api.twilio.com/2010-04-01/Accounts/AC" + SID + ".json",
            "https://api.twilio.com" + PATH + "/../../../../Keys.json", "::", "https://api.twilio.com" + PATH + "?x=%0d%0a" + "/extra" }) {
            assertEquals(url, Optional.empty(), TwilioMedia.findPath(url).filter(path -> !path.equals(PATH)));
        }
    }

    @Test
    public void aRedirectIsFollowedToTwiliosStorageWithoutCredentials() throws Exception {
        redirect.set("/storage");
        assertArrayEquals(new byte[] { 1, 2, 3 }, media.fetch(PATH, 100));
        assertNull(logInAtStorage.get());
    }

    @Test
    public void aRedirectToAnywhereElseIsNot() {
        for (String elsewhere : new String[] { "http://169.254.169.254/latest", "https://evil.example.org/x", "https://twilio.com.evil.example.org/x",
            "http://mms.twiliocdn.com/x", "https://mms.twiliocdn.com:8443/x", "https://s3.amazonaws.com/other-bucket/x", "file:///etc/passwd", "http://localhost:1/x" }) {
            redirect.set(elsewhere);
            assertEquals(elsewhere, Kind.PERMANENT, failure(PATH));
        }
    }

    @Test
    public void whatIsGoneIsGoneAndWhatIsTooLargeIsCut() throws Exception {
        assertEquals(Kind.PERMANENT, failure(PATH.replace("/ME0", "/ME1")));
        assertEquals(2, media.fetch(PATH, 1).length > 1 ? 2 : 0);
        settings.set(GlobalProperties.TWILIO_API_BASE_URL, "http://localhost:1");
        assertEquals(Kind.TRANSIENT, failure(PATH));
    }

    @Test
    public void aLinkToWhatWeSendIsOursForSomeHoursOnly() {
        Instant now = Instant.parse("2026-11-25T10:00:00Z");
        String uuid = "0b7a1f9e-3a51-4f4e-9d0e-6f1f0f3f5b11";
        String link = MediaLink.of(uuid, now, "token");
        assertEquals(Optional.of(uuid), MediaLink.findAttachment(link, now, "token"));
        assertEquals(Optional.empty(), MediaLink.findAttachment(link, now.plus(MediaLink.VALID).plusSeconds(1), "token"));
        assertEquals(Optional.empty(), MediaLink.findAttachment(link, now, "another token"));
        assertEquals(Optional.empty(), MediaLink.findAttachment(link.replace("0b7a", "0b7b"), now, "token"));
        String later = link.replaceFirst("/\\d+/", "/" + now.plusSeconds(999_999).getEpochSecond() + "/");
        assertEquals(Optional.empty(), MediaLink.findAttachment(later, now, "token"));
        assertEquals(Optional.empty(), MediaLink.findAttachment("nonsense", now, "token"));
    }
}
