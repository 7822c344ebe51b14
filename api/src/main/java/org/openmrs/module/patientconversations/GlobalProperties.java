/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations;

/**
 * Names of the module's global properties. Their defaults and descriptions stand in config.xml; the ones marked secret
 * are encrypted in the database and may stand in the runtime properties instead, under the same name.
 */
public final class GlobalProperties {

    public static final String PREFIX = "patientconversations.";

    /** Person attribute type (uuid or name) that holds a patient's mobile number. */
    public static final String SMS_ATTRIBUTE_TYPE = PREFIX + "contact.smsAttributeType";

    /** Person attribute type (uuid or name) that holds a patient's e-mail address. */
    public static final String EMAIL_ATTRIBUTE_TYPE = PREFIX + "contact.emailAttributeType";

    /** Permanent failures in a row after which an address is flagged. */
    public static final String CONTACT_FLAG_AFTER = PREFIX + "contact.flagAfterFailures";

    /** ISO 3166-1 alpha-2 country in which numbers without a country code are read; empty: such numbers are refused. */
    public static final String DEFAULT_COUNTRY = PREFIX + "defaultCountry";

    /** The address under which carriers reach this server, with the context path and without a trailing slash. */
    public static final String PUBLIC_BASE_URL = PREFIX + "publicBaseUrl";

    public static final String PRACTICE_NAME = PREFIX + "practiceName";

    /** The practice's zone, an IANA name such as Africa/Kigali; empty: the server's. */
    public static final String TIME_ZONE = PREFIX + "timeZone";

    public static final String TWILIO_ACCOUNT_SID = PREFIX + "twilio.accountSid";

    /** Secret. */
    public static final String TWILIO_AUTH_TOKEN = PREFIX + "twilio.authToken";

    /** The practice's number, E.164. */
    public static final String TWILIO_FROM = PREFIX + "twilio.from";

    /** A Messaging Service's sid; when set it chooses the sender and {@link #TWILIO_FROM} is not used to send. */
    public static final String TWILIO_MESSAGING_SERVICE_SID = PREFIX + "twilio.messagingServiceSid";

    public static final String TWILIO_API_BASE_URL = PREFIX + "twilio.apiBaseUrl";

    /** The number that patients' calls are forwarded to; empty: they go to voicemail at once. */
    public static final String VOICE_FORWARD_TO = PREFIX + "voice.forwardTo";

    /** What is said before the beep; it must say that the call is recorded. */
    public static final String VOICE_NOTICE = PREFIX + "voice.notice";

    /** In which it is said, such as en-US. */
    public static final String VOICE_LANGUAGE = PREFIX + "voice.language";

    /** How long a phone rings before nobody is there. */
    public static final String VOICE_RING_SECONDS = PREFIX + "voice.ringSeconds";

    public static final String SMTP_HOST = PREFIX + "smtp.host";

    public static final String SMTP_PORT = PREFIX + "smtp.port";

    /** STARTTLS, TLS or NONE. */
    public static final String SMTP_SECURITY = PREFIX + "smtp.security";

    public static final String SMTP_USERNAME = PREFIX + "smtp.username";

    /** Secret. */
    public static final String SMTP_PASSWORD = PREFIX + "smtp.password";

    public static final String SMTP_FROM = PREFIX + "smtp.from";

    public static final String SMTP_FROM_NAME = PREFIX + "smtp.fromName";

    public static final String SMTP_TIMEOUT_SECONDS = PREFIX + "smtp.timeoutSeconds";

    /** An address of ours whose mailbox takes plus addresses; e-mails then carry a token in their Reply-To. Empty: the sender's address. */
    public static final String SMTP_REPLY_ADDRESS = PREFIX + "smtp.replyAddress";

    public static final String IMAP_HOST = PREFIX + "imap.host";

    public static final String IMAP_PORT = PREFIX + "imap.port";

    /** STARTTLS, TLS or NONE. */
    public static final String IMAP_SECURITY = PREFIX + "imap.security";

    public static final String IMAP_USERNAME = PREFIX + "imap.username";

    /** Secret. */
    public static final String IMAP_PASSWORD = PREFIX + "imap.password";

    public static final String IMAP_FOLDER = PREFIX + "imap.folder";

    /** How often the mailbox is looked at, at least; where the server announces new mail it is read at once. */
    public static final String IMAP_POLL_SECONDS = PREFIX + "imap.pollSeconds";

    /** The name with which our own mail server signs its Authentication-Results; of these a failed DMARC check makes a sender doubtful. */
    public static final String IMAP_AUTHENTICATION_SERVER = PREFIX + "imap.authenticationServer";

    /** Answers that nobody typed, in one conversation within 24 hours. */
    public static final String AUTOMATIC_ANSWERS_PER_DAY = PREFIX + "automaticAnswers.maxPerDay";

    /** What a patient is told before consenting to Standard channels. */
    public static final String CONSENT_WORDING = PREFIX + "consent.wording";

    /** Names the wording in the ledger; to be changed whenever the wording changes. */
    public static final String CONSENT_WORDING_VERSION = PREFIX + "consent.wordingVersion";

    /** Comma-separated words that withdraw consent when they are the whole of an SMS. */
    public static final String OPT_OUT_WORDS = PREFIX + "optOut.words";

    public static final String OPT_IN_WORDS = PREFIX + "optIn.words";

    public static final String HELP_WORDS = PREFIX + "help.words";

    public static final String HELP_TEXT = PREFIX + "help.text";

    /** Followed by a channel's id: when the practice answers on it, as {@code OfficeHours} reads it; empty: always. */
    public static final String OFFICE_HOURS = PREFIX + "officeHours.";

    /** Days that count on every channel, in the same form. */
    public static final String HOLIDAYS = PREFIX + "officeHours.holidays";

    /** Followed by a channel's id: what is answered on it out of office hours; empty: nothing. */
    public static final String AUTO_REPLY = PREFIX + "autoReply.";

    /** true: users see only conversations of patients at their own location. */
    public static final String VISIBILITY_BY_LOCATION = PREFIX + "visibility.byLocation";

    /** Media types that attachments may have, by their content. */
    public static final String ATTACHMENT_TYPES = PREFIX + "attachment.types";

    public static final String ATTACHMENT_MAX_MEGABYTES = PREFIX + "attachment.maxMegabytes";

    public static final String DELIVERY_THREADS = PREFIX + "delivery.threads";

    public static final String DELIVERY_MAX_ATTEMPTS = PREFIX + "delivery.maxAttempts";

    /** Requests without a valid signature, a minute and from one remote address, that a webhook answers 403 before it says 429. */
    public static final String WEBHOOK_MAX_PER_MINUTE = PREFIX + "webhook.maxPerMinute";

    /** Address of another system that is told what befalls messages; empty: none. */
    public static final String EVENTS_URL = PREFIX + "events.url";

    public static final String EVENTS_SECRET = PREFIX + "events.secret";

    /** How long a link to join or to come back is good, in hours. */
    public static final String SECURE_LINK_HOURS = PREFIX + "secure.linkHours";

    /** After how many minutes without a request somebody is signed out of the patient's app. */
    public static final String SECURE_IDLE_MINUTES = PREFIX + "secure.idleMinutes";

    /** After how many hours somebody is signed out of it in any case. */
    public static final String SECURE_SESSION_HOURS = PREFIX + "secure.sessionHours";

    /** After how many minutes unread each reminder goes out, comma-separated; empty: none does. */
    public static final String SECURE_NUDGE_MINUTES = PREFIX + "secure.nudgeMinutes";

    /** From when to when, by the practice's clock, no reminder goes out; empty: one may at any time. */
    public static final String SECURE_QUIET_HOURS = PREFIX + "secure.quietHours";

    /** true: invitations and reminders name the practice. */
    public static final String SECURE_NAME_PRACTICE = PREFIX + "secure.namePractice";

    /** The push services that may be told of news, comma-separated; *.example.org stands for all below it. */
    public static final String SECURE_PUSH_HOSTS = PREFIX + "secure.pushHosts";

    /** The language of invitations and of the app where that of the person is not known; empty: the server's. */
    public static final String SECURE_LOCALE = PREFIX + "secure.locale";

    private GlobalProperties() {
    }
}
