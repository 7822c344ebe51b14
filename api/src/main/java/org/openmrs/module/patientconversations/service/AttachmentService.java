/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.Attachment;
import org.openmrs.module.patientconversations.model.Conversation;

/** Pictures, files and recordings: opened by who may see the message, kept by who may send, fetched from carriers. */
public interface AttachmentService extends OpenmrsService {

    @Authorized(Privileges.GET_CONVERSATIONS)
    Optional<Attachment> getAttachmentByUuid(String uuid);

    /**
     * Opens an attachment; one that waits in triage only for who may triage.
     *
     * @param thumbnail the small picture instead, where there is one
     */
    @Authorized(Privileges.GET_CONVERSATIONS)
    byte[] getContent(Attachment attachment, boolean thumbnail);

    /** The most that is kept of one, in bytes. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    long getMaxBytes();

    /**
     * Keeps a file that a message is going to carry; it goes out with no other conversation's messages.
     *
     * @throws Refusal {@code attachment.tooLarge}, {@code attachment.type} (by its content) or {@code attachment.empty}
     */
    @Authorized(Privileges.SEND_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    Attachment addAttachment(Conversation conversation, String name, byte[] content);

    /** For delivery and for the carrier, which fetches what an MMS carries. */
    @Authorized(Privileges.FILE_MESSAGES)
    Optional<byte[]> readOutbound(String uuid);

    /** What lies at the carrier and is due to be fetched, the longest due first. */
    @Authorized(Privileges.FILE_MESSAGES)
    List<PendingMedia> getDueMedia(Instant now, int limit);

    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    void storeMedia(String uuid, byte[] content);

    /** @param forGood whether there is no use in trying again */
    @Authorized(Privileges.FILE_MESSAGES)
    void postponeMedia(String uuid, String errorCode, boolean forGood);

    /** As it is called by who kept it; opened where it is sealed. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    String getName(Attachment attachment);
}
