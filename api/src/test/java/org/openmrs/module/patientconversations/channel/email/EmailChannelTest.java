/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.email;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.channel.CarrierException;
import org.openmrs.module.patientconversations.channel.CarrierException.Kind;
import org.openmrs.module.patientconversations.channel.CarrierReport;
import org.openmrs.module.patientconversations.channel.Carriers;
import org.openmrs.module.patientconversations.channel.OutboundMessage;
import org.openmrs.module.patientconversations.channel.UnsendableException;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.sandbox.Mail;

public class EmailChannelTest {

    private static final String PATIENT = "jane.doe@example.org";

    @Rule
    public final Carriers carriers = new Carriers();

    private EmailChannel channel;

    @Before
    public void open() {
        channel = new EmailChannel(carriers.settings());
    }

    @Test
    public void whatWasTypedArrivesAsTextAndAsHtml() throws Exception {
        String text = "\"Quotes\" & <b>tags</b> 'n' \uD83D\uDE00\n\n\u0645\u0631\u062D\u0628\u0627 \u05E9\u05DC\u05D5\u05DD\nlast line";

        channel.send(new OutboundMessage(uuid(), PATIENT, "R\u00E9sum\u00E9 \uD83D\uDE00 \u0645\u0631\u062D\u0628\u0627", text, null));

        Mail mail = onlyMail();
        assertEquals(PATIENT, mail.to());
        assertEquals("R\u00E9sum\u00E9 \uD83D\uDE00 \u0645\u0631\u062D\u0628\u0627", mail.subject());
        assertEquals(text, mail.text().replace("\r\n", "\n").replaceAll("\n$", ""));
        assertThat(mail.html(), containsString("&quot;Quotes&quot; &amp; &lt;b&gt;tags&lt;/b&gt; &#39;n&#39; \uD83D\uDE00"));
        assertThat(mail.html(), containsString("<div dir=\"auto\">\u0645\u0631\u062D\u0628\u0627 \u05E9\u05DC\u05D5\u05DD</div>"));
        assertThat(mail.html(), not(containsString("<b>")));
    }

    @Test
    public void aLongLineArrivesWhole() throws Exception {
        char[] line = new char[5000];
        Arrays.fill(line, 'x');

        channel.send(new OutboundMessage(uuid(), PATIENT, "Long", new String(line), null));

        assertEquals(new String(line), onlyMail().text().trim());
    }

    @Test
    public void itIsSentAndNothingMoreIsClaimed() throws Exception {
        CarrierReport report = channel.send(message("Hello"));

        assertEquals(MessageStatus.SENT, report.getStatus());
        assertEquals(Optional.of("clinic@example.org"), report.getFromAddress());
        assertEquals(Optional.empty(), channel.getStatusCheckDelay());
    }

    @Test
    public void aSecondAttemptHasTheSameMessageId() throws Exception {
        OutboundMessage message = message("Twice");

        String first = channel.send(message).getCarrierId();
        String second = channel.send(message).getCarrierId();

        assertEquals("<" + message.getUuid() + "@example.org>", first);
        assertEquals(first, second);
        carriers.sandbox().journal().mails().forEach(mail -> assertEquals(first, mail.messageId()));
    }

    @Test
    public void theSenderHasTheNameOfThePractice() throws Exception {
        carriers.settings().set(GlobalProperties.PRACTICE_NAME, "Clinique \u00C9toile, Kigali");

        channel.send(new OutboundMessage(uuid(), PATIENT, null, "Hello", null));

        assertThat(onlyMail().from(), containsString("clinic@example.org"));
        assertThat(onlyMail().from(), containsString("toile, Kigali"));
        assertEquals("without a subject the practice's name stands there", "Clinique \u00C9toile, Kigali", onlyMail().subject());
    }

    @Test
    public void noHeaderCanBeSlippedIn() {
        OutboundMessage evil = new OutboundMessage(uuid(), PATIENT, "Hello\r\nBcc: other@example.org", "Hello", null);

        UnsendableException refusal = assertThrows(UnsendableException.class, () -> channel.check(evil));
        assertEquals("subject", refusal.getErrors().getFieldError().getField());
        CarrierException failure = assertThrows("nor if it was stored all the same", CarrierException.class, () -> channel.send(evil));
        assertEquals(Kind.PERMANENT, failure.getKind());
        assertThrows(CarrierException.class, () -> channel.send(new OutboundMessage(uuid(), "a@example.org\nBcc: b@example.org", "Hello", "Hello", null)));
        assertTrue(carriers.sandbox().journal().mails().isEmpty());
    }

    @Test
    public void aNameWithALineBreakMakesNoHeader() throws Exception {
        carriers.settings().set(GlobalProperties.SMTP_FROM_NAME, "Clinic\r\nBcc: other@example.org");

        channel.send(message("Hello"));

        assertEquals(1, carriers.sandbox().journal().mails().size());
        assertEquals(PATIENT, onlyMail().to());
    }

    @Test
    public void theThreadsClassLoaderIsGivenBack() throws Exception {
        ClassLoader openmrs = new ClassLoader(null) { };
        Thread.currentThread().setContextClassLoader(openmrs);
        try {
            channel.send(message("Hello"));

            assertSame(openmrs, Thread.currentThread().getContextClassLoader());
            assertEquals("and the mail was put together nevertheless", "Hello", onlyMail().text().trim());
        } finally {
            Thread.currentThread().setContextClassLoader(EmailChannelTest.class.getClassLoader());
        }
    }

    @Test
    public void whatIsMissingIsSaid() {
        carriers.settings().set(GlobalProperties.SMTP_FROM, "");
        assertEquals(Optional.of("patientconversations.email.noFrom"), channel.getAvailability().getReasonCode());
        carriers.settings().set(GlobalProperties.SMTP_HOST, "");
        assertEquals(Optional.of("patientconversations.email.noHost"), channel.getAvailability().getReasonCode());
        assertFalse(channel.getAvailability().isAvailable());
        assertEquals("the message waits until it is set up", Kind.TRANSIENT, assertThrows(CarrierException.class, () -> channel.send(message("Hello"))).getKind());
    }

    private Mail onlyMail() {
        assertEquals(1, carriers.sandbox().journal().mails().size());
        return carriers.sandbox().journal().mails().get(0);
    }

    private static OutboundMessage message(String text) {
        return new OutboundMessage(uuid(), PATIENT, "Subject", text, null);
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }
}
