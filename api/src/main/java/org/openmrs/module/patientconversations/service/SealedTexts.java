/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.openmrs.module.patientconversations.crypto.Aes;
import org.openmrs.module.patientconversations.crypto.KeyMissingException;
import org.openmrs.module.patientconversations.crypto.MasterKey;
import org.openmrs.module.patientconversations.crypto.MasterKeys;
import org.openmrs.module.patientconversations.model.Attachment;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.ScheduledMessage;

/**
 * The one way from and to the texts of conversations, so that those of Secure ones rest sealed and every reader opens them in the same manner. Each Secure conversation has
 * a data key of its own, wrapped by a master key that is not in the database; what is sealed opens only in the row that it was sealed for.
 * For Standard conversations the texts are the columns themselves.
 */
public class SealedTexts {

    private static final String SUBJECT = "subject";

    private static final String BODY = "body";

    private final MasterKeys masterKeys;

    private final ObjectMapper json = new ObjectMapper();

    public SealedTexts(MasterKeys masterKeys) {
        this.masterKeys = masterKeys;
    }

    /** @throws KeyMissingException if the conversation's key cannot be opened here */
    public MessageText open(Message message) {
        if (message.getSealed() == null) {
            return new MessageText(message.getSubject(), message.getBody(), message.getBodyHtml(), message.getQuoted());
        }
        return open(message.getConversation(), message.getSealed(), place(message));
    }

    /** Gives a message of a conversation its text, sealed if the conversation is Secure. */
    public void seal(Message message, String subject, String body) {
        if (message.getConversation().isSecure()) {
            message.setSealed(seal(message.getConversation(), subject, body, place(message)));
            message.setSubject(null);
            message.setBody("");
        } else {
            message.setSubject(subject);
            message.setBody(body);
        }
    }

    /** As {@link #open(Message)}. */
    public MessageText open(ScheduledMessage scheduled) {
        if (scheduled.getSealed() == null) {
            return new MessageText(scheduled.getSubject(), scheduled.getBody(), null, null);
        }
        return open(scheduled.getConversation(), scheduled.getSealed(), place(scheduled));
    }

    /** As {@link #seal(Message, String, String)}. */
    public void seal(ScheduledMessage scheduled, String subject, String body) {
        if (scheduled.getConversation().isSecure()) {
            scheduled.setSealed(seal(scheduled.getConversation(), subject, body, place(scheduled)));
            scheduled.setSubject(null);
            scheduled.setBody("");
        } else {
            scheduled.setSubject(subject);
            scheduled.setBody(body);
        }
    }

    /** @throws KeyMissingException if the conversation's key cannot be opened here */
    public Optional<String> subjectOf(Conversation conversation) {
        if (conversation.getSealedSubject() == null) {
            return Optional.ofNullable(conversation.getSubject());
        }
        return Optional.of(openLine(conversation, conversation.getSealedSubject(), place(conversation) + "/subject"));
    }

    /** Gives a conversation its subject, and a Secure one that has no key yet its key. */
    public void sealSubject(Conversation conversation, String subject) {
        if (conversation.isSecure()) {
            conversation.setSealedSubject(sealLine(conversation, subject, place(conversation) + "/subject"));
            conversation.setSubject(null);
        } else {
            conversation.setSubject(subject);
        }
    }

    /** @throws KeyMissingException if the conversation's key cannot be opened here */
    public String nameOf(Attachment attachment) {
        return attachment.getSealedName() == null ? attachment.getName() : openLine(conversationOf(attachment), attachment.getSealedName(), place(attachment));
    }

    /** Gives an attachment that belongs to a conversation, or to a message of one, its name. */
    public void sealName(Attachment attachment, String name) {
        Conversation conversation = conversationOf(attachment);
        if (conversation != null && conversation.isSecure()) {
            attachment.setSealedName(sealLine(conversation, name, place(attachment)));
            attachment.setName("");
        } else {
            attachment.setName(name);
        }
    }

    private MessageText open(Conversation conversation, String sealed, String place) {
        try {
            JsonNode text = json.readTree(openLine(conversation, sealed, place));
            return new MessageText(text.hasNonNull(SUBJECT) ? text.get(SUBJECT).asText() : null, text.get(BODY).asText(), null, null);
        } catch (IOException e) {
            throw new IllegalStateException("What rests at " + place + " is no text", e);
        }
    }

    private String seal(Conversation conversation, String subject, String body, String place) {
        ObjectNode text = json.createObjectNode();
        text.put(SUBJECT, subject);
        text.put(BODY, body);
        return sealLine(conversation, text.toString(), place);
    }

    private String openLine(Conversation conversation, String sealed, String place) {
        return new String(Aes.open(openKey(conversation), Base64.getDecoder().decode(sealed), place), StandardCharsets.UTF_8);
    }

    private String sealLine(Conversation conversation, String text, String place) {
        SecretKey key = conversation.getSealedKey() == null ? newKey(conversation) : openKey(conversation);
        return Base64.getEncoder().encodeToString(Aes.seal(key, text.getBytes(StandardCharsets.UTF_8), place));
    }

    private SecretKey newKey(Conversation conversation) {
        SecretKey key = Aes.newKey();
        MasterKey master = masterKeys.isEmpty() ? masterKeys.createFirst().orElseGet(masterKeys::getCurrent) : masterKeys.getCurrent();
        conversation.setMasterKey(master.getId());
        conversation.setSealedKey(Base64.getEncoder().encodeToString(Aes.seal(master.getKey(), key.getEncoded(), keyPlace(conversation))));
        return key;
    }

    private SecretKey openKey(Conversation conversation) {
        MasterKey master = masterKeys.get(conversation.getMasterKey());
        try {
            return Aes.keyOf(Aes.open(master.getKey(), Base64.getDecoder().decode(conversation.getSealedKey()), keyPlace(conversation)));
        } catch (IllegalStateException wrong) {
            throw new KeyMissingException(master.getId(), "Master key " + master.getId() + " of this server does not open what was sealed under that name: "
                    + "restore the file from your backup, or copy it from the server that made the key");
        }
    }

    private static Conversation conversationOf(Attachment attachment) {
        return attachment.getMessage() == null ? attachment.getConversation() : attachment.getMessage().getConversation();
    }

    private static String place(Message message) {
        return "message/" + message.getUuid();
    }

    private static String place(ScheduledMessage scheduled) {
        return "scheduled/" + scheduled.getUuid();
    }

    private static String place(Attachment attachment) {
        return "attachment/" + attachment.getUuid() + "/name";
    }

    private static String place(Conversation conversation) {
        return "conversation/" + conversation.getUuid();
    }

    /** Known to the rotation of keys as well. */
    static String keyPlace(Conversation conversation) {
        return place(conversation) + "/key";
    }
}
