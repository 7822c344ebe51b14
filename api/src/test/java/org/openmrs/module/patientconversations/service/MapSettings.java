/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;

/** Settings that a test sets. */
public class MapSettings implements Settings {

    private final Map<String, String> values = new HashMap<>();

    public MapSettings() {
        reset();
    }

    public final void reset() {
        values.clear();
        set(GlobalProperties.OPT_OUT_WORDS, "STOP,STOPALL,UNSUBSCRIBE,END,QUIT,CANCEL,REVOKE,OPTOUT");
        set(GlobalProperties.OPT_IN_WORDS, "START,UNSTOP");
        set(GlobalProperties.HELP_WORDS, "HELP,INFO");
        set(GlobalProperties.HELP_TEXT, "Call the practice.");
        set(GlobalProperties.CONSENT_WORDING, "SMS and e-mail are not private.");
        set(GlobalProperties.CONSENT_WORDING_VERSION, "1");
    }

    public void set(String name, String value) {
        values.put(name, value);
    }

    @Override
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.trim().isEmpty());
    }

    @Override
    public int getInt(String name, int otherwise) {
        return get(name).map(Integer::valueOf).orElse(otherwise);
    }

    @Override
    public List<String> getWords(String name) {
        return get(name).map(value -> Arrays.asList(value.split("\\s*,\\s*"))).orElse(Collections.emptyList());
    }

    @Override
    public Optional<String> getSecret(String name) {
        return get(name);
    }
}
