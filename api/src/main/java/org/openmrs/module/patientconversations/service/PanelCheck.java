/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Collections;
import java.util.List;
import org.openmrs.Patient;

/** What would come of inviting a panel. */
public final class PanelCheck {

    private final int matched;

    private final List<String> unknown;

    private final int noContact;

    private final int noConsent;

    private final int deceased;

    private final int joined;

    private final List<Patient> toInvite;

    PanelCheck(int matched, List<String> unknown, int noContact, int noConsent, int deceased, int joined, List<Patient> toInvite) {
        this.matched = matched;
        this.unknown = Collections.unmodifiableList(unknown);
        this.noContact = noContact;
        this.noConsent = noConsent;
        this.deceased = deceased;
        this.joined = joined;
        this.toInvite = Collections.unmodifiableList(toInvite);
    }

    /** How many patients the identifiers name or the cohort holds. */
    public int getMatched() {
        return matched;
    }

    /** The identifiers that name nobody, or more than one patient, or one whom the calling user does not see. */
    public List<String> getUnknown() {
        return unknown;
    }

    public int getNoContact() {
        return noContact;
    }

    public int getNoConsent() {
        return noConsent;
    }

    public int getDeceased() {
        return deceased;
    }

    public int getJoined() {
        return joined;
    }

    public List<Patient> getToInvite() {
        return toInvite;
    }
}
