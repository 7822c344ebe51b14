/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.fhir;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.model.AttachmentStatus;
import org.openmrs.module.patientconversations.model.Call;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.service.SealedTexts;

/** What a message says and brings along: its words, a voicemail's transcript, and files by name and address, where each is opened with its own permission. */
public class MessagePayload {

    private static final String FILES = "/ws/rest/v1/patientconversations/attachment/";

    private final Settings settings;

    private final SealedTexts texts;

    public MessagePayload(Settings settings, SealedTexts texts) {
        this.settings = settings;
        this.texts = texts;
    }

    Optional<String> subjectOf(Message message) {
        return texts.open(message).getSubject();
    }

    Optional<String> subjectOf(Conversation conversation) {
        return texts.subjectOf(conversation);
    }

    List<Type> of(Message message) {
        Stream<Type> words = Stream.of(Optional.ofNullable(texts.open(message).getBody()), Optional.ofNullable(message.getCall()).map(Call::getTranscript))
            .filter(text -> text.filter(some -> !some.isEmpty()).isPresent()).map(text -> new StringType(text.get()));
        Stream<Type> files = message.getAttachments().stream().filter(file -> file.getStatus() == AttachmentStatus.STORED).map(this::file);
        return Stream.concat(words, files).collect(Collectors.toList());
    }

    private Attachment file(org.openmrs.module.patientconversations.model.Attachment file) {
        Attachment attachment = new Attachment().setContentType(file.getContentType()).setTitle(texts.nameOf(file)).setSize((int) file.getSize())
            .setCreation(file.getDateCreated());
        settings.get(GlobalProperties.PUBLIC_BASE_URL).ifPresent(base -> attachment.setUrl(base.replaceAll("/+$", "") + FILES + file.getUuid()));
        return attachment;
    }
}
