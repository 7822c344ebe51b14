/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.EnumSet;
import java.util.Set;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;

/** What an entry of the consent ledger that a member of staff adds must say. */
public class ConsentRules {

    private static final int MAX_NOTE = 1024;

    /** Ways in which a person tells another; the rest is what machines report. */
    private static final Set<ConsentMethod> IN_PERSON = EnumSet.of(ConsentMethod.VERBAL, ConsentMethod.WRITTEN, ConsentMethod.ELECTRONIC);

    /**
     * @param path what stands before the field names in the request, such as {@code consent.}
     * @throws Refusal of a field
     */
    public void check(ConsentStatus status, ConsentMethod method, String note, String path) {
        if (status == null || status == ConsentStatus.UNKNOWN) {
            throw Refusal.ofField(path + "status", "consent.statusRequired");
        }
        if (method == null || !IN_PERSON.contains(method)) {
            throw Refusal.ofField(path + "method", "consent.methodRequired");
        }
        if (note != null && (note.length() > MAX_NOTE || !Texts.isStorable(note))) {
            throw Refusal.ofField(path + "note", "consent.noteTooLong");
        }
    }
}
