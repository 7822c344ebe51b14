/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import org.junit.Test;

public class MailTextTest {

    private static void assertSplit(String written, String folded, String text) {
        MailText split = MailText.of(text);
        assertEquals(written, split.getWritten());
        assertEquals(folded, split.getFolded());
    }

    @Test
    public void whatIsQuotedBelowIsFoldedWithTheWordsThatIntroduceIt() {
        assertSplit("Yes, I come.", "On Mon, 23 Nov 2026 at 09:12, Clinic <clinic@example.org>\nwrote:\n\n> Can you come?\n>\n> Regards",
            "Yes, I come.\r\n\r\nOn Mon, 23 Nov 2026 at 09:12, Clinic <clinic@example.org>\r\nwrote:\r\n\r\n> Can you come?\r\n>\r\n> Regards\r\n");
        assertSplit("Oui", "Le lun. 23 nov. 2026 à 09:12, Clinique <clinic@example.org> a écrit :\n> Pouvez-vous venir ?",
            "Oui\n\nLe lun. 23 nov. 2026 à 09:12, Clinique <clinic@example.org> a écrit :\n> Pouvez-vous venir ?");
    }

    @Test
    public void anAnswerBelowWhatItQuotesIsShown() {
        assertSplit("Yes, I come.", "Am 23.11.2026 schrieb Praxis:\n> Can you come?", "Am 23.11.2026 schrieb Praxis:\n> Can you come?\n\nYes, I come.");
    }

    @Test
    public void answersBetweenQuotedLinesStayWithThem() {
        String text = "> Do you take it?\nYes\n> Does it help?\nNo";
        assertSplit(text, null, text);
    }

    @Test
    public void outlooksHeadersBeginWhatIsFoldedInAnyLanguage() {
        assertSplit("Danke", "Von: Praxis <praxis@example.org>\nGesendet: Montag, 23. November 2026\nAn: jane@example.org\nBetreff: Termin\n\nKommen Sie?",
            "Danke\n\nVon: Praxis <praxis@example.org>\nGesendet: Montag, 23. November 2026\nAn: jane@example.org\nBetreff: Termin\n\nKommen Sie?");
        assertSplit("Thanks", "-----Original Message-----\nFrom: Clinic", "Thanks\n\n-----Original Message-----\nFrom: Clinic");
    }

    @Test
    public void aSignatureIsFolded() {
        assertSplit("See you", "-- \nJane Doe\n+250 788 123 456", "See you\n\n-- \nJane Doe\n+250 788 123 456\n");
    }

    @Test
    public void whoOnlyForwardsHasWrittenWhatTheyForward() {
        assertSplit("> What you said", null, "> What you said\n");
    }

    @Test
    public void aListOfReadingsIsNoHeader() {
        String text = "Monday: 128/82\nTuesday: 130/85\nWednesday: 126/80";
        assertSplit(text, null, text);
        assertNull(MailText.of("").getFolded());
    }
}
