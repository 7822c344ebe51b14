/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of an e-mail in two: what was written now, and what is to be folded away, that is earlier messages repeated below or above it and a
 * signature. Recognized by form rather than by words, since every mail program speaks its user's language; answers written between quoted lines
 * stay together with these.
 */
final class MailText {

    private static final Pattern QUOTED_LINE = Pattern.compile("\\s*>.*");

    /** "-----Original Message-----", "---------- Forwarded message ---------" in any language. */
    private static final Pattern SEPARATOR = Pattern.compile("\\s*(?:-{3,}|_{3,})\\s*\\p{L}[\\p{L}\\p{M}' ]{4,40}(?:-{3,}|_{3,})\\s*");

    private static final Pattern RULE = Pattern.compile("\\s*_{10,}\\s*");

    /** One of Outlook's lines above what it repeats, "From: …" in any language. */
    private static final Pattern HEADER_LINE = Pattern.compile("\\*?\\p{L}[\\p{L}\\p{M} ]{0,20}\\s?:\\*?\\s.*\\S.*");

    private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+\\.\\S+");

    private static final Pattern SIGNATURE = Pattern.compile("-- ?");

    private static final int HEADER_LINES = 3;

    private final String written;

    private final String folded;

    private MailText(String written, String folded) {
        this.written = written;
        this.folded = folded;
    }

    static MailText of(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\\r\\n|\\r|\\n", -1)) {
            lines.add(line);
        }
        int end = findEnd(lines);
        Block quote = Block.only(lines.subList(0, end));
        List<String> written = new ArrayList<>(lines.subList(0, end));
        List<String> folded = new ArrayList<>();
        if (quote != null) {
            List<String> block = written.subList(quote.start, quote.end);
            folded.addAll(block);
            block.clear();
        }
        folded.addAll(lines.subList(end, lines.size()));
        String now = join(written);
        // Whoever only forwards has written nothing; then what they forward is the message.
        return now.isEmpty() ? new MailText(join(lines), null) : new MailText(now, folded.isEmpty() ? null : join(folded));
    }

    String getWritten() {
        return written;
    }

    /** Null if there is nothing to fold. */
    String getFolded() {
        return folded == null || folded.isEmpty() ? null : folded;
    }

    /** Where the part begins that is folded to the end, whatever stands in it. */
    private static int findEnd(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (SIGNATURE.matcher(line).matches() || SEPARATOR.matcher(line).matches() || isHeaderBlock(lines, i)
                    || RULE.matcher(line).matches() && i + 1 < lines.size() && isHeaderBlock(lines, i + 1)) {
                return i;
            }
        }
        return lines.size();
    }

    /** Several lines "Word: value" one below the other, an address in the first ones. */
    private static boolean isHeaderBlock(List<String> lines, int at) {
        if (at + HEADER_LINES > lines.size()) {
            return false;
        }
        boolean address = false;
        for (int i = at; i < at + HEADER_LINES; i++) {
            if (!HEADER_LINE.matcher(lines.get(i)).matches()) {
                return false;
            }
            address |= ADDRESS.matcher(lines.get(i)).find();
        }
        return address;
    }

    private static String join(List<String> lines) {
        String text = String.join("\n", lines);
        return text.replaceAll("^(?:[ \\t]*\\n)+", "").replaceAll("\\s+$", "");
    }

    /** The quoted lines of a text, with the words that introduce them. */
    private static final class Block {

        private final int start;

        private final int end;

        private Block(int start, int end) {
            this.start = start;
            this.end = end;
        }

        /** Null if nothing is quoted, or if something is written between quoted lines. */
        static Block only(List<String> lines) {
            int start = -1;
            int end = -1;
            for (int i = 0; i < lines.size(); i++) {
                if (QUOTED_LINE.matcher(lines.get(i)).matches()) {
                    if (end >= 0 && !isBlank(lines.subList(end, i))) {
                        return null;
                    }
                    start = start < 0 ? i : start;
                    end = i + 1;
                }
            }
            return start < 0 ? null : new Block(introduction(lines, start), end);
        }

        /** "On Monday … wrote:", which may take two lines and always ends in a colon. */
        private static int introduction(List<String> lines, int quote) {
            int last = quote - 1;
            while (last >= 0 && lines.get(last).trim().isEmpty()) {
                last--;
            }
            if (last < 0 || !lines.get(last).trim().matches(".*[:\uFF1A]")) {
                return quote;
            }
            boolean broken = last > 0 && !lines.get(last - 1).trim().isEmpty() && (last == 1 || lines.get(last - 2).trim().isEmpty());
            return broken ? last - 1 : last;
        }

        private static boolean isBlank(List<String> lines) {
            return lines.stream().allMatch(line -> line.trim().isEmpty());
        }
    }
}
