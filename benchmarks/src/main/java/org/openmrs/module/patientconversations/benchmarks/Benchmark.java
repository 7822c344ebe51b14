/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.benchmarks;

/** A program that ends when its work ends, whatever threads of pools and servers are left. */
@FunctionalInterface
interface Benchmark {

    void run() throws Exception;

    /** Runs to the end and leaves the JVM. */
    static void runAndExit(Benchmark benchmark) {
        int status = 0;
        try {
            benchmark.run();
        } catch (Exception | Error e) {
            e.printStackTrace();
            status = 1;
        }
        System.exit(status);
    }
}
