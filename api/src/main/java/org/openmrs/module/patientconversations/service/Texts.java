/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

/** What a database can hold of a text: PostgreSQL takes no NUL, and no database takes half of a surrogate pair. */
final class Texts {

    private static final char REPLACEMENT = '\uFFFD';

    private Texts() {
    }

    /** Whether every database stores the text exactly as it is. */
    static boolean isStorable(String text) {
        return text.equals(storable(text));
    }

    /** The text with what cannot be stored replaced; null for null. */
    static String storable(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder kept = new StringBuilder(text.length());
        int index = 0;
        while (index < text.length()) {
            int codePoint = text.codePointAt(index);
            boolean halfPair = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            kept.appendCodePoint(codePoint == 0 || halfPair ? REPLACEMENT : codePoint);
            index += Character.charCount(codePoint);
        }
        return kept.toString();
    }

    /** The beginning of a text from outside, without control characters, for a column of this many characters; null for null. */
    static String line(String text, int maxLength) {
        if (text == null) {
            return null;
        }
        String line = storable(text).replaceAll("\\p{Cntrl}+", " ");
        if (line.length() <= maxLength) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
        return line.substring(0, end);
    }

    /** Whether a text is one line: nothing in it could end a mail's header. */
    static boolean isLine(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    static boolean isBlank(String text) {
        return text == null || text.codePoints().allMatch(point -> Character.isWhitespace(point) || Character.isSpaceChar(point)
                || Character.getType(point) == Character.FORMAT || Character.getType(point) == Character.CONTROL);
    }
}
