/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations;

/** Names of the module's privileges, as declared in config.xml. */
public final class Privileges {

    /** Read conversations, messages, consent and contacts of the patients one may see. */
    public static final String GET_CONVERSATIONS = "Get Conversations";

    /** Start conversations, send, try again, cancel, archive. */
    public static final String SEND_MESSAGES = "Send Conversation Messages";

    /** Add entries to the consent ledger. */
    public static final String MANAGE_CONSENT = "Manage Conversation Consent";

    /** See inbound messages whose sender is not certain, attach them to a patient or dismiss them. */
    public static final String TRIAGE_MESSAGES = "Triage Conversation Messages";

    /** Change settings, send test messages, see the queue. */
    public static final String MANAGE_SETTINGS = "Manage Conversation Settings";

    /** File what a carrier or another system received from a patient. Held by systems, not by people. */
    public static final String FILE_MESSAGES = "File Conversation Messages";

    private Privileges() {
    }
}
