/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.Test;

public class JournalTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final Journal journal = new Journal(3);

    @Test
    public void theOldestMakesRoom() {
        Sms first = add("1");
        for (String text : new String[] {"2", "3", "4"}) {
            add(text);
        }

        assertThat(journal.sms()).extracting(Sms::text).containsExactly("2", "3", "4");
        assertThat(journal.sms(first.sid())).isEmpty();
        assertThat(journal.update(first.sid(), sms -> sms.text("back"))).isEmpty();
    }

    @Test
    public void aChangeKeepsThePlaceAndRaisesTheRevision() {
        Sms first = add("1");
        add("2");

        Sms changed = journal.update(first.sid(), sms -> sms.status(SmsStatus.SENT, NOW.plusSeconds(1))).orElseThrow();

        assertThat(journal.sms()).extracting(Sms::text).containsExactly("1", "2");
        assertThat(changed.id()).isEqualTo(first.id());
        assertThat(changed.revision()).isEqualTo(journal.revision()).isEqualTo(3);
        assertThat(changed.date()).isEqualTo(NOW);
        assertThat(changed.dateSent()).isEqualTo(NOW.plusSeconds(1));
    }

    private Sms add(String text) {
        return journal.add(Sms.builder().direction(Direction.OUTBOUND_API).to("+15551234567").text(text).status(SmsStatus.QUEUED, NOW));
    }
}
