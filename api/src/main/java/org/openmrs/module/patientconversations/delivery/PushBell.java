/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import org.openmrs.Patient;
import org.openmrs.module.patientconversations.DaemonAccess;
import org.openmrs.module.patientconversations.Failures;
import org.openmrs.module.patientconversations.service.NewsBell;
import org.openmrs.module.patientconversations.service.PushHosts;
import org.openmrs.module.patientconversations.service.PushService;
import org.openmrs.module.patientconversations.service.PushTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Posts empty notices to the push services of browsers (RFC 8030), outside of any transaction. Once and no more: whoever misses one is reminded of what is unread
 * otherwise. The service is looked up when the bell rings, since the services that ring it are made before.
 */
public class PushBell implements NewsBell, ApplicationContextAware {

    private static final int TIMEOUT_MILLIS = 10_000;

    private static final String LIFE_SECONDS = "86400";

    private static final Logger log = LoggerFactory.getLogger(PushBell.class);

    private final PushHosts hosts;

    private final DaemonAccess daemon;

    private ApplicationContext beans;

    public PushBell(PushHosts hosts, DaemonAccess daemon) {
        this.hosts = hosts;
        this.daemon = daemon;
    }

    @Override
    public void setApplicationContext(ApplicationContext applicationContext) {
        beans = applicationContext;
    }

    @Override
    public void ring(Patient patient) {
        String uuid = patient.getUuid();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

                @Override
                public void afterCommit() {
                    begin(uuid);
                }
            });
        } else {
            begin(uuid);
        }
    }

    private void begin(String patientUuid) {
        if (daemon.isReady()) {
            daemon.start(() -> tell(patientUuid, beans.getBean("patientconversations.pushService", PushService.class)));
        }
    }

    /** Tells all browsers of those who read a patient's conversations. */
    void tell(String patientUuid, PushService service) {
        try {
            for (PushTarget target : service.getTargets(patientUuid)) {
                tell(target, service);
            }
        } catch (RuntimeException e) {
            log.warn("Browsers could not be told of news: {}", Failures.describe(e));
        }
    }

    private void tell(PushTarget target, PushService service) {
        try {
            if (!isPublic(target)) {
                log.warn("A push service has no public address now and is not called");
                return;
            }
            int status = post(target);
            if (status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_GONE) {
                service.forget(target.getEndpoint());
            } else if (status < 200 || status > 299) {
                log.warn("A push service answered {}", status);
            }
        } catch (IOException e) {
            // Its message may hold the address.
            log.warn("A push service could not be reached: {}", e.getClass().getSimpleName());
        }
    }

    boolean isPublic(PushTarget target) {
        return hosts.isPublic(URI.create(target.getEndpoint()).getHost());
    }

    HttpURLConnection open(PushTarget target) throws IOException {
        return (HttpURLConnection) new URL(target.getEndpoint()).openConnection();
    }

    private int post(PushTarget target) throws IOException {
        HttpURLConnection connection = open(target);
        try {
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(0);
            connection.setRequestProperty("Authorization", target.getAuthorization());
            connection.setRequestProperty("TTL", LIFE_SECONDS);
            connection.setRequestProperty("Topic", "news");
            connection.setRequestProperty("Urgency", "high");
            connection.getOutputStream().close();
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
