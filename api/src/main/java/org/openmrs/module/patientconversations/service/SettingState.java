/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Optional;
import org.openmrs.module.patientconversations.GlobalPropertySettings.Source;
import org.openmrs.module.patientconversations.SettingDefinition;

/** One setting as the admin page shows it; never holds a secret. */
public final class SettingState {

    private final SettingDefinition definition;

    private final String value;

    private final boolean set;

    private final Source source;

    private final String description;

    SettingState(SettingDefinition definition, String value, boolean set, Source source, String description) {
        this.definition = definition;
        this.value = value;
        this.set = set;
        this.source = source;
        this.description = description;
    }

    /** Without the module's prefix. */
    public String getName() {
        return definition.getShortName();
    }

    /** The value in force; empty for a secret. */
    public Optional<String> getValue() {
        return Optional.ofNullable(value);
    }

    public boolean isSecret() {
        return definition.isSecret();
    }

    /** Whether there is a value in force, be it a default. */
    public boolean isSet() {
        return set;
    }

    public Source getSource() {
        return source;
    }

    public Optional<String> getDescription() {
        return Optional.ofNullable(description);
    }
}
