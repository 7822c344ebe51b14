/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.Test;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.crypto.Vapid;

public class PushTest {

    private final MapSettings settings = new MapSettings();

    private final PushHosts hosts = new PushHosts(settings);

    @Test
    public void noticesGoToTheBrowsersPushServicesOnly() {
        assertThat(hosts.find("https://fcm.googleapis.com/fcm/send/abc")).isPresent();
        assertThat(hosts.find("https://FCM.googleapis.com:443/fcm/send/abc")).isPresent();
        assertThat(hosts.find("https://wns2-by3p.notify.windows.com/w/?token=abc")).isPresent();
        assertThat(hosts.find("https://web.push.apple.com/abc")).isPresent();
        for (String other : new String[] { null, "", "http://fcm.googleapis.com/x", "https://fcm.googleapis.com:8443/x", "https://evil.org/fcm.googleapis.com",
            "https://fcm.googleapis.com.evil.org/x", "https://fcm.googleapis.com@evil.org/x", "https://notify.windows.com/x", "https://.notify.windows.com/x", "https://127.0.0.1/x",
            "https://[::1]/x", "https://evilpush.apple.com/x", "file:///etc/passwd", "https://fcm.googleapis.com/x#y", "https:fcm.googleapis.com", "https://fcm.googleapis.com\\@evil.org/" }) {
            assertThat(hosts.find(other)).as(String.valueOf(other)).isEmpty();
        }
        settings.set(GlobalProperties.SECURE_PUSH_HOSTS, "push.example.org");
        assertThat(hosts.find("https://push.example.org/x")).isPresent();
        assertThat(hosts.find("https://fcm.googleapis.com/x")).isEmpty();
    }

    @Test
    public void aHostWithinTheNetworkIsNotCalled() {
        for (String inside : "127.0.0.1 10.1.2.3 192.168.0.1 172.16.9.9 169.254.169.254 100.64.0.1 0.0.0.0 ::1 fd00::1 fe80::1 224.0.0.1".split(" ")) {
            assertThat(hosts.isPublic(inside)).as(inside).isFalse();
        }
        assertThat(hosts.isPublic("192.0.2.1")).isTrue();
        assertThat(hosts.isPublic("2001:db8::1")).isTrue();
    }

    @Test
    public void theTokenIsSignedForThePushServiceAndAnyoneCanCheckIt() throws Exception {
        for (int round = 0; round < 50; round++) {
            KeyPair keys = Vapid.newKeyPair();
            String token = Vapid.token(Vapid.privateKeyOf(keys.getPrivate().getEncoded()), "https://push.example.org", "https://emr.example.org/openmrs", Instant.ofEpochSecond(2_000_000_000));
            String[] parts = token.split("\\.");
            JsonNode payload = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
            assertThat(payload.get("aud").asText()).isEqualTo("https://push.example.org");
            assertThat(payload.get("exp").asLong()).isEqualTo(2_000_000_000);
            byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
            assertThat(signature).hasSize(64);
            Signature check = Signature.getInstance("SHA256withECDSA");
            check.initVerify(keys.getPublic());
            check.update((parts[0] + '.' + parts[1]).getBytes("US-ASCII"));
            assertThat(check.verify(der(signature))).isTrue();
            assertThat(Base64.getUrlDecoder().decode(Vapid.pointOf(keys))).hasSize(65).startsWith(4);
        }
    }

    private static byte[] der(byte[] both) {
        byte[] r = new BigInteger(1, Arrays.copyOfRange(both, 0, 32)).toByteArray();
        byte[] s = new BigInteger(1, Arrays.copyOfRange(both, 32, 64)).toByteArray();
        byte[] der = new byte[6 + r.length + s.length];
        der[0] = 0x30;
        der[1] = (byte) (4 + r.length + s.length);
        der[2] = 2;
        der[3] = (byte) r.length;
        System.arraycopy(r, 0, der, 4, r.length);
        der[4 + r.length] = 2;
        der[5 + r.length] = (byte) s.length;
        System.arraycopy(s, 0, der, 6 + r.length, s.length);
        return der;
    }
}
