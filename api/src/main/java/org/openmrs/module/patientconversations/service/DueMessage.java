/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import org.openmrs.module.patientconversations.model.Conversation;

/** A scheduled message whose time has come. */
public class DueMessage {

    private final Conversation conversation;

    private final SendRequest request;

    DueMessage(Conversation conversation, SendRequest request) {
        this.conversation = conversation;
        this.request = request;
    }

    public Conversation getConversation() {
        return conversation;
    }

    /** In the name of who wrote it; its client token makes a repeated attempt one message. */
    public SendRequest getRequest() {
        return request;
    }
}
