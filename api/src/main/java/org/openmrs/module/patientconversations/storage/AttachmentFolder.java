/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.storage;

import java.nio.file.Paths;
import org.openmrs.util.OpenmrsUtil;

/** Where attachments rest: in OpenMRS' application data directory, which a cluster's servers share. */
public final class AttachmentFolder {

    private static final String NAME = "patientconversations-attachments";

    private AttachmentFolder() {
    }

    public static SealedFiles open() {
        return new SealedFiles(() -> Paths.get(OpenmrsUtil.getApplicationDataDirectory(), NAME));
    }
}
