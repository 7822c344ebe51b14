/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations;

/** Names of the module's privileges, as declared in config.xml. */
public final class Privileges {

    /** Read conversations, messages, consent and contacts of the patients one may see. */
    public static final String GET_CONVERSATIONS = "Get Conversations";

    /** Start conversations, send, try again, cancel, assign, tag, star, archive. */
    public static final String SEND_MESSAGES = "Send Conversation Messages";

    /** Write notes among staff, read them, and resolve who is named in them. */
    public static final String MANAGE_NOTES = "Manage Conversation Notes";

    /** Add entries to the consent ledger. */
    public static final String MANAGE_CONSENT = "Manage Conversation Consent";

    /** See inbound messages whose sender is not certain, attach them to a patient or dismiss them. */
    public static final String TRIAGE_MESSAGES = "Triage Conversation Messages";

    /** Change settings, send test messages, see the queue. */
    public static final String MANAGE_SETTINGS = "Manage Conversation Settings";

    /** File what a carrier or another system received from a patient. Held by systems, not by people. */
    public static final String FILE_MESSAGES = "File Conversation Messages";

    /** Invite to Secure conversations, revoke invitations, show links, add and end proxies, end all access. */
    public static final String MANAGE_SECURE_ACCESS = "Manage Secure Access";

    /** Read who opened, wrote and sent what, and check that nothing of it was changed. */
    public static final String AUDIT_CONVERSATIONS = "Audit Conversations";

    /** Make links by which patients ask to join by themselves, and match those who did to charts. */
    public static final String MANAGE_PRACTICE_LINKS = "Manage Practice Links";

    private Privileges() {
    }
}
