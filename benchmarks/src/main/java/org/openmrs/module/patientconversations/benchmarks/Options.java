/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the command line says of a benchmark's sizes: {@code --name number}, each with a default. */
final class Options {

    private final Map<String, Integer> values = new LinkedHashMap<>();

    private final Map<String, String> meanings = new LinkedHashMap<>();

    /** Adds an option. */
    Options with(String name, int otherwise, String meaning) {
        values.put(name, otherwise);
        meanings.put(name, meaning);
        return this;
    }

    /** @return false if only help was asked for, which has been printed then */
    boolean read(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--help")) {
                meanings.forEach((name, meaning) -> System.out.printf("  --%-16s %s (%d)%n", name + " N", meaning, values.get(name)));
                return false;
            }
            set(arguments[i], ++i < arguments.length ? arguments[i] : "");
        }
        return true;
    }

    private void set(String argument, String value) {
        String name = argument.startsWith("--") ? argument.substring(2) : argument;
        if (!values.containsKey(name) || !value.matches("\\d{1,9}")) {
            System.err.println("Not understood: " + argument + " " + value + ". Try --help.");
            System.exit(2);
        }
        values.put(name, Integer.parseInt(value));
    }

    int get(String name) {
        return values.get(name);
    }
}
