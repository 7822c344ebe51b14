/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

/** How the master keys stand, or what a rotation of them has done. */
public final class KeyRotation {

    private final String current;

    private final int count;

    private final boolean environment;

    private final long conversations;

    private final long attachments;

    private final long links;

    private final long failed;

    KeyRotation(String current, int count, boolean environment, long conversations, long attachments, long links, long failed) {
        this.current = current;
        this.count = count;
        this.environment = environment;
        this.conversations = conversations;
        this.attachments = attachments;
        this.links = links;
        this.failed = failed;
    }

    /** The name of the key that wraps from now on; null if there is none yet. */
    public String getCurrent() {
        return current;
    }

    /** How many keys there are, older ones included. */
    public int getCount() {
        return count;
    }

    /** Whether they come from an environment variable, where only an administrator can add one. */
    public boolean isFromEnvironment() {
        return environment;
    }

    /** How many were wrapped anew; of a state: how many an older key still wraps. */
    public long getConversations() {
        return conversations;
    }

    public long getAttachments() {
        return attachments;
    }

    public long getLinks() {
        return links;
    }

    /** How many could not be wrapped anew, since the key that wraps them is not here. */
    public long getFailed() {
        return failed;
    }
}
