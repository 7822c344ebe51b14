/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openmrs.Patient;

/** All placeholders that there are, the module's and those of other modules, and the texts that name them. */
public class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    private final Map<String, Placeholder> byName = new TreeMap<>();

    public Placeholders(List<Placeholder> all) {
        all.forEach(placeholder -> byName.put(placeholder.getName(), placeholder));
    }

    /** In alphabetical order. */
    public List<String> getNames() {
        return Collections.unmodifiableList(new ArrayList<>(byName.keySet()));
    }

    /** Whether every placeholder in a text is one that there is. */
    public boolean areKnown(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            if (!byName.containsKey(matcher.group(1))) {
                return false;
            }
        }
        return true;
    }

    /** Fills a text for a patient; what the chart does not say stays as it is. */
    public FilledText fill(String text, Patient patient, Locale locale) {
        Set<String> missing = new LinkedHashSet<>();
        StringBuffer filled = new StringBuffer();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1);
            Optional<String> value = Optional.ofNullable(byName.get(name)).flatMap(placeholder -> placeholder.fill(patient, locale));
            if (!value.isPresent()) {
                missing.add(name);
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value.orElse(matcher.group())));
        }
        return new FilledText(matcher.appendTail(filled).toString(), new ArrayList<>(missing));
    }
}
