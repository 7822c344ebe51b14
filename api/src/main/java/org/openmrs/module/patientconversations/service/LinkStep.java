/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Optional;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.LinkPurpose;

/** What came of one step on the way through a link. Whoever is not let in learns nothing of why. */
public final class LinkStep {

    /** What is to be done next. */
    public enum Outcome {
        /** There is no such link, or it is over. */
        INVALID,
        /** The date of birth or the code is wrong, or there were too many tries. */
        FAILED,
        /** There were too many wrong tries of late. */
        LOCKED,
        /** The date of birth is asked for. */
        BIRTHDATE,
        /** A code is under way, and asked for. */
        CODE,
        /** A code was sent moments ago. */
        TOO_SOON,
        /** The browser is signed in. */
        SIGNED_IN
    }

    private final Outcome outcome;

    private LinkPurpose purpose;

    private ContactSystem system;

    private String hint;

    private OneTimeCode code;

    private String session;

    private long seconds;

    private LinkStep(Outcome outcome) {
        this.outcome = outcome;
    }

    static LinkStep of(Outcome outcome) {
        return new LinkStep(outcome);
    }

    /** @param hint the end of the address, which tells who knows it where to look */
    LinkStep at(LinkPurpose what, ContactSystem where, String end) {
        this.purpose = what;
        this.system = where;
        this.hint = end;
        return this;
    }

    LinkStep sending(OneTimeCode message) {
        this.code = message;
        return this;
    }

    LinkStep after(long wait) {
        this.seconds = wait;
        return this;
    }

    /** After how many seconds another try makes sense; 0 where that is not known. */
    public long getSeconds() {
        return seconds;
    }

    LinkStep signedIn(String token) {
        this.session = token;
        return this;
    }

    public Outcome getOutcome() {
        return outcome;
    }

    public LinkPurpose getPurpose() {
        return purpose;
    }

    public ContactSystem getSystem() {
        return system;
    }

    public String getHint() {
        return hint;
    }

    /** What is to be sent now, once the transaction is over; it is for the person at the other end and for nobody else. */
    public Optional<OneTimeCode> getCode() {
        return Optional.ofNullable(code);
    }

    /** For the browser's cookie. */
    public Optional<String> getSession() {
        return Optional.ofNullable(session);
    }
}
