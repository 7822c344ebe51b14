/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.text.Normalizer;
import java.util.Locale;

/** How alike two names are, whatever their case, accents and hyphens: by Jaro and Winkler, made for matching people between lists. */
final class NameLikeness {

    private static final double ALIKE = 0.88;

    private static final double PREFIX_WEIGHT = 0.1;

    private static final int LONGEST_PREFIX = 4;

    private NameLikeness() {
    }

    static boolean areAlike(String one, String other) {
        String a = plain(one);
        String b = plain(other);
        return !a.isEmpty() && !b.isEmpty() && (a.equals(b) || of(a, b) >= ALIKE);
    }

    private static String plain(String name) {
        return name == null ? "" : Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(Locale.ROOT);
    }

    private static double of(String a, String b) {
        int window = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
        boolean[] usedB = new boolean[b.length()];
        boolean[] usedA = new boolean[a.length()];
        int common = 0;
        for (int i = 0; i < a.length(); i++) {
            for (int j = Math.max(0, i - window); j < Math.min(b.length(), i + window + 1); j++) {
                if (!usedB[j] && a.charAt(i) == b.charAt(j)) {
                    usedA[i] = true;
                    usedB[j] = true;
                    common++;
                    break;
                }
            }
        }
        if (common == 0) {
            return 0;
        }
        int transposed = 0;
        int j = 0;
        for (int i = 0; i < a.length(); i++) {
            if (usedA[i]) {
                while (!usedB[j]) {
                    j++;
                }
                transposed += a.charAt(i) == b.charAt(j++) ? 0 : 1;
            }
        }
        double jaro = ((double) common / a.length() + (double) common / b.length() + (common - transposed / 2.0) / common) / 3;
        int prefix = 0;
        while (prefix < Math.min(LONGEST_PREFIX, Math.min(a.length(), b.length())) && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
    }
}
