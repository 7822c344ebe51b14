/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Collections;
import java.util.Optional;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.model.ContactSystem;

public class ContactNormalizerTest {

    private final MapSettings settings = new MapSettings();

    private final ContactNormalizer normalizer = new ContactNormalizer(settings);

    private String number(String typed) {
        return normalizer.normalize(ContactSystem.SMS, typed, "value");
    }

    private String email(String typed) {
        return normalizer.normalize(ContactSystem.EMAIL, typed, "value");
    }

    private static void assertRefused(String code, ThrowingRunnable call) {
        Refusal refusal = assertThrows(Refusal.class, call);
        assertEquals(code, refusal.getCode());
        assertEquals(code, refusal.getErrors().getFieldError("value").getCode());
    }

    @Test
    public void anInternationalNumberNeedsNoDefaultCountry() {
        assertEquals("+250788123456", number("+250 788 123 456"));
        assertEquals("+250788123456", number("\u00A0+250-788-123-456\u200E"));
        assertEquals("+250788123456", number("\uFF0B250788123456"));
    }

    @Test
    public void aNationalNumberIsReadInTheDefaultCountry() {
        assertRefused("contact.phone.country", () -> number("0788 123 456"));
        settings.set(GlobalProperties.DEFAULT_COUNTRY, "rw");
        assertEquals("+250788123456", number("0788 123 456"));
        assertEquals("+447400123456", number("+44 7400 123456"));
    }

    @Test
    public void whatIsNoNumberIsRefused() {
        settings.set(GlobalProperties.DEFAULT_COUNTRY, "RW");
        assertRefused("contact.required", () -> number("  "));
        assertRefused("contact.required", () -> number(null));
        assertRefused("contact.phone.invalid", () -> number("+250 12"));
        assertRefused("contact.phone.invalid", () -> number("abc"));
        assertRefused("contact.phone.invalid", () -> number("+250 788 123 456 ext. 7"));
        assertRefused("contact.phone.invalid", () -> number("+999 788 123 456"));
    }

    @Test
    public void aNumberThatIsSurelyNoMobileIsRefused() {
        assertRefused("contact.phone.notMobile", () -> number("+44 20 7946 0018"));
        assertRefused("contact.phone.notMobile", () -> number("+1 800 234 5678"));
        assertEquals("+12125550123", number("+1 (212) 555-0123"));
    }

    @Test
    public void aNumberIsShownAsPeopleReadIt() {
        assertEquals("+250 788 123 456", normalizer.format(ContactSystem.SMS, "+250788123456"));
        assertEquals("BANK", normalizer.format(ContactSystem.SMS, "BANK"));
        assertEquals("a@example.org", normalizer.format(ContactSystem.EMAIL, "a@example.org"));
    }

    @Test
    public void anAddressKeepsItsLocalPartAndLowersItsDomain() {
        assertEquals("Jane.Doe+lab@example.org", email(" Jane.Doe+lab@EXAMPLE.Org "));
        assertEquals("o'neill@example.org", email("o'neill@example.org"));
        assertEquals("\"jane doe\"@example.org", email("\"jane doe\"@example.org"));
        assertEquals("jane@xn--bcher-kva.example", email("jane@b\u00FCcher.example"));
        assertEquals("a@b-c.example", email("a@b-c.example"));
    }

    @Test
    public void whatIsNoAddressIsRefused() {
        String[] wrong = { "jane", "jane@", "@example.org", "jane@example", "jane@@example.org", "jane doe@example.org", ".jane@example.org",
            "jane.@example.org", "ja..ne@example.org", "jane@-example.org", "jane@example-.org", "jane@exa_mple.org", "jane@example..org",
            "jane@example.org.", "jane@[192.0.2.1]", "jane@192.0.2.1", "Jane <jane@example.org>", "jane@example.org, joe@example.org",
            "jane(comment)@example.org", "j\u00E4ne@example.org", "jane@example.org\r\nBcc: x@example.org",
            String.join("", Collections.nCopies(65, "a")) + "@example.org",
            "a@" + String.join(".", Collections.nCopies(50, "abcd")) + ".example.org" + String.join("", Collections.nCopies(10, "x")) };
        for (String typed : wrong) {
            assertRefused("contact.email.invalid", () -> email(typed));
        }
    }

    @Test
    public void whatCannotBeNormalizedIsEmptyWhereThatIsAsked() {
        assertEquals(Optional.empty(), normalizer.tryNormalize(ContactSystem.SMS, "BANK"));
        assertEquals(Optional.of("+250788123456"), normalizer.tryNormalize(ContactSystem.SMS, "+250788123456"));
    }

    @Test
    public void keywordsAreWholeMessagesInAnyCase() {
        Keywords keywords = new Keywords(settings);
        for (String stop : new String[] { "STOP", "stop", " Stop. ", "\"stop!\"", "Stop \uD83D\uDE4F", "StopAll", "unsubscribe\n" }) {
            assertEquals(stop, Optional.of(Keywords.Keyword.OPT_OUT), keywords.find(stop));
        }
        assertEquals(Optional.of(Keywords.Keyword.OPT_IN), keywords.find("Start"));
        assertEquals(Optional.of(Keywords.Keyword.HELP), keywords.find("help?"));
        for (String other : new String[] { "", "!", "stop it", "nonstop", "don't stop", "s t o p" }) {
            assertFalse(other, keywords.find(other).isPresent());
        }
        settings.set(GlobalProperties.OPT_OUT_WORDS, "ARR\u00CAT, \u0642\u0641");
        assertTrue(keywords.find("arr\u00EAt").isPresent());
        assertTrue(keywords.find("\u0642\u0641").isPresent());
    }

    @Test
    public void theCarriersOwnWordsCountWhateverTheSettingsSay() {
        settings.set(GlobalProperties.OPT_OUT_WORDS, "");
        settings.set(GlobalProperties.OPT_IN_WORDS, "");
        Keywords keywords = new Keywords(settings);
        for (String stop : new String[] { "STOP", "StopAll", "unsubscribe", "END", "quit", "Cancel", "REVOKE", "optout" }) {
            assertEquals(stop, Optional.of(Keywords.Keyword.OPT_OUT), keywords.find(stop));
        }
        assertEquals(Optional.of(Keywords.Keyword.OPT_IN), keywords.find("unstop"));
    }
}
