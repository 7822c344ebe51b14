/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.channel.email.StoredMail;
import org.openmrs.module.patientconversations.service.Attachments;
import org.openmrs.module.patientconversations.service.Bounce;
import org.openmrs.module.patientconversations.service.InboundMessage;
import org.openmrs.module.patientconversations.service.MailDetails;
import org.openmrs.module.patientconversations.service.MapSettings;

public class MailParserTest {

    private static final String UUID = "0b7a1f9e-3a51-4f4e-9d0e-6f1f0f3f5b11";

    private static final String TOKEN = UUID.replace("-", "");

    private final MapSettings settings = new MapSettings();

    private final Attachments attachments = mock(Attachments.class);

    private final MailParser parser = new MailParser(settings, attachments, Clock.systemUTC());

    @Before
    public void limit() {
        when(attachments.getMaxBytes()).thenReturn(100L);
    }

    private final BounceParser bounces = new BounceParser(parser);

    private static StoredMail mail(String... lines) throws Exception {
        byte[] source = (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
        return new StoredMail(7, new Date(1_000_000), new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(source)), true);
    }

    private InboundMessage parse(String... lines) throws Exception {
        return parser.parse(mail(lines));
    }

    private MailDetails details(String... lines) throws Exception {
        return parse(lines).getMail().get();
    }

    @Test
    public void textSubjectSenderAndWhatItAnswersAreRead() throws Exception {
        settings.set(GlobalProperties.SMTP_REPLY_ADDRESS, "reply@example.org");
        InboundMessage read = parse("From: =?utf-8?q?Jan=C3=A9_Doe?= <Jane.Doe@Example.org>", "To: Clinic <reply+" + TOKEN + "@example.org>",
            "Subject: =?utf-8?b?UmU6IErDvGzDrGE=?=", "Message-ID: <m1@phone.example.org>", "In-Reply-To: <b@example.org>", "References: <a@example.org>",
            " <b@example.org>", "Content-Type: text/plain; charset=utf-8", "", "Yes \uD83D\uDE4F", "", "On Monday Clinic wrote:", "> Come?");
        assertEquals("Jane.Doe@Example.org", read.getFrom());
        assertEquals(Optional.of("Re: J\u00FCl\u00ECa"), read.getSubject());
        assertEquals("Yes \uD83D\uDE4F", read.getText());
        assertEquals("<m1@phone.example.org>", read.getCarrierId());
        assertEquals(new Date(1_000_000), read.getReceived());
        MailDetails details = read.getMail().get();
        assertEquals(Optional.of("On Monday Clinic wrote:\n> Come?"), details.getQuoted());
        assertEquals(Collections.singletonList(UUID), details.getReplyTokens());
        assertThat(details.getReferences()).containsSubsequence("<b@example.org>", "<a@example.org>");
        assertFalse(details.isAutomatic());
        assertFalse(details.isSenderDoubtful());
    }

    @Test
    public void htmlAloneBecomesTextAndSanitizedHtml() throws Exception {
        InboundMessage read = parse("From: jane@example.org", "Content-Type: text/html; charset=iso-8859-1", "Content-Transfer-Encoding: quoted-printable", "",
            "<p>Caf=E9 <img src=3D\"https://t.example.org/x.gif\"><b>today</b></p>");
        assertEquals("Caf\u00E9 today", read.getText());
        assertThat(read.getMail().get().getHtml().get()).contains("<b>today</b>").doesNotContain("img");
    }

    @Test
    public void filesArePutAsideAndThoseTooLargeAreNamed() throws Exception {
        char[] large = new char[200];
        java.util.Arrays.fill(large, 'x');
        InboundMessage read = parse("From: jane@example.org", "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "See this", "--b",
            "Content-Type: application/pdf; name=\"=?utf-8?q?r=C3=A9sultat.pdf?=\"", "Content-Transfer-Encoding: base64", "", "JVBERg==", "--b",
            "Content-Type: text/plain", "Content-Disposition: attachment; filename=long.txt", "", new String(large), "--b",
            "Content-Type: message/rfc822", "", "Subject: forwarded", "", "x", "--b--");
        assertEquals("See this", read.getText());
        assertEquals("r\u00E9sultat.pdf", read.getFiles().get(0).getName());
        assertEquals(4, read.getFiles().get(0).getSize());
        assertEquals("long.txt", read.getFiles().get(1).getName());
        assertEquals(3, read.getFiles().size());
    }

    @Test
    public void aMailWithoutMessageIdIsKnownAgainByItsContent() throws Exception {
        String[] lines = { "From: jane@example.org", "Date: Mon, 23 Nov 2026 09:00:00 +0000", "", "Hello" };
        assertEquals(parse(lines).getCarrierId(), parse(lines).getCarrierId());
        lines[1] = "Date: Mon, 23 Nov 2026 09:00:01 +0000";
        assertNotEquals(parse("From: jane@example.org", "Date: Mon, 23 Nov 2026 09:00:00 +0000", "", "Hello").getCarrierId(), parse(lines).getCarrierId());
        char[] long_ = new char[400];
        java.util.Arrays.fill(long_, 'x');
        assertThat(parse("From: a@example.org", "Message-ID: <" + new String(long_) + "@example.org>", "", "Hello").getCarrierId()).startsWith("sha256:").hasSizeLessThan(256);
    }

    @Test
    public void twoSendersOrNoneAreDoubtful() throws Exception {
        assertTrue(details("From: jane@example.org, eve@example.org", "", "Hi").isSenderDoubtful());
        assertTrue(details("From: jane@example.org", "From: eve@example.org", "", "Hi").isSenderDoubtful());
        assertTrue(details("Subject: nobody", "", "Hi").isSenderDoubtful());
    }

    @Test
    public void whatOurOwnMailServerFindsForgedIsDoubtfulAndWhatOthersWriteIsNot() throws Exception {
        String[] lines = { "Authentication-Results: mx.clinic.example.org; spf=fail smtp.mailfrom=x; dmarc=fail header.from=example.org", "From: jane@example.org", "", "Hi" };
        assertFalse(details(lines).isSenderDoubtful());
        settings.set(GlobalProperties.IMAP_AUTHENTICATION_SERVER, "mx.clinic.example.org");
        assertTrue(details(lines).isSenderDoubtful());
        lines[0] = "Authentication-Results: mx.elsewhere.example.org; dmarc=fail";
        assertFalse(details(lines).isSenderDoubtful());
    }

    @Test
    public void machinesAreKnownByWhatTheySay() throws Exception {
        for (String header : new String[] { "Auto-Submitted: auto-replied (vacation)", "Precedence: bulk", "List-Id: <news.example.org>", "Return-Path: <>", "X-Autoreply: yes" }) {
            assertTrue(header, details(header, "From: jane@example.org", "", "I am away").isAutomatic());
        }
        assertTrue(details("From: MAILER-DAEMON@example.org", "", "Hi").isAutomatic());
        assertFalse(details("Auto-Submitted: no", "Return-Path: <jane@example.org>", "From: jane@example.org", "", "Hi").isAutomatic());
    }

    @Test
    public void brokenMailIsReadAsFarAsItGoes() throws Exception {
        assertEquals("Hello", parse("From: \"Jane <jane@example.org", "Content-Type: text/plain; charset=nonsense-9", "", "Hello").getText());
        assertEquals("jane@example.org", parse("From: \"Jane <jane@example.org", "", "Hello").getFrom());
        parse("From: jane@example.org", "Content-Type: multipart/mixed", "", "no boundary");
        parse("From: jane@example.org", "Content-Type: ;;;", "", "Hello");
    }

    @Test
    public void flowedLinesAreJoined() throws Exception {
        assertEquals("One long line.\nAnother.", parse("From: jane@example.org", "Content-Type: text/plain; charset=utf-8; format=flowed", "", "One long ", "line.", "Another.").getText());
    }

    private Bounce bounce(String... lines) throws Exception {
        return bounces.parse(mail(lines)).get();
    }

    private boolean isBounce(String... lines) throws Exception {
        return bounces.parse(mail(lines)).isPresent();
    }

    @Test
    public void aReportOfRfc3464NamesTheMessageThatBounced() throws Exception {
        String[] report = { "Return-Path: <>", "From: MAILER-DAEMON@mx.example.org", "To: clinic@example.org", "Message-ID: <r1@mx.example.org>",
            "Content-Type: multipart/report; report-type=delivery-status; boundary=b", "", "--b", "Content-Type: text/plain", "", "I am sorry", "--b",
            "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.example.org", "", "Final-Recipient: rfc822; jane@example.org", "Action: failed",
            "Status: 5.1.1", "", "--b", "Content-Type: message/rfc822", "", "Message-ID: <" + UUID + "@example.org>", "Subject: x", "", "text", "--b--" };
        assertEquals("email.bounced.address", bounce(report).getErrorCode());
        assertThat(bounce(report).getCandidates()).first().isEqualTo("<" + UUID + "@example.org>");
        report[16] = "Action: delayed";
        report[17] = "Status: 4.4.1";
        assertFalse("a delay is no failure", isBounce(report));
    }

    @Test
    public void theTokenOfTheAddressItCameBackToIsTheSurest() throws Exception {
        settings.set(GlobalProperties.SMTP_REPLY_ADDRESS, "reply@example.org");
        assertThat(bounce("Return-Path: <>", "From: MAILER-DAEMON@mx.example.org", "Delivered-To: reply+" + TOKEN + "@example.org",
            "X-Failed-Recipients: jane@example.org", "", "mailbox is full 5.2.2").getCandidates()).first().isEqualTo(UUID);
    }

    @Test
    public void theFormsOfCommonServersAreKnown() throws Exception {
        Bounce exim = bounce("Return-path: <>", "X-Failed-Recipients: jane@example.org", "Auto-Submitted: auto-replied", "From: Mail Delivery System <Mailer-Daemon@mx>", "",
            "A message that you sent could not be delivered. 552 5.2.2 mailbox full", "------ This is a copy of your message ------", "Message-ID: <" + UUID + "@example.org>");
        assertEquals("email.bounced.full", exim.getErrorCode());
        assertThat(exim.getCandidates()).contains("<" + UUID + "@example.org>");
        Bounce qmail = bounce("Return-Path: <>", "From: MAILER-DAEMON@mx.example.org", "", "Hi. This is the qmail-send program at mx.example.org.",
            "<jane@example.org>:", "Sorry, no mailbox here by that name. (#5.1.1)", "", "--- Below this line is a copy of the message.", "",
            "Message-ID: <" + UUID + "@example.org>");
        assertEquals("email.bounced.address", qmail.getErrorCode());
        Bounce gmail = bounce("Return-Path: <>", "X-Failed-Recipients: jane@example.org", "From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
            "In-Reply-To: <" + UUID + "@example.org>", "Content-Type: multipart/report; boundary=g; report-type=delivery-status", "", "--g", "Content-Type: text/plain", "",
            "Address not found", "--g", "Content-Type: message/delivery-status", "", "Action: failed", "Status: 5.7.26", "--g--");
        assertEquals("email.bounced.refused", gmail.getErrorCode());
        assertThat(gmail.getCandidates()).contains("<" + UUID + "@example.org>");
    }

    @Test
    public void anAbsenceNoticeAndAReadReceiptAreNoBounces() throws Exception {
        assertFalse(isBounce("Return-Path: <>", "Auto-Submitted: auto-replied", "From: jane@example.org", "In-Reply-To: <" + UUID + "@example.org>", "", "I am away"));
        assertFalse(isBounce("From: jane@example.org", "Content-Type: multipart/report; report-type=disposition-notification; boundary=b", "", "--b", "", "read", "--b--"));
        assertFalse(isBounce("From: jane@example.org", "", "Your message <" + UUID + "@example.org> bounced, 5.1.1"));
    }
}
