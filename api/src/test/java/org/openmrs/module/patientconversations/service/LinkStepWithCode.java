/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.LinkPurpose;

/** Makes, for tests of other packages, what only the service itself can make. */
public final class LinkStepWithCode {

    private LinkStepWithCode() {
    }

    public static LinkStep of(String channel, String to, String text) {
        return LinkStep.of(LinkStep.Outcome.CODE).at(LinkPurpose.RETURN, ContactSystem.SMS, "").sending(new OneTimeCode(channel, to, "Subject", text));
    }
}
