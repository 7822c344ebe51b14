/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openmrs.module.patientconversations.model.Attachment;
import org.openmrs.module.patientconversations.model.Message;

/** One message of a Secure conversation as a participant sees it; of a withdrawn one they see that it was there. */
public final class AppMessage {

    private final Message message;

    private final boolean mine;

    private final String author;

    private final String text;

    private final Map<Attachment, String> files;

    private final boolean readByStaff;

    private final String clientToken;

    AppMessage(Message message, boolean mine, String author, String text, Map<Attachment, String> files, boolean readByStaff, String clientToken) {
        this.message = message;
        this.mine = mine;
        this.author = author;
        this.text = text;
        this.files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        this.readByStaff = readByStaff;
        this.clientToken = clientToken;
    }

    public Message getMessage() {
        return message;
    }

    public boolean isMine() {
        return mine;
    }

    public String getAuthor() {
        return author;
    }

    public boolean isWithdrawn() {
        return message.getVoided();
    }

    /** Null once it is withdrawn. */
    public String getText() {
        return text;
    }

    /** What came with it, by name. */
    public Map<Attachment, String> getFiles() {
        return files;
    }

    public boolean isReadByStaff() {
        return readByStaff;
    }

    /** What the participant's own browser called it, or null. */
    public String getClientToken() {
        return clientToken;
    }
}
