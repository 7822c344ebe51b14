/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.crypto;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Master keys from an environment variable: {@code name:base64}, separated by commas, the current one first. */
public final class EnvironmentMasterKeys implements MasterKeys {

    private final String variable;

    private final List<MasterKey> keys;

    /**
     * @param variable its name, for error messages
     * @param value its value
     */
    public EnvironmentMasterKeys(String variable, String value) {
        this.variable = variable;
        this.keys = MasterKeyLines.parse(Arrays.asList(value.split(",")), variable);
    }

    @Override
    public MasterKey getCurrent() {
        if (keys.isEmpty()) {
            throw new KeyMissingException(null, "The environment variable " + variable + " holds no master key");
        }
        return keys.get(0);
    }

    @Override
    public MasterKey get(String id) {
        return keys.stream().filter(key -> key.getId().equals(id)).findFirst()
                .orElseThrow(() -> new KeyMissingException(id, "Master key " + id + " is not in the environment variable " + variable));
    }

    @Override
    public Optional<MasterKey> createFirst() {
        return Optional.empty();
    }

    @Override
    public Optional<MasterKey> add() {
        return Optional.empty();
    }

    @Override
    public boolean isEmpty() {
        return keys.isEmpty();
    }

    @Override
    public int count() {
        return keys.size();
    }

    @Override
    public boolean isFromEnvironment() {
        return true;
    }
}
