/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class SegmentsTest {

    @Test
    public void gsmTextHolds160CharactersAloneAnd153InEachOfSeveral() {
        assertThat(Segments.of("a".repeat(160))).isEqualTo(1);
        assertThat(Segments.of("a".repeat(161))).isEqualTo(2);
        assertThat(Segments.of("a".repeat(306))).isEqualTo(2);
        assertThat(Segments.of("a".repeat(307))).isEqualTo(3);
    }

    @Test
    public void extendedCharactersCountTwice() {
        assertThat(Segments.of("€".repeat(80))).isEqualTo(1);
        assertThat(Segments.of("€".repeat(81))).isEqualTo(2);
    }

    @Test
    public void anyOtherCharacterMakesTheTextUcs2() {
        assertThat(Segments.of("ê".repeat(70))).isEqualTo(1);
        assertThat(Segments.of("ê".repeat(71))).isEqualTo(2);
        assertThat(Segments.of("😀".repeat(67))).isEqualTo(2);
        assertThat(Segments.of("😀".repeat(68))).isEqualTo(3);
    }
}
