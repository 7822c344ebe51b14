/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A picture, a file or a recording at the carrier.
 *
 * @param sid Twilio's, beginning with ME or RE
 * @param type its media type
 */
public record Media(String sid, String type, @JsonIgnore byte[] content) {
}
