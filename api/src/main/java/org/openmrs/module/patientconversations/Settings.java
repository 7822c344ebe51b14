/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations;

import java.util.List;
import java.util.Optional;

/**
 * The module's settings as they are in force: the runtime properties first (for secrets), then the global property, then its
 * default. Readable on every thread, whoever is logged in; a secret never leaves the classes that hand it to a carrier.
 */
public interface Settings {

    /** @param name one of {@link GlobalProperties}; blank values count as absent */
    Optional<String> get(String name);

    /** As {@link #get}; absent also if there is no setting of that name, as for a channel of another module. */
    default Optional<String> find(String name) {
        return SettingDefinition.of(name).isPresent() ? get(name) : Optional.empty();
    }

    /** @throws IllegalStateException naming the property, if it is neither a number nor absent */
    int getInt(String name, int otherwise);

    /** A comma-separated list, trimmed and in upper case. */
    List<String> getWords(String name);

    /** A secret in clear text; never to be logged or rendered. */
    Optional<String> getSecret(String name);
}
