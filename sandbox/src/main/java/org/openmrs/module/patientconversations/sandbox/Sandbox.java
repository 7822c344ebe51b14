/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Carriers to develop and test against: Twilio's REST API for messages with its signed webhooks, SMTP and IMAP, and the patient's phone as a
 * web page. It runs by itself, or within a test:
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.builder().httpPort(0).smtpPort(0).imapPort(0).webhookBase("http://localhost:8080/openmrs").start()) {
 *     sandbox.httpPort();
 * }
 * }</pre>
 *
 * <p>The numbers that fail on purpose: {@link MagicNumbers}. What can be made to go wrong: {@link Behaviour}.
 */
public final class Sandbox implements AutoCloseable {

    public static final int DEFAULT_HTTP_PORT = 8090;
    public static final int DEFAULT_SMTP_PORT = 3025;
    public static final int DEFAULT_IMAP_PORT = 3143;
    public static final int DEFAULT_MAX_MESSAGES = 20_000;
    public static final String DEFAULT_BIND = "127.0.0.1";
    public static final String DEFAULT_ACCOUNT_SID = "AC5a9db0c5a9db0c5a9db0c5a9db0c5a9d";
    public static final String DEFAULT_AUTH_TOKEN = "70ce270ce270ce270ce270ce270ce270";
    public static final String DEFAULT_PRACTICE_NUMBER = "+15005550006";
    public static final String DEFAULT_WEBHOOK_BASE = "http://localhost:8080/openmrs";

    /** Slow answers hold a thread each, so there are more than a client is likely to have connections. */
    private static final int HTTP_THREADS = 64;
    private static final int BACKLOG = 256;

    private final Account account;
    private final Settings settings;
    private final Journal journal;
    private final StatusCallbacks callbacks;
    private final Delivery delivery;
    private final MailServers mail;
    private final VoiceLine voice;
    private final HttpServer http;
    private final ExecutorService httpThreads;

    private Sandbox(Builder options) throws IOException {
        preferPromptAnswers();
        Clock clock = Clock.systemUTC();
        this.account = new Account(options.accountSid, options.authToken);
        this.settings = new Settings(options.practiceNumber, options.webhookBase);
        this.journal = new Journal(options.maxMessages);
        this.mail = new MailServers(options.bind, options.smtpPort, options.imapPort, options.maxMessages, journal, clock);
        requireFree(options.bind, options.smtpPort, "SMTP", "--smtp-port");
        requireFree(options.bind, options.imapPort, "IMAP", "--imap-port");
        this.http = listen(options.bind, options.httpPort);
        try {
            mail.start();
        } catch (IOException e) {
            http.stop(0);
            throw e;
        }
        WebhookClient webhooks = new WebhookClient();
        BehaviourSwitch behaviour = new BehaviourSwitch();
        this.callbacks = new StatusCallbacks(webhooks, account, journal);
        this.delivery = new Delivery(journal, callbacks, settings, clock);
        MediaShelf shelf = new MediaShelf();
        this.voice = new VoiceLine(journal, webhooks, account, settings, shelf, clock);
        TwilioApi twilio = new TwilioApi(account, journal, behaviour, delivery, shelf, voice, clock);
        PatientPhone phone = new PatientPhone(journal, webhooks, account, settings, shelf, clock);
        SandboxApi api = new SandboxApi(journal, phone, new PatientMail(journal, mail, clock), voice, shelf, behaviour, settings, facts());
        this.httpThreads = Executors.newFixedThreadPool(HTTP_THREADS, DaemonThreads.named("http"));
        http.setExecutor(httpThreads);
        http.createContext("/", new Router(twilio, api, new PhonePage()));
        http.start();
    }

    public static void main(String[] arguments) {
        int status = new CommandLine(System.getenv(), System.out, System.err).run(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** A sandbox with the defaults, to be changed and started. */
    public static Builder builder() {
        return new Builder();
    }

    public int httpPort() {
        return http.getAddress().getPort();
    }

    public int smtpPort() {
        return mail.smtpPort();
    }

    public int imapPort() {
        return mail.imapPort();
    }

    /** What goes where https://api.twilio.com stands otherwise. */
    public String baseUrl() {
        return "http://localhost:" + httpPort();
    }

    public String accountSid() {
        return account.sid();
    }

    public String authToken() {
        return account.authToken();
    }

    public String practiceNumber() {
        return settings.practiceNumber();
    }

    /** Where an inbound SMS goes. */
    public String inboundUrl() {
        return settings.inboundUrl();
    }

    /** Sends inbound SMS to another practice from now on. */
    public void webhookBase(String webhookBase) {
        settings.webhookBase(webhookBase);
    }

    /** What arrived. */
    public Journal journal() {
        return journal;
    }

    /** Stops all that was started; what is on its way is lost. */
    @Override
    public void close() {
        http.stop(0);
        httpThreads.shutdownNow();
        delivery.close();
        callbacks.close();
        voice.close();
        mail.close();
    }

    private Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("accountSid", account.sid());
        facts.put("httpPort", httpPort());
        facts.put("smtpPort", smtpPort());
        facts.put("imapPort", imapPort());
        return facts;
    }

    /** The JDK's server writes the head and the body of an answer apart; with Nagle's algorithm the body would wait for the client's ACK. */
    private static void preferPromptAnswers() {
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private static HttpServer listen(String bind, int port) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(bind, port), BACKLOG);
        } catch (BindException e) {
            throw notFree(bind, port, "HTTP", "--port", e);
        }
    }

    private static void requireFree(String bind, int port, String what, String option) throws IOException {
        if (port == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(bind, port));
        } catch (BindException e) {
            throw notFree(bind, port, what, option, e);
        }
    }

    private static IOException notFree(String bind, int port, String what, String option, BindException cause) {
        return new IOException("The sandbox cannot listen on " + bind + ":" + port + " for " + what + " (" + cause.getMessage()
                + "). Stop what uses it, or choose another with " + option + ".", cause);
    }

    /** The options of a sandbox that is yet to be started. */
    public static final class Builder {

        private int httpPort = DEFAULT_HTTP_PORT;
        private int smtpPort = DEFAULT_SMTP_PORT;
        private int imapPort = DEFAULT_IMAP_PORT;
        private String bind = DEFAULT_BIND;
        private String accountSid = DEFAULT_ACCOUNT_SID;
        private String authToken = DEFAULT_AUTH_TOKEN;
        private String practiceNumber = DEFAULT_PRACTICE_NUMBER;
        private String webhookBase = DEFAULT_WEBHOOK_BASE;
        private int maxMessages = DEFAULT_MAX_MESSAGES;

        private Builder() {
        }

        /** The port of the REST API and the phone page; 0 for any that is free, as with the other ports. */
        public Builder httpPort(int port) {
            this.httpPort = validPort(port);
            return this;
        }

        public Builder smtpPort(int port) {
            this.smtpPort = validPort(port);
            return this;
        }

        public Builder imapPort(int port) {
            this.imapPort = validPort(port);
            return this;
        }

        /** The address to listen on; anything but a loopback address opens the sandbox to the network. */
        public Builder bind(String address) {
            this.bind = present(address, "The address to listen on");
            return this;
        }

        public Builder accountSid(String sid) {
            this.accountSid = present(sid, "The account SID");
            return this;
        }

        public Builder authToken(String token) {
            this.authToken = present(token, "The auth token");
            return this;
        }

        /** The number that a Messaging Service sends from, and that an inbound SMS goes to when the phone was never written to. */
        public Builder practiceNumber(String number) {
            this.practiceNumber = number;
            return this;
        }

        /** The address of OpenMRS as the sandbox reaches it and the module knows itself, such as http://localhost:8080/openmrs. */
        public Builder webhookBase(String base) {
            this.webhookBase = base;
            return this;
        }

        /** How many SMS and e-mails are kept. */
        public Builder maxMessages(int messages) {
            if (messages < 1) {
                throw new IllegalArgumentException("The number of messages to keep must be 1 or more.");
            }
            this.maxMessages = messages;
            return this;
        }

        /**
         * Starts the sandbox.
         *
         * @throws IllegalArgumentException if an option makes no sense
         * @throws IOException if it cannot listen; the message says where and what to do
         */
        public Sandbox start() throws IOException {
            return new Sandbox(this);
        }

        private static int validPort(int port) {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("A port must be from 0 to 65535, not " + port + ".");
            }
            return port;
        }

        private static String present(String value, String what) {
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException(what + " must not be empty.");
            }
            return value;
        }
    }
}
