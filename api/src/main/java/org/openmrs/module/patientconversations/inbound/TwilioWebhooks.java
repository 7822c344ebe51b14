/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.openmrs.module.patientconversations.DaemonAccess;
import org.openmrs.module.patientconversations.Failures;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.channel.CarrierReport;
import org.openmrs.module.patientconversations.channel.sms.TwilioChannel;
import org.openmrs.module.patientconversations.channel.sms.TwilioSignature;
import org.openmrs.module.patientconversations.channel.sms.TwilioStatus;
import org.openmrs.module.patientconversations.service.CarrierService;
import org.openmrs.module.patientconversations.service.InboundMessage;
import org.openmrs.module.patientconversations.service.RejectedWebhooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Twilio calls. Only what is signed with our auth token, over the public base URL of the settings and all parameters, is read at all; everything
 * else is answered 403, and 429 once there is too much of it from one address. A verified request is never turned away for their number: behind a
 * proxy both come from the same address. Neither texts, numbers nor tokens are logged.
 */
public class TwilioWebhooks {

    private static final int NO_CONTENT = 204;

    private static final int BAD_REQUEST = 400;

    private static final int FORBIDDEN = 403;

    private static final int TOO_MANY_REQUESTS = 429;

    private static final int SERVER_ERROR = 500;

    private static final int UNAVAILABLE = 503;

    private static final int DEFAULT_MAX_PER_MINUTE = 600;

    private static final long COMPLAINT_PAUSE_MILLIS = 60_000;

    private static final Logger log = LoggerFactory.getLogger(TwilioWebhooks.class);

    private final Settings settings;

    private final CarrierService carrierService;

    private final DaemonAccess daemon;

    private final RejectedWebhooks rejected;

    private final Clock clock;

    private final RejectionLimit limit;

    private final Map<String, Long> complaints = new ConcurrentHashMap<>();

    public TwilioWebhooks(Settings settings, CarrierService carrierService, DaemonAccess daemon, RejectedWebhooks rejected, Clock clock) {
        this.settings = settings;
        this.carrierService = carrierService;
        this.daemon = daemon;
        this.rejected = rejected;
        this.clock = clock;
        this.limit = new RejectionLimit(clock);
    }

    /**
     * A patient's SMS.
     *
     * @param parameters of the request as the servlet container has them: those of the query and those of the body
     * @param query the raw query string, or null
     * @param signature of the header X-Twilio-Signature, or null
     * @param remoteAddress where the request came from
     */
    public WebhookAnswer handleSms(Map<String, String[]> parameters, String query, String signature, String remoteAddress) {
        Map<String, String[]> form = withoutQuery(parameters, query);
        if (!isVerified(TwilioChannel.SMS_PATH, form, query, signature)) {
            return reject(remoteAddress);
        }
        String sid = first(form, "MessageSid");
        String from = first(form, "From");
        if (sid == null || from == null) {
            return WebhookAnswer.ofStatus(BAD_REQUEST);
        }
        String to = Optional.ofNullable(first(form, "To")).orElse("");
        InboundMessage message = new InboundMessage(TwilioChannel.ID, from.trim(), to.trim(), null, text(form), sid, new Date(clock.millis()));
        return asDaemon(() -> carrierService.receiveMessage(message)
                .map(answer -> WebhookAnswer.ofXml(TwiML.message(answer)))
                .orElseGet(() -> WebhookAnswer.ofXml(TwiML.nothing())));
    }

    /** How far a message of ours has come; the parameters are those of {@link #handleSms}. */
    public WebhookAnswer handleStatus(Map<String, String[]> parameters, String query, String signature, String remoteAddress) {
        Map<String, String[]> form = withoutQuery(parameters, query);
        if (!isVerified(TwilioChannel.STATUS_PATH, form, query, signature)) {
            return reject(remoteAddress);
        }
        String sid = first(form, "MessageSid");
        if (sid == null) {
            return WebhookAnswer.ofStatus(BAD_REQUEST);
        }
        Optional<CarrierReport> report = TwilioStatus.report(sid, first(form, "MessageStatus"), first(form, "ErrorCode"))
                .map(bare -> first(form, "From") == null ? bare : bare.from(first(form, "From")));
        if (!report.isPresent()) {
            return WebhookAnswer.ofStatus(NO_CONTENT);
        }
        String named = first(queryParameters(query), "message");
        return asDaemon(() -> {
            Optional<String> message = named == null ? carrierService.findMessageUuid(TwilioChannel.ID, sid) : Optional.of(named);
            message.ifPresent(uuid -> carrierService.recordReport(uuid, report.get()));
            return WebhookAnswer.ofStatus(NO_CONTENT);
        });
    }

    /** What cannot be filed now is answered with an error, which Twilio's log shows to the administrator. */
    private WebhookAnswer asDaemon(Callable<WebhookAnswer> work) {
        if (!daemon.isReady()) {
            return WebhookAnswer.ofStatus(UNAVAILABLE);
        }
        try {
            return daemon.call(work);
        } catch (Exception e) {
            log.error("A webhook request could not be filed: {}", Failures.describe(e));
            return WebhookAnswer.ofStatus(SERVER_ERROR);
        }
    }

    private WebhookAnswer reject(String remoteAddress) {
        rejected.add();
        boolean tooMany = limit.exceeds(remoteAddress, settings.getInt(GlobalProperties.WEBHOOK_MAX_PER_MINUTE, DEFAULT_MAX_PER_MINUTE));
        return WebhookAnswer.ofStatus(tooMany ? TOO_MANY_REQUESTS : FORBIDDEN);
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

    /** Pictures are not kept yet; that there were some is. */
    private static String text(Map<String, String[]> form) {
        String body = Optional.ofNullable(first(form, "Body")).orElse("");
        String media = first(form, "NumMedia");
        if (media == null || !media.matches("[1-9]\\d?")) {
            return body;
        }
        return body + (body.isEmpty() ? "" : "\n") + "\uD83D\uDCCE \u00D7" + media;
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

    private static Map<String, String[]> queryParameters(String query) {
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

    private static String first(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values == null || values.length == 0 || values[0].isEmpty() ? null : values[0];
    }
}
