/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;

/** Starts the sandbox with the options of a terminal, and says where it is. */
final class CommandLine {

    static final int STARTED = 0;
    static final int CANNOT_START = 1;
    static final int WRONG_OPTION = 2;

    private static final String HELP = """
            Usage: java -jar patientconversations-sandbox-VERSION-runnable.jar [options]

            Carriers to develop and test against: Twilio's REST API for messages, SMTP and IMAP,
            and the patient's phone as a web page.

              --port N               REST API and phone page (default 8090; 0 for any free port)
              --smtp-port N          SMTP (default 3025)
              --imap-port N          IMAP (default 3143)
              --bind ADDRESS         the address to listen on (default 127.0.0.1)
              --webhook-base URL     OpenMRS, where inbound SMS go (default http://localhost:8080/openmrs)
              --practice-number N    the practice's number (default +15005550006)
              --account-sid SID      the Twilio account (or SANDBOX_ACCOUNT_SID in the environment)
              --auth-token TOKEN     its auth token (or SANDBOX_AUTH_TOKEN in the environment)
              --max-messages N       how many messages are kept (default 20000)
              --help                 this text

            Numbers that fail on purpose:
              From +15005550001 21212, +15005550007 21606, +15005550008 21611
              To   +15005550001 21211, +15005550002 21612, +15005550003 21408, +15005550004 21610,
                   +15005550009 21614 (refused); +15005553003 30003, +15005553005 30005,
                   +15005553006 30006, +15005553007 30007 (accepted, then undelivered)
            """;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    CommandLine(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** Starts, and returns the exit status; with 0 the sandbox runs on until the process is told to stop. */
    int run(String... arguments) {
        if (Arrays.asList(arguments).contains("--help")) {
            out.print(HELP);
            return STARTED;
        }
        try {
            Sandbox sandbox = options(arguments).start();
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-stop"));
            greet(sandbox);
            return STARTED;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + " Try --help.");
            return WRONG_OPTION;
        } catch (IOException e) {
            err.println(e.getMessage());
            return CANNOT_START;
        }
    }

    private Sandbox.Builder options(String... arguments) {
        Sandbox.Builder options = Sandbox.builder();
        if (environment.containsKey("SANDBOX_ACCOUNT_SID")) {
            options.accountSid(environment.get("SANDBOX_ACCOUNT_SID"));
        }
        if (environment.containsKey("SANDBOX_AUTH_TOKEN")) {
            options.authToken(environment.get("SANDBOX_AUTH_TOKEN"));
        }
        Iterator<String> remaining = Arrays.asList(arguments).iterator();
        while (remaining.hasNext()) {
            String argument = remaining.next();
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (equals < 0 && !remaining.hasNext()) {
                throw new IllegalArgumentException(isOption(name) ? name + " needs a value." : "There is no option " + name + ".");
            }
            set(options, name, equals < 0 ? remaining.next() : argument.substring(equals + 1));
        }
        return options;
    }

    private static boolean isOption(String name) {
        return HELP.contains("  " + name + " ");
    }

    private static void set(Sandbox.Builder options, String name, String value) {
        switch (name) {
            case "--port" -> options.httpPort(number(name, value));
            case "--smtp-port" -> options.smtpPort(number(name, value));
            case "--imap-port" -> options.imapPort(number(name, value));
            case "--bind" -> options.bind(value);
            case "--webhook-base" -> options.webhookBase(value);
            case "--practice-number" -> options.practiceNumber(value);
            case "--account-sid" -> options.accountSid(value);
            case "--auth-token" -> options.authToken(value);
            case "--max-messages" -> options.maxMessages(number(name, value));
            default -> throw new IllegalArgumentException("There is no option " + name + ".");
        }
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " needs a number, not " + value + ".", e);
        }
    }

    private void greet(Sandbox sandbox) {
        out.println("The sandbox is up; Ctrl-C stops it.");
        line("Patient's phone", sandbox.baseUrl() + "/");
        line("Twilio API", sandbox.baseUrl());
        line("Account SID", sandbox.accountSid());
        line("Auth token", sandbox.authToken());
        line("Practice number", sandbox.practiceNumber());
        line("SMTP", "localhost:" + sandbox.smtpPort() + " (no TLS, any log-in)");
        line("IMAP", "localhost:" + sandbox.imapPort() + " (no TLS, any log-in)");
        line("Inbound SMS go to", sandbox.inboundUrl());
    }

    private void line(String what, String where) {
        out.printf("  %-18s %s%n", what, where);
    }
}
