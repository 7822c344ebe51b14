/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.email;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.net.ServerSocket;
import java.util.UUID;
import javax.net.ssl.SSLSocketFactory;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.channel.CarrierException;
import org.openmrs.module.patientconversations.channel.CarrierException.Kind;
import org.openmrs.module.patientconversations.channel.OutboundMessage;
import org.openmrs.module.patientconversations.service.MapSettings;

public class EmailFailureTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final MapSettings settings = new MapSettings();

    private SSLSocketFactory trust;

    @Before
    public void setUp() {
        settings.set(GlobalProperties.SMTP_HOST, "localhost");
        settings.set(GlobalProperties.SMTP_SECURITY, "NONE");
        settings.set(GlobalProperties.SMTP_FROM, "clinic@example.org");
        settings.set(GlobalProperties.SMTP_TIMEOUT_SECONDS, "3");
    }

    @Test
    public void aRecipientThatThereIsNotIsPermanent() throws Exception {
        CarrierException failure = failure(ScriptedMailServer.plain().answer("RCPT", "550 5.1.1 jane.doe@example.org: no such user"));

        assertEquals(Kind.PERMANENT, failure.getKind());
        assertEquals("email.550", failure.getErrorCode());
        assertThat(failure.getCarrierWords().get(), containsString("no such user"));
        assertThat("the message, which may be logged, holds no address", failure.getMessage(), not(containsString("jane")));
        assertNull("nor does a cause", failure.getCause());
    }

    @Test
    public void aFullMailboxIsTransient() throws Exception {
        CarrierException failure = failure(ScriptedMailServer.plain().answer("RCPT", "452 4.2.2 mailbox full"));

        assertEquals(Kind.TRANSIENT, failure.getKind());
        assertEquals("email.452", failure.getErrorCode());
    }

    @Test
    public void aSenderThatIsRefusedIsPermanent() throws Exception {
        assertEquals("email.553", failure(ScriptedMailServer.plain().answer("MAIL", "553 not yours")).getErrorCode());
    }

    @Test
    public void aRefusalAfterTheTextIsKnown() throws Exception {
        CarrierException busy = failure(ScriptedMailServer.plain().answer(".", "451 try later"));
        assertEquals(Kind.TRANSIENT, busy.getKind());

        CarrierException spam = failure(ScriptedMailServer.plain().answer(".", "554 looks like spam"));
        assertEquals(Kind.PERMANENT, spam.getKind());
        assertEquals("email.554", spam.getErrorCode());
    }

    @Test
    public void aServerThatHangsUpAfterTheTextLeavesTheMessageInDoubt() throws Exception {
        CarrierException failure = failure(ScriptedMailServer.plain().answer(".", ScriptedMailServer.HANG_UP));

        assertEquals(Kind.IN_DOUBT, failure.getKind());
        assertEquals("email.timeout", failure.getErrorCode());
    }

    @Test
    public void aServerThatHangsUpAfterItTookTheMessageHasTakenIt() throws Exception {
        try (ScriptedMailServer server = ScriptedMailServer.plain().answer("QUIT", ScriptedMailServer.HANG_UP)) {
            send(server);

            assertEquals(1, server.mails().size());
        }
    }

    @Test
    public void aWrongPasswordIsTransient() throws Exception {
        settings.set(GlobalProperties.SMTP_USERNAME, "clinic");
        settings.set(GlobalProperties.SMTP_PASSWORD, "wrong");

        CarrierException failure = failure(ScriptedMailServer.plain().answer("AUTH", "535 5.7.8 bad credentials"));

        assertEquals("the message waits until it has been put right", Kind.TRANSIENT, failure.getKind());
        assertEquals("email.auth", failure.getErrorCode());
        assertThat(failure.getCarrierWords().get(), containsString("bad credentials"));
    }

    @Test
    public void aServerThatCannotBeReachedIsTransient() throws Exception {
        int port;
        try (ServerSocket unused = new ServerSocket(0)) {
            port = unused.getLocalPort();
        }
        settings.set(GlobalProperties.SMTP_PORT, Integer.toString(port));

        CarrierException failure = assertThrows(CarrierException.class, () -> new EmailChannel(settings).send(message()));

        assertEquals(Kind.TRANSIENT, failure.getKind());
        assertEquals("email.connect", failure.getErrorCode());
    }

    @Test
    public void aServerThatSaysNothingIsTransient() throws Exception {
        CarrierException failure = failure(ScriptedMailServer.plain().answer("HELLO", ""));

        assertEquals(Kind.TRANSIENT, failure.getKind());
        assertEquals("email.connect", failure.getErrorCode());
    }

    @Test
    public void nothingIsSentInTheClearWhereEncryptionWasAskedFor() throws Exception {
        settings.set(GlobalProperties.SMTP_SECURITY, "STARTTLS");
        settings.set(GlobalProperties.SMTP_USERNAME, "clinic");
        settings.set(GlobalProperties.SMTP_PASSWORD, "secret");
        try (ScriptedMailServer server = ScriptedMailServer.plain()) {
            assertEquals("email.connect", assertThrows(CarrierException.class, () -> send(server)).getErrorCode());

            assertTrue(server.mails().isEmpty());
            assertFalse(server.commands().stream().anyMatch(command -> command.startsWith("AUTH")));
        }
    }

    @Test
    public void startTlsAndTlsAreSpoken() throws Exception {
        TestCertificate certificate = TestCertificate.of("localhost", folder.getRoot());
        trust = certificate.context().getSocketFactory();
        settings.set(GlobalProperties.SMTP_SECURITY, "STARTTLS");
        try (ScriptedMailServer server = ScriptedMailServer.withStartTls(certificate.context())) {
            send(server);
            assertTrue(server.wasEncrypted());
            assertEquals(1, server.mails().size());
        }
        settings.set(GlobalProperties.SMTP_SECURITY, "TLS");
        try (ScriptedMailServer server = ScriptedMailServer.withTls(certificate.context())) {
            send(server);
            assertTrue(server.wasEncrypted());
            assertEquals(1, server.mails().size());
        }
    }

    @Test
    public void aServerThatIsAnotherIsNotSpokenTo() throws Exception {
        TestCertificate other = TestCertificate.of("mail.example.org", folder.getRoot());
        trust = other.context().getSocketFactory();
        for (String security : new String[] { "STARTTLS", "TLS" }) {
            settings.set(GlobalProperties.SMTP_SECURITY, security);
            try (ScriptedMailServer server = security.equals("TLS") ? ScriptedMailServer.withTls(other.context()) : ScriptedMailServer.withStartTls(other.context())) {
                assertEquals(security, "email.connect", assertThrows(CarrierException.class, () -> send(server)).getErrorCode());
                assertTrue(server.mails().isEmpty());
            }
        }
    }

    @Test
    public void aServerThatNobodyVouchesForIsNotSpokenTo() throws Exception {
        settings.set(GlobalProperties.SMTP_SECURITY, "TLS");
        try (ScriptedMailServer server = ScriptedMailServer.withTls(TestCertificate.of("localhost", folder.getRoot()).context())) {
            assertEquals("email.connect", assertThrows(CarrierException.class, () -> send(server)).getErrorCode());
            assertTrue(server.mails().isEmpty());
        }
    }

    @Test
    public void anAnswerNamesWhatItAnswers() throws Exception {
        try (ScriptedMailServer server = ScriptedMailServer.plain()) {
            settings.set(GlobalProperties.SMTP_PORT, Integer.toString(server.port()));

            new EmailChannel(settings).send(new OutboundMessage(UUID.randomUUID().toString(), "jane.doe@example.org", "Re: Hello", "Hello", "<question@example.org>"));

            assertThat(server.mails().get(0), containsString("In-Reply-To: <question@example.org>"));
            assertThat(server.mails().get(0), containsString("References: <question@example.org>"));
        }
    }

    private CarrierException failure(ScriptedMailServer server) throws Exception {
        try (ScriptedMailServer closing = server) {
            return assertThrows(CarrierException.class, () -> send(closing));
        }
    }

    private void send(ScriptedMailServer server) throws CarrierException {
        settings.set(GlobalProperties.SMTP_PORT, Integer.toString(server.port()));
        new EmailChannel(settings, trust).send(message());
    }

    private static OutboundMessage message() {
        return new OutboundMessage(UUID.randomUUID().toString(), "jane.doe@example.org", "Subject", "Hello", null);
    }
}
