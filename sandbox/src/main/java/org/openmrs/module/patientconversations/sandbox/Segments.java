/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

/**
 * Counts the SMS segments of a text: 160 septets of the GSM 7-bit alphabet (3GPP TS 23.038) fit in one, 153 in each of several; any other
 * character makes the whole text UCS-2, with 70 and 67 UTF-16 units.
 */
final class Segments {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
            + "abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "\f^{}\\[~]|€";

    private Segments() {
    }

    static int of(String text) {
        int septets = 0;
        for (char character : text.toCharArray()) {
            if (BASIC.indexOf(character) >= 0) {
                septets++;
            } else if (EXTENDED.indexOf(character) >= 0) {
                septets += 2;
            } else {
                return segments(text.length(), 70, 67);
            }
        }
        return segments(septets, 160, 153);
    }

    private static int segments(int length, int alone, int eachOfSeveral) {
        return length <= alone ? 1 : (length + eachOfSeveral - 1) / eachOfSeveral;
    }
}
