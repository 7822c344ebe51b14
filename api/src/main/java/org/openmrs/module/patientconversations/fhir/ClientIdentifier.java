/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.fhir;

import org.hl7.fhir.r4.model.Identifier;

/**
 * An identifier that a FHIR client chose, as the one text that a message keeps of it: the value and then, if it has one, the system, so that
 * a search for the value alone finds it by the index.
 */
final class ClientIdentifier {

    private static final char SEPARATOR = '|';

    private ClientIdentifier() {
    }

    /** @param system null or empty where there is none; {@link CommunicationCodes#CLIENT_TOKEN} says no more than that */
    static String token(String system, String value) {
        return system == null || system.isEmpty() || system.equals(CommunicationCodes.CLIENT_TOKEN) ? value : value + SEPARATOR + system;
    }

    /** What every token of this value with a system begins with. */
    static String beginning(String value) {
        return value + SEPARATOR;
    }

    /** @param ours the system of what is no client's identifier, but a carrier's id or a token of our REST resources */
    static Identifier ofToken(String token, String ours) {
        int end = token.lastIndexOf(SEPARATOR);
        // An identifier's system is a URI; a token of our own may hold the separator too.
        boolean hasSystem = end > 0 && token.indexOf(':', end) > 0;
        return hasSystem ? new Identifier().setSystem(token.substring(end + 1)).setValue(token.substring(0, end))
            : new Identifier().setSystem(ours).setValue(token);
    }
}
