/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations;

/** Describes failures for the log without their messages, which may quote what was to be stored or sent. */
public final class Failures {

    private static final int CAUSES = 5;

    private static final int FRAMES = 6;

    private Failures() {
    }

    /** The classes of a failure and its causes, each with the top of its stack. */
    public static String describe(Throwable failure) {
        StringBuilder description = new StringBuilder();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < CAUSES; depth++) {
            description.append(depth == 0 ? "" : "; caused by ").append(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                description.append(i == 0 ? " at " : " < ").append(frames[i]);
            }
            cause = cause.getCause();
        }
        return description.toString();
    }
}
