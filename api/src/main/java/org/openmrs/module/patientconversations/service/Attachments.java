/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.channel.OutboundFile;
import org.openmrs.module.patientconversations.crypto.Aes;
import org.openmrs.module.patientconversations.crypto.MasterKey;
import org.openmrs.module.patientconversations.crypto.MasterKeys;
import org.openmrs.module.patientconversations.db.AttachmentDao;
import org.openmrs.module.patientconversations.model.Attachment;
import org.openmrs.module.patientconversations.model.AttachmentStatus;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.TriageItem;
import org.openmrs.module.patientconversations.storage.ContentTypes;
import org.openmrs.module.patientconversations.storage.SealedFiles;
import org.openmrs.module.patientconversations.storage.Thumbnails;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The rules of attachments: what may be kept, how it rests, and who it belongs to. */
public class Attachments {

    /** What may be kept where the settings name nothing. */
    public static final String DEFAULT_TYPES = "image/jpeg, image/png, image/gif, image/webp, image/heic, image/heif, application/pdf, text/plain, text/x-vcard, "
            + "audio/mpeg, audio/mp4, audio/ogg, audio/vorbis, audio/opus, audio/amr, audio/x-wav, audio/vnd.wave, audio/x-caf, video/mp4, video/3gpp, video/quicktime";

    private static final int DEFAULT_MEGABYTES = 10;

    private static final int MAX_NAME = 255;

    private static final int MAX_ATTEMPTS = 12;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);

    private static final String THUMBNAIL = ".small";

    private final AttachmentDao attachments;

    private final SealedFiles files;

    private final MasterKeys masterKeys;

    private final SealedTexts texts;

    private final Settings settings;

    private final Clock clock;

    public Attachments(AttachmentDao attachments, SealedFiles files, MasterKeys masterKeys, SealedTexts texts, Settings settings, Clock clock) {
        this.attachments = attachments;
        this.files = files;
        this.masterKeys = masterKeys;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    /** The most that is kept of one, in bytes. */
    public long getMaxBytes() {
        return settings.getInt(GlobalProperties.ATTACHMENT_MAX_MEGABYTES, DEFAULT_MEGABYTES) * 1024L * 1024L;
    }

    /** Keeps what came with a message; of what may not be kept, that it came and why it is not here. */
    void add(Message message, InboundFile file) {
        Attachment attachment = newAttachment(file.getName());
        attachment.setMessage(message);
        message.getAttachments().add(attachment);
        receive(attachment, file);
    }

    /** As {@link #add(Message, InboundFile)}, for a message whose sender is not certain. */
    void add(TriageItem item, InboundFile file) {
        Attachment attachment = newAttachment(file.getName());
        attachment.setTriageItem(item);
        receive(attachment, file);
    }

    /** Gives what waited in triage to the message that it became. */
    void move(TriageItem item, Message message) {
        for (Attachment attachment : attachments.findOf(item)) {
            attachment.setMessage(message);
            message.getAttachments().add(attachment);
        }
    }

    /**
     * Keeps what a person is about to send.
     *
     * @throws Refusal {@code attachment.tooLarge}, {@code attachment.type} or {@code attachment.empty}
     */
    Attachment addDraft(Conversation conversation, String name, byte[] content) {
        findRefusal(content).ifPresent(code -> {
            throw Refusal.of(code);
        });
        return keepDraft(conversation, null, name, content);
    }

    /**
     * Keeps what a participant of a Secure conversation is about to send: a picture or a PDF file.
     *
     * @throws Refusal as {@link #addDraft(Conversation, String, byte[])}
     */
    Attachment addDraft(Conversation conversation, Participant participant, String name, byte[] content) {
        findRefusal(content).ifPresent(code -> {
            throw Refusal.of(code);
        });
        if (!isForApp(ContentTypes.of(content))) {
            throw Refusal.of("attachment.type");
        }
        return keepDraft(conversation, participant, name, content);
    }

    /** What of all that may be kept participants may send: pictures and PDF files. */
    List<String> getTypesForApp() {
        return allowedTypes().stream().filter(Attachments::isForApp).collect(Collectors.toList());
    }

    private static boolean isForApp(String type) {
        return type.startsWith("image/") || type.equals("application/pdf");
    }

    private Attachment keepDraft(Conversation conversation, Participant participant, String name, byte[] content) {
        Attachment attachment = newAttachment(name);
        attachment.setConversation(conversation);
        attachment.setParticipant(participant);
        texts.sealName(attachment, attachment.getName());
        store(attachment, content);
        attachments.insert(attachment);
        return attachment;
    }

    /**
     * Those that a message is to carry.
     *
     * @throws Refusal {@code attachment.unknown} of {@code attachments} for one that was not kept for this conversation, or that went out already
     */
    List<Attachment> requireDrafts(Conversation conversation, List<String> uuids) {
        return requireDrafts(conversation, null, uuids);
    }

    /** As {@link #requireDrafts(Conversation, List)}, of those that this participant kept, or, where it is null, that staff did. */
    List<Attachment> requireDrafts(Conversation conversation, Participant participant, List<String> uuids) {
        return uuids.stream().distinct().map(uuid -> attachments.lockByUuid(uuid)
            .filter(attachment -> attachment.getConversation() != null && attachment.getConversation().getId().equals(conversation.getId()))
            .filter(attachment -> Objects.equals(attachment.getParticipant(), participant))
            .filter(attachment -> attachment.getMessage() == null && attachment.getStatus() == AttachmentStatus.STORED)
            .orElseThrow(() -> Refusal.ofField("attachments", "attachment.unknown"))).collect(Collectors.toList());
    }

    /** Makes a draft a part of the message that carries it. */
    void give(Attachment draft, Message message) {
        draft.setMessage(message);
        message.getAttachments().add(draft);
    }

    /** What a channel is given; read when it asks, which is outside of any transaction. */
    List<OutboundFile> toOutbound(Message message) {
        return message.getAttachments().stream().filter(attachment -> attachment.getStatus() == AttachmentStatus.STORED)
            .map(attachment -> new OutboundFile(attachment.getUuid(), attachment.getName(), attachment.getContentType(), () -> read(attachment, false)))
            .collect(Collectors.toList());
    }

    /** What was fetched from the carrier. */
    void storeFetched(Attachment attachment, byte[] content) {
        Optional<String> refusal = findRefusal(content);
        if (refusal.isPresent()) {
            refuse(attachment, refusal.get(), content.length);
        } else {
            store(attachment, content);
        }
    }

    /** The next attempt to fetch it comes later each time; at last it is given up. */
    void postpone(Attachment attachment, String errorCode, boolean forGood) {
        attachment.setAttempts(attachment.getAttempts() + 1);
        if (forGood || attachment.getAttempts() >= MAX_ATTEMPTS) {
            refuse(attachment, errorCode, 0);
        } else {
            attachment.setNextAttempt(Date.from(clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << attachment.getAttempts() - 1))));
        }
    }

    List<Attachment> findDue(Instant now, int limit) {
        return attachments.findDue(now, limit);
    }

    Optional<Attachment> find(String uuid) {
        return attachments.findByUuid(uuid);
    }

    Optional<Attachment> lock(String uuid) {
        return attachments.lockByUuid(uuid);
    }

    /** @throws IllegalStateException if it is not stored, or was changed on the disk */
    byte[] read(Attachment attachment, boolean thumbnail) {
        if (attachment.getStatus() != AttachmentStatus.STORED) {
            throw new IllegalStateException("Attachment " + attachment.getUuid() + " is not here");
        }
        boolean small = thumbnail && attachment.isThumbnail();
        return files.read(attachment.getUuid() + (small ? THUMBNAIL : ""), openKey(attachment));
    }

    private void receive(Attachment attachment, InboundFile file) {
        if (file.getSource().isPresent()) {
            attachment.setStatus(AttachmentStatus.PENDING);
            attachment.setSource(file.getSource().get());
            attachment.setNextAttempt(Date.from(clock.instant()));
        } else if (!file.getContent().isPresent()) {
            refuse(attachment, "attachment.tooLarge", file.getSize());
        } else {
            storeFetched(attachment, file.getContent().get());
        }
        attachments.insert(attachment);
    }

    private Optional<String> findRefusal(byte[] content) {
        if (content.length == 0) {
            return Optional.of("attachment.empty");
        }
        if (content.length > getMaxBytes()) {
            return Optional.of("attachment.tooLarge");
        }
        return allowedTypes().contains(ContentTypes.of(content)) ? Optional.empty() : Optional.of("attachment.type");
    }

    private List<String> allowedTypes() {
        return Arrays.stream(settings.get(GlobalProperties.ATTACHMENT_TYPES).orElse(DEFAULT_TYPES).split(",")).map(type -> type.trim().toLowerCase(Locale.ROOT))
            .collect(Collectors.toList());
    }

    private void store(Attachment attachment, byte[] content) {
        attachment.setContentType(ContentTypes.of(content));
        attachment.setSize(content.length);
        SecretKey key = newKey(attachment);
        write(attachment.getUuid(), key, content);
        Optional<byte[]> small = attachment.getContentType().startsWith("image/") ? Thumbnails.of(content) : Optional.empty();
        small.ifPresent(picture -> write(attachment.getUuid() + THUMBNAIL, key, picture));
        attachment.setThumbnail(small.isPresent());
        attachment.setStatus(AttachmentStatus.STORED);
        attachment.setErrorCode(null);
        attachment.setNextAttempt(null);
    }

    /** What is rolled back leaves no file behind. */
    private void write(String name, SecretKey key, byte[] content) {
        files.write(name, key, content);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_ROLLED_BACK) {
                    files.delete(name);
                }
            }
        });
    }

    private static void refuse(Attachment attachment, String errorCode, long size) {
        attachment.setStatus(AttachmentStatus.REFUSED);
        attachment.setErrorCode(errorCode);
        attachment.setSize(size);
        attachment.setNextAttempt(null);
    }

    private SecretKey newKey(Attachment attachment) {
        SecretKey key = Aes.newKey();
        MasterKey master = masterKeys.isEmpty() ? masterKeys.createFirst().orElseGet(masterKeys::getCurrent) : masterKeys.getCurrent();
        attachment.setMasterKey(master.getId());
        attachment.setSealedKey(Base64.getEncoder().encodeToString(Aes.seal(master.getKey(), key.getEncoded(), attachment.getUuid())));
        return key;
    }

    private SecretKey openKey(Attachment attachment) {
        byte[] sealed = Base64.getDecoder().decode(attachment.getSealedKey());
        return Aes.keyOf(Aes.open(masterKeys.get(attachment.getMasterKey()).getKey(), sealed, attachment.getUuid()));
    }

    private Attachment newAttachment(String name) {
        Attachment attachment = new Attachment();
        String line = Texts.line(name == null ? "" : name.replaceAll("[/\\\\]+", "_").trim(), MAX_NAME);
        attachment.setName(line.isEmpty() ? "file" : line);
        attachment.setCreator(Context.getAuthenticatedUser());
        attachment.setDateCreated(Date.from(clock.instant()));
        return attachment;
    }
}
