/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.openmrs.module.patientconversations.crypto.KeyMissingException;
import org.openmrs.module.patientconversations.crypto.MasterKeyFile;
import org.openmrs.module.patientconversations.model.Attachment;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.ScheduledMessage;

public class SealedTextsTest {

    private static final String BODY = "The result is <negative> & \u05E9\u05DC\u05D5\u05DD";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path keyFile;

    private SealedTexts texts;

    private Conversation secure;

    @Before
    public void openASecureConversation() {
        keyFile = folder.getRoot().toPath().resolve("master.keys");
        texts = new SealedTexts(new MasterKeyFile(() -> keyFile));
        secure = conversation(ConversationMode.SECURE);
        texts.sealSubject(secure, "Your biopsy");
    }

    private static Conversation conversation(ConversationMode mode) {
        Conversation conversation = new Conversation();
        conversation.setMode(mode);
        return conversation;
    }

    private Message message(Conversation conversation) {
        Message message = new Message();
        message.setConversation(conversation);
        texts.seal(message, "A line", BODY);
        return message;
    }

    @Test
    public void theTextOfASecureMessageIsInNoColumnAndComesBackAsTyped() {
        Message message = message(secure);
        assertThat(message.getSubject()).isNull();
        assertThat(message.getBody()).isEmpty();
        assertThat(message.getSealed()).doesNotContain("negative");
        assertThat(texts.open(message).getBody()).isEqualTo(BODY);
        assertThat(texts.open(message).getSubject()).contains("A line");
    }

    @Test
    public void theSubjectAndTheNamesOfFilesAreSealedToo() {
        Attachment attachment = new Attachment();
        attachment.setConversation(secure);
        texts.sealName(attachment, "biopsy.pdf");
        assertThat(attachment.getName()).isEmpty();
        assertThat(texts.nameOf(attachment)).isEqualTo("biopsy.pdf");
        assertThat(secure.getSubject()).isNull();
        assertThat(texts.subjectOf(secure)).contains("Your biopsy");
    }

    @Test
    public void whatIsToBeSentLaterIsSealedAsWell() {
        ScheduledMessage scheduled = new ScheduledMessage();
        scheduled.setConversation(secure);
        texts.seal(scheduled, null, BODY);
        assertThat(scheduled.getBody()).isEmpty();
        assertThat(texts.open(scheduled).getBody()).isEqualTo(BODY);
        assertThat(texts.open(scheduled).getSubject()).isEmpty();
    }

    @Test
    public void aStandardMessageStaysInItsColumns() {
        Message message = message(conversation(ConversationMode.STANDARD));
        assertThat(message.getSealed()).isNull();
        assertThat(message.getBody()).isEqualTo(BODY);
        assertThat(texts.open(message).getBody()).isEqualTo(BODY);
    }

    @Test
    public void aTextThatWasMovedToAnotherMessageDoesNotOpen() {
        Message other = message(secure);
        other.setSealed(message(secure).getSealed());
        assertThatThrownBy(() -> texts.open(other)).isInstanceOf(IllegalStateException.class).hasMessageNotContaining("negative");
    }

    @Test
    public void aTextWhoseKeyIsLostIsAClearErrorThatNamesTheKey() throws Exception {
        Message message = message(secure);
        Files.delete(keyFile);
        assertThatThrownBy(() -> texts.open(message)).isInstanceOf(KeyMissingException.class).hasMessageContaining(secure.getMasterKey());
        assertThatThrownBy(() -> texts.subjectOf(secure)).isInstanceOf(KeyMissingException.class);
    }

    @Test
    public void anotherKeyOfTheSameNameIsTheSameClearError() throws Exception {
        Message message = message(secure);
        Files.delete(keyFile);
        new MasterKeyFile(() -> keyFile).createFirst();
        String line = new String(Files.readAllBytes(keyFile), "US-ASCII");
        Files.write(keyFile, (secure.getMasterKey() + line.substring(line.indexOf(' '))).getBytes("US-ASCII"));
        assertThatThrownBy(() -> texts.open(message)).isInstanceOf(KeyMissingException.class);
    }

    @Test
    public void aRotatedMasterKeyStillOpensWhatItsPredecessorSealed() {
        Message message = message(secure);
        new MasterKeyFile(() -> keyFile).add();
        assertThat(texts.open(message).getBody()).isEqualTo(BODY);
        assertThat(texts.open(message(secure)).getBody()).isEqualTo(BODY);
    }
}
