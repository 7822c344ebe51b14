/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.Test;

public class CommandLineTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    public void helpNamesEveryOption() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--port", "--smtp-port", "--imap-port", "--bind", "--webhook-base",
                "--practice-number", "--account-sid", "--auth-token", "--max-messages");
    }

    @Test
    public void aWrongOptionIsOneLineAndAStatus() {
        assertOneLine("There is no option --prot. Try --help.", "--prot", "1");
        assertOneLine("There is no option -x. Try --help.", "-x");
        assertOneLine("--port needs a value. Try --help.", "--port");
        assertOneLine("--port needs a number, not eighty. Try --help.", "--port=eighty");
        assertOneLine("A port must be from 0 to 65535, not 70000. Try --help.", "--port", "70000");
        assertOneLine("The webhook base must be like http://localhost:8080/openmrs, not localhost. Try --help.", "--webhook-base", "localhost");
        assertOneLine("The practice number must be like +15005550006, not 555. Try --help.", "--practice-number", "555");
    }

    @Test
    public void aPortInUseIsOneLineAndAStatus() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            for (String option : new String[] {"--port", "--smtp-port", "--imap-port"}) {
                err.reset();
                int status = run("--port=0", "--smtp-port=0", "--imap-port=0", option, String.valueOf(taken.getLocalPort()));
                assertThat(status).isEqualTo(CommandLine.CANNOT_START);
                assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1).first().asString()
                        .contains("127.0.0.1:" + taken.getLocalPort(), "choose another with " + option);
            }
        }
    }

    private void assertOneLine(String line, String... arguments) {
        err.reset();
        assertThat(run(arguments)).isEqualTo(CommandLine.WRONG_OPTION);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly(line);
    }

    private int run(String... arguments) {
        return new CommandLine(Map.of(), new PrintStream(out, true), new PrintStream(err, true)).run(arguments);
    }
}
