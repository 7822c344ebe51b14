/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Properties;
import org.junit.Rule;
import org.junit.Test;

public class MailTest {

    @Rule
    public SandboxRig rig = new SandboxRig();

    @Test
    public void anEmailArrivesWithItsPartsAndHeaders() throws Exception {
        MimeMultipart parts = new MimeMultipart("alternative");
        parts.addBodyPart(part("Guten Tag 😀\n", "plain"));
        parts.addBodyPart(part("<p>Guten <b>Tag</b></p>", "html"));
        MimeMessage message = message("zoe@example.org");
        message.setContent(parts);

        send(message);

        Mail mail = rig.sandbox.journal().mails().get(0);
        assertThat(mail.text()).isEqualToNormalizingNewlines("Guten Tag 😀\n");
        assertThat(mail.html()).isEqualTo("<p>Guten <b>Tag</b></p>");
        assertThat(mail.subject()).isEqualTo("Ihre Nachricht – ärztlich");
        assertThat(mail.from()).contains("Müller Clinic", "clinic@example.org");
        assertThat(mail.envelopeFrom()).isEqualTo("clinic@example.org");
        assertThat(mail.messageId()).isEqualTo(message.getMessageID());
        assertThat(mail.headers()).contains("X-Conversation: 42");
    }

    @Test
    public void eachRecipientHasAnEntryOfHisOwn() throws Exception {
        MimeMessage message = message("a@example.org");
        message.addRecipient(Message.RecipientType.BCC, new InternetAddress("b@example.org"));
        message.setText("Hello");

        send(message);

        assertThat(rig.sandbox.journal().mails()).extracting(Mail::to).containsExactlyInAnyOrder("a@example.org", "b@example.org");
        assertThat(rig.get("messages?to=b@example.org").get("messages")).hasSize(1);
        assertThat(rig.get("messages").get("messages").get(0).get("kind").asText()).isEqualTo("email");
    }

    @Test
    public void whatArrivedCanBeFetchedByImapWithAnyLogin() throws Exception {
        MimeMessage message = message("patient@example.org");
        message.setText("Hello");
        send(message);

        try (Store store = session().getStore("imap")) {
            store.connect("localhost", rig.sandbox.imapPort(), "patient@example.org", "whatever");
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            assertThat(inbox.getMessageCount()).isEqualTo(1);
            assertThat(inbox.getMessage(1).getSubject()).isEqualTo("Ihre Nachricht – ärztlich");
        }
    }

    private static MimeBodyPart part(String text, String subtype) throws Exception {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        return part;
    }

    private MimeMessage message(String to) throws Exception {
        MimeMessage message = new MimeMessage(session());
        message.setFrom(new InternetAddress("clinic@example.org", "Müller Clinic", "UTF-8"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject("Ihre Nachricht – ärztlich", "UTF-8");
        message.setHeader("X-Conversation", "42");
        return message;
    }

    private void send(MimeMessage message) throws Exception {
        message.saveChanges();
        try (Transport transport = message.getSession().getTransport("smtp")) {
            transport.connect("localhost", rig.sandbox.smtpPort(), "anyone", "anything");
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private static Session session() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.auth", "true");
        return Session.getInstance(properties);
    }
}
