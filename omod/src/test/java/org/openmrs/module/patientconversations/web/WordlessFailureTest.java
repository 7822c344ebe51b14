/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.Test;

public class WordlessFailureTest {

    @Test
    public void tellsWhereItFailedAndNothingThatWasSaid() {
        Exception failure = new IllegalStateException("Jane wrote: help", new RuntimeException("+250788123456"));
        StringWriter log = new StringWriter();
        new WordlessFailure(failure).printStackTrace(new PrintWriter(log, true));
        assertThat(log.toString()).contains("IllegalStateException").contains("RuntimeException").contains("WordlessFailureTest")
                .doesNotContain("Jane").doesNotContain("250788");
    }
}
