/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.openmrs.module.patientconversations.DaemonAccess;
import org.openmrs.module.patientconversations.Failures;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.channel.sms.TwilioSignature;
import org.openmrs.module.patientconversations.service.RejectedWebhooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in what Twilio calls. Only what is signed with our auth token, over the public base URL of the settings and all parameters, is read at all; everything
 * else is answered 403, and 429 once there is too much of it from one address. A verified request is never turned away for their number: behind a
 * proxy both come from the same address. Neither texts, numbers nor tokens are logged.
 */
public class TwilioGate {

    private static final int FORBIDDEN = 403;

    private static final int TOO_MANY_REQUESTS = 429;

    private static final int SERVER_ERROR = 500;

    private static final int UNAVAILABLE = 503;

    private static final int DEFAULT_MAX_PER_MINUTE = 600;

    private static final long[] PAUSES_MILLIS = { 100, 500 };

    private static final long COMPLAINT_PAUSE_MILLIS = 60_000;

    private static final int LONGEST_SID = 64;

    private static final Logger log = LoggerFactory.getLogger(TwilioGate.class);

    private final Settings settings;

    private final DaemonAccess daemon;

    private final RejectedWebhooks rejected;

    private final Clock clock;

    private final RejectionLimit limit;

    private final Map<String, Long> complaints = new ConcurrentHashMap<>();

    public TwilioGate(Settings settings, DaemonAccess daemon, RejectedWebhooks rejected, Clock clock) {
        this.settings = settings;
        this.daemon = daemon;
        this.rejected = rejected;
        this.clock = clock;
        this.limit = new RejectionLimit(clock);
    }

    /**
     * Hands a request's form over if Twilio signed it.
     *
     * @param path below the public base URL
     * @param parameters of the request as the servlet container has them: those of the query and those of the body
     * @param query the raw query string, or null
     * @param signature of the header X-Twilio-Signature, or null
     * @param remoteAddress where the request came from
     */
    WebhookAnswer admit(String path, Map<String, String[]> parameters, String query, String signature, String remoteAddress,
            Function<Map<String, String[]>, WebhookAnswer> work) {
        Map<String, String[]> form = withoutQuery(parameters, query);
        return isVerified(path, form, query, signature) ? work.apply(form) : reject(remoteAddress, FORBIDDEN);
    }

    /**
     * Files what came, and tries again a little later if that fails: two transactions may have been in each other's way, and Twilio does not call twice. What
     * cannot be filed then is answered with an error, which Twilio's log shows to the administrator. The work leaves the same behind if it is done twice.
     */
    WebhookAnswer asDaemon(Callable<WebhookAnswer> work) {
        if (!daemon.isReady()) {
            return WebhookAnswer.ofStatus(UNAVAILABLE);
        }
        for (int tries = 0;; tries++) {
            try {
                return daemon.call(work);
            } catch (Exception e) {
                if (tries == PAUSES_MILLIS.length || !pause(PAUSES_MILLIS[tries])) {
                    log.error("A webhook request could not be filed: {}", Failures.describe(e));
                    return WebhookAnswer.ofStatus(SERVER_ERROR);
                }
            }
        }
    }

    /** @return false if this server is about to stop */
    private static boolean pause(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Counts a request that is not let in. */
    WebhookAnswer reject(String remoteAddress, int status) {
        rejected.add();
        boolean tooMany = limit.exceeds(remoteAddress, settings.getInt(GlobalProperties.WEBHOOK_MAX_PER_MINUTE, DEFAULT_MAX_PER_MINUTE));
        return WebhookAnswer.ofStatus(tooMany ? TOO_MANY_REQUESTS : status);
    }

    /** A Messaging Service may own the number, and numbers may be added: To and MessagingServiceSid are not compared with the settings. */
    private boolean isVerified(String path, Map<String, String[]> form, String query, String signature) {
        Optional<String> baseUrl = settings.get(GlobalProperties.PUBLIC_BASE_URL);
        Optional<String> token = settings.getSecret(GlobalProperties.TWILIO_AUTH_TOKEN);
        if (!baseUrl.isPresent()) {
            complain("Twilio's webhooks are refused until " + GlobalProperties.PUBLIC_BASE_URL + " is set to the address under which Twilio calls this server");
            return false;
        }
        if (!token.isPresent()) {
            complain("Twilio's webhooks are refused until " + GlobalProperties.TWILIO_AUTH_TOKEN + " is set");
            return false;
        }
        String base = baseUrl.get().endsWith("/") ? baseUrl.get().substring(0, baseUrl.get().length() - 1) : baseUrl.get();
        String url = base + path + (query == null || query.isEmpty() ? "" : '?' + query);
        if (!new TwilioSignature(token.get()).matches(url, form, signature)) {
            complain("A webhook request was refused: it is not signed with our auth token for the address that " + GlobalProperties.PUBLIC_BASE_URL + " names");
            return false;
        }
        String account = first(form, "AccountSid");
        if (account != null && !account.equals(settings.get(GlobalProperties.TWILIO_ACCOUNT_SID).orElse(null))) {
            complain("A webhook request was refused: it is of another account than " + GlobalProperties.TWILIO_ACCOUNT_SID);
            return false;
        }
        return true;
    }

    /** Once a minute is enough to be read, and does not fill the disk. */
    private void complain(String sentence) {
        long now = clock.millis();
        Long last = complaints.get(sentence);
        if (last == null || now - last >= COMPLAINT_PAUSE_MILLIS) {
            complaints.put(sentence, now);
            log.warn(sentence);
        }
    }

    /** The container puts the query's values before the body's; the signature counts the former as part of the URL only. */
    private static Map<String, String[]> withoutQuery(Map<String, String[]> parameters, String query) {
        Map<String, String[]> form = new HashMap<>(parameters);
        queryParameters(query).forEach((name, inQuery) -> {
            String[] all = form.get(name);
            if (all != null && all.length >= inQuery.length && Arrays.equals(Arrays.copyOf(all, inQuery.length), inQuery)) {
                if (all.length == inQuery.length) {
                    form.remove(name);
                } else {
                    form.put(name, Arrays.copyOfRange(all, inQuery.length, all.length));
                }
            }
        });
        return form;
    }

    static Map<String, String[]> queryParameters(String query) {
        Map<String, List<String>> values = new HashMap<>();
        if (query != null && !query.isEmpty()) {
            for (String pair : query.split("&")) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                values.computeIfAbsent(name, key -> new ArrayList<>()).add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        Map<String, String[]> parameters = new HashMap<>();
        values.forEach((name, list) -> parameters.put(name, list.toArray(new String[0])));
        return parameters;
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("This Java has no UTF-8", e);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }

    /** A parameter that holds one of Twilio's identifiers, which are of 34 characters; null too if it is none that could be kept. */
    static String sid(Map<String, String[]> parameters, String name) {
        String sid = first(parameters, name);
        return sid == null || sid.length() > LONGEST_SID ? null : sid;
    }

    static String first(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values == null || values.length == 0 || values[0].isEmpty() ? null : values[0];
    }
}
