/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.crypto;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.Test;

public class DigestsTest {

    /** Of 8000 random bits, all but 1 in 10^10 tokens of such length have between 3700 and 4300 that are set. */
    @Test
    public void aTokenHasAsManyRandomBytesAsAskedForAndIsNeverTheSame() {
        assertEquals(32, Base64.getUrlDecoder().decode(Digests.newToken(32)).length);
        int set = 0;
        for (byte each : Base64.getUrlDecoder().decode(Digests.newToken(1000))) {
            set += Integer.bitCount(each & 0xff);
        }
        assertTrue(Integer.toString(set), set > 3700 && set < 4300);
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            assertTrue(tokens.add(Digests.newToken(32)));
        }
    }

    @Test
    public void sameTellsApartWhatDiffersInOneBit() {
        assertTrue(Digests.same("abc", "abc"));
        assertFalse(Digests.same("abc", "abb"));
        assertFalse(Digests.same("abc", "abcd"));
    }
}
