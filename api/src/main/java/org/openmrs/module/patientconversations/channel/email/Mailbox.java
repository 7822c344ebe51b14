/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.channel.Availability;
import org.openmrs.module.patientconversations.channel.CarrierException;
import org.openmrs.module.patientconversations.channel.CarrierException.Kind;

/** The mailbox in which the practice's e-mail arrives, as the settings say at one moment. */
public final class Mailbox {

    private static final String CODE = "mailbox";

    private static final String TLS = "TLS";

    private static final String STARTTLS = "STARTTLS";

    private static final String NONE = "NONE";

    private static final int MAX_NAME = 255;

    private static final String TIMEOUT_MILLIS = "30000";

    private final String host;

    private final int port;

    private final String security;

    private final String username;

    private final String password;

    private final String folder;

    private final Duration pollInterval;

    private final SSLSocketFactory trust;

    private Mailbox(Settings settings, SSLSocketFactory trust) {
        this.host = settings.get(GlobalProperties.IMAP_HOST).orElse(null);
        this.port = settings.getInt(GlobalProperties.IMAP_PORT, 993);
        this.security = settings.get(GlobalProperties.IMAP_SECURITY).orElse(TLS).toUpperCase(Locale.ROOT);
        this.username = settings.get(GlobalProperties.IMAP_USERNAME).orElse(null);
        this.password = settings.getSecret(GlobalProperties.IMAP_PASSWORD).orElse(null);
        this.folder = settings.get(GlobalProperties.IMAP_FOLDER).orElse("INBOX");
        this.pollInterval = Duration.ofSeconds(settings.getInt(GlobalProperties.IMAP_POLL_SECONDS, 60));
        this.trust = trust;
    }

    public static Mailbox of(Settings settings) {
        return new Mailbox(settings, null);
    }

    /** @param trust makes TLS connections instead of Java's own factory */
    static Mailbox of(Settings settings, SSLSocketFactory trust) {
        return new Mailbox(settings, trust);
    }

    public Availability getAvailability() {
        if (host == null) {
            return Availability.missing("patientconversations.mailbox.noHost");
        }
        if (username == null || password == null) {
            return Availability.missing("patientconversations.mailbox.noLogIn");
        }
        if (!security.equals(TLS) && !security.equals(STARTTLS) && !security.equals(NONE)) {
            return Availability.missing("patientconversations.mailbox.wrongSecurity");
        }
        return Availability.available();
    }

    /** Under which its position is kept. */
    public String getName() {
        String name = username + " at " + host + ':' + port + '/' + folder;
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
    }

    public Duration getPollInterval() {
        return pollInterval;
    }

    /** Whether a connection to this mailbox serves for the other one as well. */
    public boolean isSameAs(Mailbox other) {
        return getName().equals(other.getName()) && security.equals(other.security) && Optional.ofNullable(password).equals(Optional.ofNullable(other.password));
    }

    /**
     * Connects, and opens the folder for reading only: nothing is marked, moved or deleted.
     *
     * @throws CarrierException {@code mailbox.auth}, {@code mailbox.folder} or {@code mailbox.connect}
     */
    public MailboxConnection open() throws CarrierException {
        try (OwnClasses own = OwnClasses.use()) {
            Session session = Session.getInstance(toSessionProperties());
            IMAPStore store = (IMAPStore) session.getStore("imap");
            try {
                store.connect(host, port, username, password);
                IMAPFolder opened = (IMAPFolder) store.getFolder(folder);
                opened.open(Folder.READ_ONLY);
                return new MailboxConnection(session, store, opened);
            } catch (MessagingException e) {
                MailboxConnection.closeQuietly(store);
                throw e;
            }
        } catch (AuthenticationFailedException e) {
            throw failure(".auth", e);
        } catch (FolderNotFoundException e) {
            throw failure(".folder", e);
        } catch (MessagingException e) {
            throw failure(".connect", e);
        }
    }

    static CarrierException failure(String code, MessagingException e) {
        return new CarrierException(Kind.TRANSIENT, CODE + code, e.getMessage(), null, null);
    }

    /** Never in the clear where encryption was asked for, and only with the server that was asked for. */
    private Properties toSessionProperties() {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.imap.timeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.imap.writetimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.imap.ssl.checkserveridentity", "true");
        properties.setProperty("mail.imap.peek", "true");
        if (security.equals(TLS)) {
            properties.setProperty("mail.imap.ssl.enable", "true");
        } else if (security.equals(STARTTLS)) {
            properties.setProperty("mail.imap.starttls.enable", "true");
            properties.setProperty("mail.imap.starttls.required", "true");
        }
        if (trust != null) {
            properties.put("mail.imap.ssl.socketFactory", trust);
        }
        return properties;
    }
}
