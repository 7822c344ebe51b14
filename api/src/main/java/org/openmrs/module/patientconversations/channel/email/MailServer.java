/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.email;

import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.channel.Availability;

/** The mail server and our sender's address, as the settings say at one moment. */
final class MailServer {

    private enum Security {
        STARTTLS,
        TLS,
        NONE
    }

    private final String host;

    private final int port;

    private final String security;

    private final String username;

    private final String password;

    private final String from;

    private final String fromName;

    private final String practiceName;

    private final String replyAddress;

    private final int timeoutSeconds;

    private MailServer(Settings settings) {
        this.host = settings.get(GlobalProperties.SMTP_HOST).orElse(null);
        this.port = settings.getInt(GlobalProperties.SMTP_PORT, 587);
        this.security = settings.get(GlobalProperties.SMTP_SECURITY).orElse(Security.STARTTLS.name()).toUpperCase(Locale.ROOT);
        this.username = settings.get(GlobalProperties.SMTP_USERNAME).orElse(null);
        this.password = settings.getSecret(GlobalProperties.SMTP_PASSWORD).orElse("");
        this.from = settings.get(GlobalProperties.SMTP_FROM).orElse(null);
        this.practiceName = settings.get(GlobalProperties.PRACTICE_NAME).orElse(null);
        this.fromName = settings.get(GlobalProperties.SMTP_FROM_NAME).orElse(practiceName);
        this.replyAddress = settings.get(GlobalProperties.SMTP_REPLY_ADDRESS).orElse(null);
        this.timeoutSeconds = settings.getInt(GlobalProperties.SMTP_TIMEOUT_SECONDS, 20);
    }

    static MailServer of(Settings settings) {
        return new MailServer(settings);
    }

    Availability getAvailability() {
        if (host == null) {
            return Availability.missing("patientconversations.email.noHost");
        }
        if (from == null) {
            return Availability.missing("patientconversations.email.noFrom");
        }
        if (!isKnown(security)) {
            return Availability.missing("patientconversations.email.wrongSecurity");
        }
        return Availability.available();
    }

    String getHost() {
        return host;
    }

    int getPort() {
        return port;
    }

    /** Empty: no log-in. */
    Optional<String> getUsername() {
        return Optional.ofNullable(username);
    }

    String getPassword() {
        return password;
    }

    String getFrom() {
        return from;
    }

    Optional<String> getFromName() {
        return Optional.ofNullable(fromName);
    }

    Optional<String> getPracticeName() {
        return Optional.ofNullable(practiceName);
    }

    /** Where an answer to this message goes; the sender's address where no mailbox takes plus addresses. */
    String getReplyAddress(String messageUuid) {
        return replyAddress == null ? from : ReplyAddress.of(replyAddress).forMessage(messageUuid);
    }

    /**
     * Jakarta Mail's properties: never in the clear where encryption was asked for, and only with the server that was asked for.
     *
     * @param trust makes TLS connections instead of Java's own factory, or null
     */
    Properties toSessionProperties(SSLSocketFactory trust) {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", host);
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        properties.setProperty("mail.smtp.auth", Boolean.toString(username != null));
        String milliseconds = Integer.toString(timeoutSeconds * 1000);
        properties.setProperty("mail.smtp.connectiontimeout", milliseconds);
        properties.setProperty("mail.smtp.timeout", milliseconds);
        properties.setProperty("mail.smtp.writetimeout", milliseconds);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        if (security.equals(Security.TLS.name())) {
            properties.setProperty("mail.smtp.ssl.enable", "true");
        } else if (security.equals(Security.STARTTLS.name())) {
            properties.setProperty("mail.smtp.starttls.enable", "true");
            properties.setProperty("mail.smtp.starttls.required", "true");
        }
        if (trust != null) {
            properties.put("mail.smtp.ssl.socketFactory", trust);
        }
        return properties;
    }

    private static boolean isKnown(String security) {
        for (Security known : Security.values()) {
            if (known.name().equals(security)) {
                return true;
            }
        }
        return false;
    }
}
