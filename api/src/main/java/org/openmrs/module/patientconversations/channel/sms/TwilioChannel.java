/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.sms;

import com.twilio.base.ResourceSet;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.rest.api.v2010.account.MessageReader;
import com.twilio.type.PhoneNumber;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.channel.Availability;
import org.openmrs.module.patientconversations.channel.CarrierException;
import org.openmrs.module.patientconversations.channel.CarrierException.Kind;
import org.openmrs.module.patientconversations.channel.CarrierReport;
import org.openmrs.module.patientconversations.channel.Channel;
import org.openmrs.module.patientconversations.channel.OutboundMessage;
import org.openmrs.module.patientconversations.channel.UnsendableException;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.MessageStatus;

/** SMS through Twilio, from the practice's number or its Messaging Service. */
public class TwilioChannel implements Channel, Closeable {

    public static final String ID = "sms";

    /** Where Twilio reports how far a message has come, below the public base URL. */
    public static final String STATUS_PATH = "/ws/patientconversations/twilio/status";

    /** Where Twilio delivers what patients send, below the public base URL. */
    public static final String SMS_PATH = "/ws/patientconversations/twilio/sms";

    /** Twilio's error 21617: the concatenated message body exceeds 1600 characters. */
    static final int MAX_LENGTH = 1600;

    private static final int HTTP_UNAUTHORIZED = 401;

    private static final int HTTP_NOT_FOUND = 404;

    private static final int HTTP_REQUEST_TIMEOUT = 408;

    private static final int HTTP_TOO_MANY_REQUESTS = 429;

    private static final int HTTP_SERVER_ERROR = 500;

    private static final int HTTP_UNAVAILABLE = 503;

    private static final int TOO_MANY_REQUESTS = 20429;

    private static final int WRONG_CREDENTIALS = 20003;

    private static final int ACCOUNT_NOT_ACTIVE = 20005;

    /** The patient answered STOP to this number or to another of its Messaging Service. */
    private static final String OPTED_OUT = ID + ".21610";

    /** Not a number, not a mobile one, unreachable, unknown, a landline. */
    private static final Set<String> ADDRESS_FAULTS = new HashSet<>(
            Arrays.asList(ID + ".21211", ID + ".21614", ID + ".30003", ID + ".30005", ID + ".30006"));

    /** Twilio's clock and ours may differ; what stands for other messages is sorted out by its sid. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(2);

    /** How long a message may take to show up in Twilio's list after its request was cut. */
    private static final Duration IN_DOUBT_PAUSE = Duration.ofSeconds(15);

    /** With callbacks, asking is for those that got lost; without, it is how we learn anything. */
    private static final Duration CHECK_WITH_CALLBACKS = Duration.ofMinutes(5);

    private static final Duration CHECK_WITHOUT_CALLBACKS = Duration.ofSeconds(10);

    private static final int FIND_LIMIT = 200;

    private static final String TRIAL_PREFIX = "Sent from your Twilio trial account - ";

    private final Settings settings;

    private final CloseableHttpClient http;

    private volatile TwilioClient client;

    public TwilioChannel(Settings settings) {
        this(settings, Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    TwilioChannel(Settings settings, Duration connectTimeout, Duration answerTimeout) {
        this.settings = settings;
        this.http = TwilioHttpClient.newPool(connectTimeout, answerTimeout);
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public ContactSystem getContactSystem() {
        return ContactSystem.SMS;
    }

    @Override
    public Availability getAvailability() {
        return TwilioAccount.of(settings).getAvailability();
    }

    @Override
    public Optional<String> getOwnAddress() {
        TwilioAccount account = TwilioAccount.of(settings);
        return account.getMessagingServiceSid().isPresent() ? Optional.empty() : account.getFrom();
    }

    @Override
    public boolean isOptOut(String errorCode) {
        return OPTED_OUT.equals(errorCode);
    }

    /** Twilio fetches them from us. */
    @Override
    public boolean carriesFiles() {
        return TwilioAccount.of(settings).getPublicBaseUrl().isPresent();
    }

    @Override
    public boolean isAddressFault(String errorCode) {
        return ADDRESS_FAULTS.contains(errorCode);
    }

    @Override
    public void check(OutboundMessage message) {
        if (message.getText().length() > MAX_LENGTH) {
            throw UnsendableException.ofField("text", "text.tooLong");
        }
    }

    @Override
    public CarrierReport send(OutboundMessage message) throws CarrierException {
        TwilioAccount account = requireAvailable();
        MessageCreator creator = account.getMessagingServiceSid()
                .map(service -> new MessageCreator(new PhoneNumber(message.getTo()), service, message.getText()))
                .orElseGet(() -> new MessageCreator(new PhoneNumber(message.getTo()), new PhoneNumber(account.getFrom().orElse("")), message.getText()));
        creator.setMediaUrl(mediaUrls(message, account));
        account.getPublicBaseUrl().ifPresent(url -> creator.setStatusCallback(url + STATUS_PATH + "?message=" + message.getUuid()));
        try {
            Message sent = creator.create(client(account));
            return report(sent).orElseGet(() -> CarrierReport.of(sent.getSid(), MessageStatus.SENDING));
        } catch (TwilioFault e) {
            throw asCarrierException(e);
        } catch (TwilioException e) {
            throw new CarrierException(Kind.IN_DOUBT, ID + ".unreadable", null, IN_DOUBT_PAUSE, null);
        }
    }

    private static List<URI> mediaUrls(OutboundMessage message, TwilioAccount account) {
        String base = account.getPublicBaseUrl().orElse("");
        return message.getFiles().stream().map(file -> URI.create(base + MediaLink.PATH + MediaLink.of(file.getUuid(), Instant.now(), account.getToken())))
                .collect(Collectors.toList());
    }

    /**
     * Twilio knows no token of ours by which a message could be found again, so its list is searched by number, for the same text from
     * the same sender. By number only: the API's date filters leave out what has not been sent yet.
     */
    @Override
    public List<CarrierReport> find(OutboundMessage message, Instant since) throws CarrierException {
        TwilioAccount account = requireAvailable();
        return ask(account, client -> {
            MessageReader reader = new MessageReader();
            reader.setTo(new PhoneNumber(message.getTo()));
            reader.setPageSize((long) FIND_LIMIT);
            reader.limit(FIND_LIMIT);
            ResourceSet<Message> found = reader.read(client);
            return StreamSupport.stream(found.spliterator(), false)
                    .filter(candidate -> isSame(candidate, message, account, since.minus(CLOCK_DIFFERENCE)))
                    .sorted(Comparator.comparing(Message::getDateCreated))
                    .map(TwilioChannel::report)
                    .filter(Optional::isPresent)
                    .map(Optional::get)
                    .collect(Collectors.toList());
        });
    }

    @Override
    public Optional<Duration> getStatusCheckDelay() {
        return Optional.of(TwilioAccount.of(settings).getPublicBaseUrl().isPresent() ? CHECK_WITH_CALLBACKS : CHECK_WITHOUT_CALLBACKS);
    }

    @Override
    public Optional<CarrierReport> fetchStatus(String carrierId) throws CarrierException {
        return ask(requireAvailable(), client -> {
            try {
                return report(Message.fetcher(carrierId).fetch(client));
            } catch (TwilioFault e) {
                if (e.getStatus() == HTTP_NOT_FOUND) {
                    return Optional.<CarrierReport>empty();
                }
                throw e;
            }
        });
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    private TwilioAccount requireAvailable() throws CarrierException {
        TwilioAccount account = TwilioAccount.of(settings);
        if (!account.getAvailability().isAvailable()) {
            throw new CarrierException(Kind.TRANSIENT, ID + ".unavailable", null, null, null);
        }
        return account;
    }

    private TwilioRestClient client(TwilioAccount account) {
        TwilioClient current = client;
        if (current == null || !current.serves(account)) {
            current = new TwilioClient(account, new TwilioHttpClient(http, account.getApiBaseUrl()));
            client = current;
        }
        return current;
    }

    /** A question, which may be asked again whatever went wrong. */
    private <T> T ask(TwilioAccount account, Function<TwilioRestClient, T> question) throws CarrierException {
        try {
            return question.apply(client(account));
        } catch (TwilioFault e) {
            throw new CarrierException(Kind.TRANSIENT, code(e), e.getWords(), e.getRetryAfter(), null);
        } catch (TwilioException e) {
            throw new CarrierException(Kind.TRANSIENT, ID + ".unreadable", null, null, null);
        }
    }

    /** The fault is no cause: its words may hold a number, and causes end up in logs. */
    private static CarrierException asCarrierException(TwilioFault fault) {
        Kind kind = kind(fault);
        Duration pause = fault.getRetryAfter() == null && kind == Kind.IN_DOUBT ? IN_DOUBT_PAUSE : fault.getRetryAfter();
        return new CarrierException(kind, code(fault), fault.getWords(), pause, null);
    }

    /** A wrong token or a suspended account is not the message's fault: it waits until an administrator has put it right. */
    private static Kind kind(TwilioFault fault) {
        int status = fault.getStatus();
        if (status == 0) {
            return fault.isReached() ? Kind.IN_DOUBT : Kind.TRANSIENT;
        }
        if (status == HTTP_TOO_MANY_REQUESTS || fault.getCode() == TOO_MANY_REQUESTS || status == HTTP_UNAVAILABLE) {
            return Kind.TRANSIENT;
        }
        if (status == HTTP_UNAUTHORIZED || fault.getCode() == WRONG_CREDENTIALS || fault.getCode() == ACCOUNT_NOT_ACTIVE) {
            return Kind.TRANSIENT;
        }
        if (status >= HTTP_SERVER_ERROR || status == HTTP_REQUEST_TIMEOUT) {
            return Kind.IN_DOUBT;
        }
        return status < 400 ? Kind.TRANSIENT : Kind.PERMANENT;
    }

    private static String code(TwilioFault fault) {
        if (fault.getStatus() == 0) {
            return ID + (fault.isReached() ? ".timeout" : ".connect");
        }
        return ID + '.' + (fault.getCode() > 0 ? fault.getCode() : fault.getStatus());
    }

    private static Optional<CarrierReport> report(Message message) {
        return TwilioStatus.report(message.getSid(), message.getStatus() == null ? null : message.getStatus().toString(),
                message.getErrorCode() == null ? null : message.getErrorCode().toString())
                .map(report -> message.getFrom() == null ? report : report.from(message.getFrom().toString()));
    }

    private static boolean isSame(Message candidate, OutboundMessage message, TwilioAccount account, Instant since) {
        return candidate.getDateCreated() != null && !candidate.getDateCreated().toInstant().isBefore(since)
                && candidate.getDirection() != Message.Direction.INBOUND
                && isSameText(candidate.getBody(), message.getText())
                && isOurs(candidate, account);
    }

    private static boolean isSameText(String body, String text) {
        String sent = body == null ? "" : body.startsWith(TRIAL_PREFIX) ? body.substring(TRIAL_PREFIX.length()) : body;
        return sent.trim().equals(text.trim());
    }

    private static boolean isOurs(Message candidate, TwilioAccount account) {
        if (account.getMessagingServiceSid().isPresent()) {
            return account.getMessagingServiceSid().get().equals(candidate.getMessagingServiceSid());
        }
        return candidate.getFrom() != null && candidate.getFrom().toString().equals(account.getFrom().orElse(null));
    }
}
