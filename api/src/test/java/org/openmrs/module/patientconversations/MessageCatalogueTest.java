/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

public class MessageCatalogueTest {

    private static final Pattern REFUSAL = Pattern.compile(
        "\"((?:consent|contact|channel|text|subject|message|mode|patient|triage|attachment|clientToken|settings|fhir|retract|assignee|tags|due|scheduled|name|language|placeholder)"
            + "\\.[A-Za-z.]+)\"");

    private static final Pattern UNAVAILABLE = Pattern.compile("\"(patientconversations\\.(?:sms|email|mailbox|test)\\.[A-Za-z]+)\"");

    private static final Pattern CARRIER = Pattern.compile("\\bID \\+ \"\\.(?!bounced)([A-Za-z]+)\"");

    private static Properties catalogue(String name) throws IOException {
        // OpenMRS has catalogues of the same name on the class path: ours is the one beside our changelog.
        for (URL url : Collections.list(MessageCatalogueTest.class.getClassLoader().getResources(name))) {
            Properties found = new Properties();
            try (InputStream stream = url.openStream(); Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                found.load(reader);
            }
            if (found.containsKey("patientconversations.title")) {
                return found;
            }
        }
        throw new IllegalStateException(name + " is not on the class path");
    }

    private static Set<String> find(Pattern pattern, String prefix) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Paths.get("src/main/java"))) {
            List<Path> sources = files.filter(path -> path.toString().endsWith(".java") && !path.endsWith("GlobalProperties.java")
                    && !path.toString().endsWith("Placeholder.java")).collect(Collectors.toList());
            for (Path source : sources) {
                Matcher matcher = pattern.matcher(new String(Files.readAllBytes(source), StandardCharsets.UTF_8));
                while (matcher.find()) {
                    found.add(prefix + matcher.group(1));
                }
            }
        }
        assertThat(found).isNotEmpty();
        return found;
    }

    @Test
    public void allLanguagesSayTheSameThings() throws IOException {
        Set<String> english = catalogue("messages.properties").stringPropertyNames();
        assertEquals(english, catalogue("messages_fr.properties").stringPropertyNames());
        assertEquals(english, catalogue("messages_es.properties").stringPropertyNames());
    }

    @Test
    public void noSentenceIsEmptyOrHoldsAnApostropheThatItsFormatSwallows() throws IOException {
        for (String name : new String[] { "messages.properties", "messages_fr.properties", "messages_es.properties" }) {
            catalogue(name).forEach((key, sentence) -> assertThat((String) sentence).as(name + " " + key).isNotBlank().doesNotContain("'"));
        }
    }

    @Test
    public void everyCodeARuleRefusesWithHasItsSentence() throws IOException {
        assertThat(catalogue("messages.properties").stringPropertyNames()).containsAll(find(REFUSAL, ""));
    }

    @Test
    public void everyReasonWhyAChannelIsNotSetUpHasItsSentence() throws IOException {
        assertThat(catalogue("messages.properties").stringPropertyNames()).containsAll(find(UNAVAILABLE, ""));
    }

    @Test
    public void everyCodeOfTheCarriersHasItsSentence() throws IOException {
        Set<String> english = catalogue("messages.properties").stringPropertyNames();
        for (String code : find(CARRIER, "")) {
            assertThat(english).as(code).containsAnyOf("patientconversations.error.sms." + code, "patientconversations.error.email." + code);
        }
        for (String code : "20429 21211 21610 21614 30003 30005 30006 30007".split(" ")) {
            assertThat(english).contains("patientconversations.error.sms." + code);
        }
    }
}
