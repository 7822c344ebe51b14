/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.Attachment;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Participant;

/**
 * What participants do in the web app, none of whom is a user of OpenMRS: it runs as the module itself, on daemon threads, and every method
 * that takes a participant hands out nothing but what is in the Secure conversations of that participant's patient.
 */
public interface PatientAppService extends OpenmrsService {

    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    LinkStep openLink(String token);

    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    LinkStep checkBirthdate(String token, LocalDate birthdate);

    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    LinkStep sendCode(String token);

    /** @param language of the browser: in it, if we have it, whoever gets in is written to from now on */
    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    LinkStep checkCode(String token, String code, Locale language);

    /** Sends those who have joined and get their links at this address one to come back, at most one a minute. */
    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    void requestLink(String contact);

    /**
     * Who is signed in.
     *
     * @param active whether somebody does something, rather than a page that asks by itself for news
     */
    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    Optional<Participant> findSession(String token, boolean active);

    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    void signOut(String token);

    @Authorized(Privileges.FILE_MESSAGES)
    void signOutEverywhere(Participant participant);

    /** How long somebody stays signed in without doing anything. */
    @Authorized(Privileges.FILE_MESSAGES)
    int getIdleMinutes();

    /** A text that changes whenever anything in the participant's conversations does. */
    @Authorized(Privileges.FILE_MESSAGES)
    String getRevision(Participant participant);

    /** Newest activity first. */
    @Authorized(Privileges.FILE_MESSAGES)
    List<AppThread> getThreads(Participant participant);

    /** Empty for what is not a Secure conversation of the participant's patient. */
    @Authorized(Privileges.FILE_MESSAGES)
    Optional<Conversation> getThread(Participant participant, String uuid);

    /**
     * Newest first. What staff wrote counts as delivered once it is handed out here.
     *
     * @param before the uuid of a message before which to go on, or null
     */
    @Authorized(Privileges.FILE_MESSAGES)
    Page<AppMessage> getMessages(Participant participant, Conversation thread, String before, int limit);

    /**
     * Files what a participant wrote; the same token again is the same message.
     *
     * @param attachments uuids of files that this participant has kept for this thread
     * @throws Refusal {@code text.*}, {@code attachment.unknown}, {@code clientToken.*}
     */
    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    AppMessage send(Participant participant, Conversation thread, String text, List<String> attachments, String clientToken);

    /** Notes that a participant has read up to a message; unknown ones are left aside. */
    @Authorized(Privileges.FILE_MESSAGES)
    void markRead(Participant participant, Conversation thread, String messageUuid);

    /** @throws Refusal {@code attachment.*} */
    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    Attachment addFile(Participant participant, Conversation thread, String name, byte[] content);

    /** Of a message that the participant sees, or one that they have kept and not sent yet. */
    @Authorized(Privileges.FILE_MESSAGES)
    Optional<Attachment> getFile(Participant participant, String uuid);

    @Authorized(Privileges.FILE_MESSAGES)
    String getFileName(Attachment file);

    @Authorized(Privileges.FILE_MESSAGES)
    byte[] getFileContent(Participant participant, Attachment file, boolean thumbnail);

    @Authorized(Privileges.FILE_MESSAGES)
    long getMaxBytes();

    /** Media types of files that may be sent from the app. */
    @Authorized(Privileges.FILE_MESSAGES)
    List<String> getFileTypes();

    /**
     * Reminds those who have joined of what they have not read, outside of quiet hours.
     *
     * @return how many were reminded
     */
    @Authorized(Privileges.FILE_MESSAGES)
    int sendNudges();
}
