/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** One thing that arrived at the sandbox, or that the patient sent: an SMS, an e-mail or a call. */
public sealed interface Entry permits Sms, Mail, PhoneCall {

    /** Its place in the journal: the later the arrival, the higher. */
    long id();

    /** The journal's revision at the entry's last change. */
    long revision();

    /** "sms", "email" or "call". */
    @JsonProperty("kind")
    String kind();

    /** When it arrived. */
    Instant date();

    /** The address it went to: a phone number or an e-mail address. */
    String to();
}
