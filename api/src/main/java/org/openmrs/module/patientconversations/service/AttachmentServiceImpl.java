/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.db.ConversationDao;
import org.openmrs.module.patientconversations.model.Attachment;
import org.openmrs.module.patientconversations.model.AttachmentStatus;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Direction;
import org.springframework.transaction.annotation.Transactional;

/** See {@link AttachmentService}. */
@Transactional
public class AttachmentServiceImpl extends BaseOpenmrsService implements AttachmentService {

    private final Attachments attachments;

    private final ConversationDao conversations;

    private final Visibility visibility;

    private final SealedTexts texts;

    private final MessageEvents events;

    private final Clock clock;

    public AttachmentServiceImpl(Attachments attachments, ConversationDao conversations, Visibility visibility, SealedTexts texts, MessageEvents events, Clock clock) {
        this.attachments = attachments;
        this.conversations = conversations;
        this.visibility = visibility;
        this.texts = texts;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Attachment> getAttachmentByUuid(String uuid) {
        return attachments.find(uuid).filter(this::isVisible);
    }

    /** What waits in triage is nobody's yet. */
    private boolean isVisible(Attachment attachment) {
        if (attachment.getMessage() != null) {
            return !attachment.getMessage().getVoided() && visibility.isVisible(attachment.getMessage().getConversation().getPatient());
        }
        return attachment.getConversation() == null || visibility.isVisible(attachment.getConversation().getPatient());
    }

    @Override
    @Transactional(readOnly = true)
    public byte[] getContent(Attachment attachment, boolean thumbnail) {
        boolean inTriage = attachment.getMessage() == null && attachment.getTriageItem() != null;
        if (inTriage && !Context.hasPrivilege(Privileges.TRIAGE_MESSAGES)) {
            throw new APIAuthenticationException(Context.getMessageSourceService().getMessage("error.privilegesRequired",
                new Object[] { Privileges.TRIAGE_MESSAGES }, null));
        }
        return attachments.read(attachment, thumbnail);
    }

    @Override
    @Transactional(readOnly = true)
    public String getName(Attachment attachment) {
        return texts.nameOf(attachment);
    }

    @Override
    @Transactional(readOnly = true)
    public long getMaxBytes() {
        return attachments.getMaxBytes();
    }

    @Override
    public Attachment addAttachment(Conversation conversation, String name, byte[] content) {
        return attachments.addDraft(conversation, name, content);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<byte[]> readOutbound(String uuid) {
        return attachments.find(uuid).filter(attachment -> attachment.getMessage() != null && attachment.getMessage().getDirection() == Direction.OUTBOUND)
            .filter(attachment -> !attachment.getMessage().getVoided() && !attachment.getMessage().getConversation().isSecure())
            .filter(attachment -> attachment.getStatus() == AttachmentStatus.STORED).map(attachment -> attachments.read(attachment, false));
    }

    @Override
    @Transactional(readOnly = true)
    public List<PendingMedia> getDueMedia(Instant now, int limit) {
        return attachments.findDue(now, limit).stream().map(attachment -> new PendingMedia(attachment.getUuid(), attachment.getSource())).collect(Collectors.toList());
    }

    @Override
    public void storeMedia(String uuid, byte[] content) {
        change(uuid, attachment -> attachments.storeFetched(attachment, content));
    }

    @Override
    public void postponeMedia(String uuid, String errorCode, boolean forGood) {
        change(uuid, attachment -> attachments.postpone(attachment, errorCode, forGood));
    }

    private void change(String uuid, Consumer<Attachment> change) {
        attachments.lock(uuid).filter(attachment -> attachment.getStatus() == AttachmentStatus.PENDING).ifPresent(attachment -> {
            change.accept(attachment);
            if (attachment.getMessage() != null) {
                attachment.getMessage().setStatusDate(Date.from(clock.instant()));
                conversations.touch(attachment.getMessage().getConversation());
                events.statusChanged(attachment.getMessage());
            }
        });
    }
}
