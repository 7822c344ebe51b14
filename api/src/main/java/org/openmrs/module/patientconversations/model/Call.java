/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

import javax.persistence.Column;
import javax.persistence.Embeddable;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import org.hibernate.annotations.Type;

/** What is known of a phone call beside who called whom and when. A voicemail is the attachment of its message. */
@Embeddable
public class Call {

    @Enumerated(EnumType.STRING)
    @Column(name = "call_outcome", length = 16)
    private CallOutcome outcome;

    @Column(name = "call_seconds")
    private Integer seconds;

    /** Of the voicemail, as a machine understood it. */
    @Type(type = "text")
    @Column(name = "transcript")
    private String transcript;

    /** For Hibernate. */
    protected Call() {
    }

    public Call(CallOutcome outcome) {
        this.outcome = outcome;
    }

    public CallOutcome getOutcome() {
        return outcome;
    }

    /** How long they spoke; null if they did not, or have not ended. */
    public Integer getSeconds() {
        return seconds;
    }

    public String getTranscript() {
        return transcript;
    }

    public void setTranscript(String transcript) {
        this.transcript = transcript;
    }

    /** @return false if its end is known already */
    public boolean end(CallOutcome how, int forSeconds) {
        if (outcome != CallOutcome.RINGING) {
            return false;
        }
        outcome = how;
        seconds = how == CallOutcome.ANSWERED ? Integer.valueOf(forSeconds) : null;
        return true;
    }
}
