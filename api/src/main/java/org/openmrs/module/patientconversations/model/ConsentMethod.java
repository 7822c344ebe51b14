/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

/** How a consent was given or withdrawn. */
public enum ConsentMethod {
    VERBAL,
    WRITTEN,
    ELECTRONIC,
    /** By a word such as STOP or START, sent by the patient. */
    KEYWORD,
    /** Reported by the carrier, such as Twilio's error 21610. */
    CARRIER
}
