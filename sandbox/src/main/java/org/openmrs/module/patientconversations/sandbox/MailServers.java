/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs GreenMail for SMTP and IMAP, with any log-in and a mailbox for whomever is written to, and records what arrives. */
final class MailServers implements AutoCloseable {

    private final GreenMail greenMail;
    private final Journal journal;
    private final Clock clock;
    private final int capacity;
    private final AtomicInteger stored = new AtomicInteger();

    /** @param capacity after how many e-mails the mailboxes are emptied, so that memory stays bounded */
    MailServers(String bind, int smtpPort, int imapPort, int capacity, Journal journal, Clock clock) {
        this.greenMail = new GreenMail(new ServerSetup[] {
            new ServerSetup(smtpPort, bind, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imapPort, bind, ServerSetup.PROTOCOL_IMAP)
        });
        this.capacity = capacity;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws IOException if GreenMail cannot start */
    void start() throws IOException {
        try {
            greenMail.start();
        } catch (RuntimeException e) {
            greenMail.stop();
            throw new IOException("The mail servers cannot start: " + e.getMessage(), e);
        }
        UserManager users = greenMail.getUserManager();
        users.setAuthRequired(false);
        users.setMessageDeliveryHandler((message, recipient) -> {
            String sender = message.getReturnPath() == null ? "" : message.getReturnPath().getEmail();
            journal.add(MailReader.read(message.getMessage(), sender, recipient.getEmail(), clock.instant()));
            makeRoom();
            return mailbox(users, recipient.getEmail());
        });
    }

    /**
     * Puts an e-mail into a mailbox as a mail server does that took it over.
     *
     * @param source as RFC 5322 has it
     */
    Mail deliver(String envelopeFrom, String to, String source) throws MessagingException {
        String delivered = "Return-Path: <" + envelopeFrom + ">\r\nDelivered-To: " + to + "\r\n" + source;
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(delivered.getBytes(StandardCharsets.UTF_8)));
        Mail mail = journal.add(MailReader.read(message, envelopeFrom, to, clock.instant()));
        makeRoom();
        try {
            mailbox(greenMail.getUserManager(), to).deliver(message);
        } catch (UserException e) {
            throw new MessagingException("There is no mailbox", e);
        }
        return mail;
    }

    int smtpPort() {
        return greenMail.getSmtp().getPort();
    }

    int imapPort() {
        return greenMail.getImap().getPort();
    }

    @Override
    public void close() {
        greenMail.stop();
    }

    private void makeRoom() throws MessagingException {
        if (stored.incrementAndGet() % capacity == 0) {
            try {
                greenMail.purgeEmailFromAllMailboxes();
            } catch (FolderException e) {
                throw new MessagingException("The mailboxes cannot be emptied", e);
            }
        }
    }

    /** What is sent to name+anything lies in the mailbox of name. */
    private static synchronized GreenMailUser mailbox(UserManager users, String recipient) throws UserException {
        String address = recipient.replaceFirst("\\+[^@]*@", "@");
        GreenMailUser existing = users.getUserByEmail(address);
        return existing != null ? existing : users.createUser(address, address, address);
    }
}
