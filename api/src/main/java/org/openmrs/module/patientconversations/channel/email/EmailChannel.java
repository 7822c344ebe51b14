/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.email;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * E-mail through an SMTP server. What the server accepted is SENT: whether it arrived, SMTP does not say. A message in doubt cannot be looked
 * for; it is sent again with the same Message-ID.
 */
public class EmailChannel implements Channel {

    public static final String ID = "email";

    /** Longer ones are cut by mail readers, and stored in a column of this width. */
    static final int MAX_SUBJECT = 255;

    private static final Set<String> ADDRESS_FAULTS = new HashSet<>(Arrays.asList(ID + ".address", ID + ".550", ID + ".551", ID + ".552", ID + ".553",
            ID + ".bounced.address", ID + ".bounced.full", ID + ".bounced.unreachable", ID + ".bounced.other"));

    private static final Logger log = LoggerFactory.getLogger(EmailChannel.class);

    private final Settings settings;

    private final SSLSocketFactory trust;

    public EmailChannel(Settings settings) {
        this(settings, null);
    }

    /** @param trust whom to trust, null for whom Java trusts */
    EmailChannel(Settings settings, SSLSocketFactory trust) {
        this.settings = settings;
        this.trust = trust;
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public ContactSystem getContactSystem() {
        return ContactSystem.EMAIL;
    }

    @Override
    public Availability getAvailability() {
        return MailServer.of(settings).getAvailability();
    }

    @Override
    public Optional<String> getOwnAddress() {
        return Optional.ofNullable(MailServer.of(settings).getFrom());
    }

    @Override
    public boolean carriesFiles() {
        return true;
    }

    @Override
    public boolean isAddressFault(String errorCode) {
        return ADDRESS_FAULTS.contains(errorCode);
    }

    @Override
    public void check(OutboundMessage message) {
        String subject = message.getSubject().orElse("");
        if (hasLineBreak(subject)) {
            throw UnsendableException.ofField("subject", "subject.lineBreak");
        }
        if (subject.length() > MAX_SUBJECT) {
            throw UnsendableException.ofField("subject", "subject.tooLong");
        }
    }

    @Override
    public CarrierReport send(OutboundMessage message) throws CarrierException {
        MailServer server = MailServer.of(settings);
        if (!server.getAvailability().isAvailable()) {
            throw new CarrierException(Kind.TRANSIENT, ID + ".unavailable", null, null, null);
        }
        if (hasLineBreak(message.getSubject().orElse("")) || hasLineBreak(message.getTo())) {
            throw new CarrierException(Kind.PERMANENT, ID + ".lineBreak", null, null, null);
        }
        try (OwnClasses own = OwnClasses.use()) {
            return sendWithOwnClasses(message, server);
        }
    }

    private CarrierReport sendWithOwnClasses(OutboundMessage message, MailServer server) throws CarrierException {
        Session session = Session.getInstance(server.toSessionProperties(trust));
        MailMessage mail;
        Transport transport;
        try {
            mail = MailMessage.of(message, server, session);
            transport = session.getTransport();
        } catch (AddressException e) {
            throw new CarrierException(Kind.PERMANENT, ID + ".address", null, null, null);
        } catch (MessagingException e) {
            throw new IllegalStateException("The mail library cannot be used: " + e.getClass().getName());
        }
        connect(transport, server);
        try {
            transport.sendMessage(mail, new Address[] { mail.getAllRecipients()[0] });
            return CarrierReport.of(mail.getMessageID(), MessageStatus.SENT).from(server.getFrom());
        } catch (MessagingException e) {
            throw refusal(e);
        } finally {
            closeQuietly(transport);
        }
    }

    /** A wrong password is not the message's fault: it waits until an administrator has put it right. */
    private static void connect(Transport transport, MailServer server) throws CarrierException {
        try {
            transport.connect(server.getHost(), server.getPort(), server.getUsername().orElse(null), server.getUsername().isPresent() ? server.getPassword() : null);
        } catch (AuthenticationFailedException e) {
            throw new CarrierException(Kind.TRANSIENT, ID + ".auth", words(e), null, null);
        } catch (MessagingException e) {
            throw new CarrierException(Kind.TRANSIENT, ID + ".connect", words(e), null, null);
        }
    }

    /**
     * The server's reply code decides: 4yz may succeed later, 5yz will not (RFC 5321, section 4.2.1). Without a reply the message may have been
     * taken.
     */
    private static CarrierException refusal(MessagingException failure) {
        int reply = 0;
        for (Exception e = failure; e != null; e = e instanceof MessagingException ? ((MessagingException) e).getNextException() : null) {
            int code = replyCode(e);
            // The recipient's own refusal comes last in the chain and says more than the transaction's.
            reply = code >= 400 ? code : reply;
        }
        if (reply == 0) {
            return new CarrierException(Kind.IN_DOUBT, ID + ".timeout", words(failure), null, null);
        }
        return new CarrierException(reply < 500 ? Kind.TRANSIENT : Kind.PERMANENT, ID + '.' + reply, words(failure), null, null);
    }

    private static int replyCode(Exception e) {
        if (e instanceof SMTPAddressFailedException) {
            return ((SMTPAddressFailedException) e).getReturnCode();
        }
        if (e instanceof SMTPSenderFailedException) {
            return ((SMTPSenderFailedException) e).getReturnCode();
        }
        return e instanceof SMTPSendFailedException ? ((SMTPSendFailedException) e).getReturnCode() : 0;
    }

    /** The library's and the server's words, down to the root: they say what an administrator has to put right. */
    private static String words(MessagingException failure) {
        StringBuilder words = new StringBuilder();
        for (Exception e = failure; e != null; e = e instanceof MessagingException ? ((MessagingException) e).getNextException() : null) {
            String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage().trim();
            if (words.indexOf(message) < 0) {
                words.append(words.length() == 0 ? "" : " / ").append(message);
            }
        }
        return words.toString();
    }

    /** The message's fate is known by now; a server that hangs up without a farewell changes nothing. */
    private static void closeQuietly(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            log.debug("The connection to the mail server ended with {}", e.getClass().getSimpleName());
        }
    }

    private static boolean hasLineBreak(String header) {
        return header.indexOf('\r') >= 0 || header.indexOf('\n') >= 0;
    }
}
