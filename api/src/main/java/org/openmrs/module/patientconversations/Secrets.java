/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations;

import java.util.Base64;
import org.openmrs.util.Security;

/**
 * Secrets as they stand in the database: encrypted with the key of OpenMRS' runtime properties ({@code encryption.key}) and an
 * initialization vector of their own, and marked, so that a value somebody typed in plain text is told apart.
 */
final class Secrets {

    private static final String MARK = "encrypted:";

    private Secrets() {
    }

    static boolean isEncrypted(String stored) {
        return stored != null && stored.startsWith(MARK);
    }

    static String encrypt(String secret) {
        byte[] vector = Security.generateNewInitVector();
        return MARK + Base64.getEncoder().encodeToString(vector) + ':' + Security.encrypt(secret, vector, Security.getSavedSecretKey());
    }

    /**
     * @param stored as {@link #encrypt} made it, or in plain text
     * @throws IllegalStateException if it was encrypted with another key
     */
    static String decrypt(String stored) {
        if (!isEncrypted(stored)) {
            return stored;
        }
        try {
            int colon = stored.indexOf(':', MARK.length());
            byte[] vector = Base64.getDecoder().decode(stored.substring(MARK.length(), colon));
            return Security.decrypt(stored.substring(colon + 1), vector, Security.getSavedSecretKey());
        } catch (RuntimeException e) {
            throw new IllegalStateException("A stored secret was encrypted with another key than this server's encryption.key", e);
        }
    }
}
