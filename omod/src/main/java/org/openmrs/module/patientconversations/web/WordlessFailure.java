/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web;

/** An exception as it may be logged: which classes failed and where, without messages, since these may hold text or addresses of patients. */
public final class WordlessFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int DEEPEST = 20;

    public WordlessFailure(Throwable failure) {
        this(failure, 0);
    }

    private WordlessFailure(Throwable failure, int depth) {
        super(failure.getClass().getName(), causeOf(failure, depth), false, true);
        setStackTrace(failure.getStackTrace());
    }

    private static Throwable causeOf(Throwable failure, int depth) {
        Throwable cause = failure.getCause();
        return cause == null || cause == failure || depth == DEEPEST ? null : new WordlessFailure(cause, depth + 1);
    }
}
