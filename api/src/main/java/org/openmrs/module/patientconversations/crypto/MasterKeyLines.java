/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.crypto;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads master keys as administrators keep them: a name, a blank or a colon, and 32 bytes in base64. */
final class MasterKeyLines {

    private static final int LONGEST_ID = 32;

    private MasterKeyLines() {
    }

    /** @throws IllegalStateException naming the place and the line, never its content */
    static List<MasterKey> parse(List<String> lines, String place) {
        List<MasterKey> keys = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).trim();
            if (!line.isEmpty() && !line.startsWith("#")) {
                keys.add(parseLine(line, place, i + 1));
            }
        }
        return keys;
    }

    private static MasterKey parseLine(String line, String place, int number) {
        String[] parts = line.split("[\\s:]+");
        try {
            if (parts.length == 2 && parts[0].length() <= LONGEST_ID) {
                return new MasterKey(parts[0], Aes.keyOf(Base64.getDecoder().decode(parts[1])));
            }
        } catch (IllegalArgumentException e) {
            // Not chained: a decoder's message may quote the key.
            throw malformed(place, number);
        }
        throw malformed(place, number);
    }

    private static IllegalStateException malformed(String place, int number) {
        return new IllegalStateException("Key " + number + " of " + place + " is not a name and 32 bytes in base64");
    }
}
