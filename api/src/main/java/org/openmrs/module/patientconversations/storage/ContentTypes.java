/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.storage;

import org.apache.tika.Tika;

/** Tells what a file is by its content; what its name or its sender says does not count. */
public final class ContentTypes {

    private static final Tika DETECTOR = new Tika();

    private ContentTypes() {
    }

    /** A media type without parameters, {@code application/octet-stream} for what is not known. */
    public static String of(byte[] content) {
        return DETECTOR.detect(content);
    }
}
