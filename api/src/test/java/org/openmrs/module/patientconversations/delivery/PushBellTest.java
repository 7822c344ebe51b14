/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.Patient;
import org.openmrs.module.patientconversations.DaemonAccess;
import org.openmrs.module.patientconversations.service.PushService;
import org.openmrs.module.patientconversations.service.PushTarget;
import org.openmrs.module.patientconversations.support.CapturedLog;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

public class PushBellTest {

    private static final String SECRET = "/send/secret-part";

    private final PushService service = mock(PushService.class);

    private final List<String> received = new CopyOnWriteArrayList<>();

    private HttpServer pushService;

    private int status = 201;

    private boolean open = true;

    private final PushBell bell = new PushBell(null, null) {

        @Override
        boolean isPublic(PushTarget target) {
            return open;
        }

        @Override
        HttpURLConnection open(PushTarget target) throws IOException {
            return (HttpURLConnection) new URL("http://localhost:" + pushService.getAddress().getPort() + SECRET).openConnection();
        }
    };

    @Before
    public void startPushService() throws IOException {
        pushService = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pushService.createContext("/", exchange -> {
            received.add(exchange.getRequestMethod() + ' ' + exchange.getRequestHeaders().getFirst("Authorization") + ' ' + exchange.getRequestHeaders().getFirst("TTL") + ' '
                    + exchange.getRequestBody().read());
            exchange.getResponseHeaders().add("Location", "http://localhost:" + pushService.getAddress().getPort() + "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        pushService.start();
        when(service.getTargets("patient")).thenReturn(Arrays.asList(new PushTarget("https://push.example.org" + SECRET, "vapid t=a, k=b")));
    }

    @After
    public void stopPushService() {
        pushService.stop(0);
    }

    @Test
    public void aNoticeIsEmptyAndShowsWhoSendsIt() {
        bell.tell("patient", service);
        assertThat(received).containsExactly("POST vapid t=a, k=b 86400 -1");
        verify(service, never()).forget(any());
    }

    @Test
    public void aBrowserThatIsGoneIsForgotten() {
        for (int gone : new int[] { 404, 410 }) {
            status = gone;
            bell.tell("patient", service);
        }
        verify(service, times(2)).forget("https://push.example.org" + SECRET);
    }

    @Test
    public void otherAnswersChangeNothingAndNoLogHoldsTheAddress() throws Exception {
        try (CapturedLog log = CapturedLog.of("org.openmrs.module.patientconversations")) {
            for (int other : new int[] { 302, 403, 429, 500 }) {
                status = other;
                bell.tell("patient", service);
            }
            pushService.stop(0);
            bell.tell("patient", service);
            assertThat(log.text()).contains("429").doesNotContain("secret-part");
        }
        assertThat(received).as("no redirect is followed").hasSize(4);
        verify(service, never()).forget(any());
    }

    @Test
    public void aServiceWithinTheNetworkIsNotCalled() {
        open = false;
        bell.tell("patient", service);
        assertThat(received).isEmpty();
    }

    @Test
    public void nobodyIsToldBeforeTheTransactionIsCommittedOrWhenItIsRolledBack() {
        DaemonAccess daemon = mock(DaemonAccess.class);
        when(daemon.isReady()).thenReturn(true);
        PushBell beside = new PushBell(null, daemon);
        TransactionSynchronizationManager.initSynchronization();
        try {
            beside.ring(new Patient());
            List<TransactionSynchronization> waiting = TransactionSynchronizationManager.getSynchronizations();
            waiting.forEach(TransactionSynchronization::beforeCompletion);
            waiting.forEach(each -> each.afterCompletion(TransactionSynchronization.STATUS_ROLLED_BACK));
            verify(daemon, never()).start(any());
            waiting.forEach(TransactionSynchronization::afterCommit);
            verify(daemon, times(1)).start(any());
        } finally {
            TransactionSynchronizationManager.clearSynchronization();
        }
    }
}
