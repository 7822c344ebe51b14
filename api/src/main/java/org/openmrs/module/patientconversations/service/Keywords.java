/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;

/** Finds the words with which a patient withdraws or renews consent, or asks for help, when they are all of a message. */
public class Keywords {

    /** What a message asks for by one word. */
    public enum Keyword {
        OPT_OUT,
        OPT_IN,
        HELP
    }

    /**
     * What Twilio itself takes for an opt-out by default: these count whatever the settings say, since the carrier sends nothing more after them
     * either.
     */
    private static final Set<String> STANDARD_OPT_OUT = new HashSet<>(
            Arrays.asList("STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "CANCEL", "REVOKE", "OPTOUT"));

    private static final Set<String> STANDARD_OPT_IN = new HashSet<>(Arrays.asList("START", "UNSTOP"));

    private final Settings settings;

    public Keywords(Settings settings) {
        this.settings = settings;
    }

    /** In an e-mail it may also be the subject or the first line: what follows is a signature, or what it answers. */
    Optional<Keyword> find(InboundMessage inbound) {
        Optional<Keyword> whole = find(inbound.getText());
        if (whole.isPresent() || !inbound.getMail().isPresent()) {
            return whole;
        }
        Optional<Keyword> subject = inbound.getSubject().flatMap(this::find);
        return subject.isPresent() ? subject : Arrays.stream(inbound.getText().split("\\R"))
            .filter(line -> !Texts.isBlank(line)).findFirst().flatMap(this::find);
    }

    /** Any case, with or without accents; blanks and punctuation round the word do not matter. */
    public Optional<Keyword> find(String text) {
        String word = bare(text);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        if (STANDARD_OPT_OUT.contains(word) || isOneOf(word, GlobalProperties.OPT_OUT_WORDS)) {
            return Optional.of(Keyword.OPT_OUT);
        }
        if (STANDARD_OPT_IN.contains(word) || isOneOf(word, GlobalProperties.OPT_IN_WORDS)) {
            return Optional.of(Keyword.OPT_IN);
        }
        return isOneOf(word, GlobalProperties.HELP_WORDS) ? Optional.of(Keyword.HELP) : Optional.empty();
    }

    private boolean isOneOf(String word, String setting) {
        return settings.getWords(setting).stream().anyMatch(listed -> bare(listed).equals(word));
    }

    private static String bare(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("(?<=\\p{IsLatin})\\p{Mn}+", "")
            .replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{M}\\p{N}]+$", "")
            .replaceAll("\\s+", " ")
            .toUpperCase(Locale.ROOT);
    }
}
