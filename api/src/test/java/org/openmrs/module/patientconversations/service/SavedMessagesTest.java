/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.openmrs.Patient;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.SavedMessage;
import org.openmrs.module.patientconversations.support.CapturedLog;

public class SavedMessagesTest extends ServiceTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private SavedMessageService saved;

    @Before
    public void setUp() {
        saved = bean("savedMessageService", SavedMessageService.class);
        set(GlobalProperties.PRACTICE_NAME, "Clinic $1");
    }

    private static SavedText text(String text) {
        return new SavedText("Reminder", "en", null, text);
    }

    private List<String> names(String language, String typed) {
        return saved.getSavedMessages(language, typed, 0, 50).getItems().stream().map(SavedMessage::getName).collect(Collectors.toList());
    }

    @Test
    public void aTextIsFilledFromTheChart() {
        SavedMessage message = saved.addSavedMessage(
            new SavedText("Reminder", "en", "From {{practice.name}}", "Dear {{ patient.givenName }} ({{patient.name}}), {{practice.name}}"), false);
        FilledText filled = saved.fillText(message, patient(2));
        assertEquals("Dear Horatio (" + patient(2).getPersonName().getFullName() + "), Clinic $1", filled.getText());
        assertThat(filled.getMissing()).isEmpty();
        assertEquals("From Clinic $1", saved.fillSubject(message, patient(2)).get().getText());
    }

    @Test
    public void whatTheChartDoesNotSayStaysAndIsNamed() {
        Placeholders placeholders = new Placeholders(Arrays.asList(new Placeholder() {

            @Override
            public String getName() {
                return "appointment.next";
            }

            @Override
            public Optional<String> fill(Patient patient, Locale locale) {
                return Optional.empty();
            }
        }));
        FilledText filled = placeholders.fill("See you on {{appointment.next}}", patient(2), Locale.ENGLISH);
        assertEquals("See you on {{appointment.next}}", filled.getText());
        assertThat(filled.getMissing()).containsExactly("appointment.next");
    }

    @Test
    public void anUnknownPlaceholderIsRefusedWhenItIsSaved() {
        assertRefused("placeholder.unknown", () -> saved.addSavedMessage(text("Dear {{patient.shoeSize}}"), false));
        assertRefused("placeholder.unknown", () -> saved.addSavedMessage(new SavedText("Reminder", null, "{{}}", "Hello"), false));
        SavedMessage message = saved.addSavedMessage(text("Hello {patient.name}"), false);
        assertRefused("placeholder.unknown", () -> saved.changeSavedMessage(message, text("{{what}}")));
        assertEquals("Hello {patient.name}", message.getBody());
        assertRefused("name.required", () -> saved.addSavedMessage(new SavedText(" ", null, null, "Hello"), false));
        assertRefused("language.invalid", () -> saved.addSavedMessage(new SavedText("Reminder", "English", null, "Hello"), false));
        assertRefused("text.required", () -> saved.addSavedMessage(text(" "), false));
    }

    @Test
    public void onesOwnAreForOneselfAndSharedOnesForAllAndTheirLanguage() {
        saved.addSavedMessage(new SavedText("Mine", null, null, "Hello"), false);
        SavedMessage shared = saved.addSavedMessage(new SavedText("Ours", "fr", null, "Bonjour"), true);
        assertThat(names(null, "")).containsExactly("Mine", "Ours");
        assertThat(names("en", "")).containsExactly("Mine");
        assertThat(names("fr", "OUR")).containsExactly("Ours");
        assertThat(as(() -> names(null, ""), Privileges.GET_CONVERSATIONS)).containsExactly("Ours");
        assertThrows(APIAuthenticationException.class, () -> as(() -> saved.changeSavedMessage(shared, text("Salut")), Privileges.SEND_MESSAGES));
        assertThrows(APIAuthenticationException.class, () -> as(() -> saved.addSavedMessage(text("Salut"), true), Privileges.SEND_MESSAGES));
        as(() -> saved.addSavedMessage(text("Salut"), false), Privileges.SEND_MESSAGES);
        saved.removeSavedMessage(shared);
        assertThat(names(null, "")).containsExactly("Mine");
        assertFalse(saved.getSavedMessageByUuid(shared.getUuid()).isPresent());
    }

    @Test
    public void filesOfTheConfigurationAreLoadedAndLoadedAgain() throws Exception {
        SavedMessageFiles files = new SavedMessageFiles(saved, () -> folder.getRoot().toPath());
        Path file = folder.getRoot().toPath().resolve("saved.json");
        write(file, "[{'uuid': 'uuid-1', 'name': 'One', 'text': 'Hello {{patient.name}}'}, {'uuid': 'uuid-2', 'name': 'Two', 'text': '{{secret words}}'},"
                + "{'name': 'Three', 'text': 'Hello'}]");
        try (CapturedLog log = CapturedLog.of(SavedMessageFiles.class.getName())) {
            files.load();
            assertThat(log.text()).contains("uuid-2").contains("placeholder.unknown").doesNotContain("secret words");
        }
        assertThat(names(null, "")).containsExactly("One");
        write(file, "[{'uuid': 'uuid-1', 'name': 'Uno', 'text': 'Hola'}]");
        files.load();
        assertThat(names(null, "")).containsExactly("Uno");
        saved.removeSavedMessage(saved.getSavedMessageByUuid("uuid-1").get());
        files.load();
        assertThat(names(null, "")).isEmpty();
        new SavedMessageFiles(saved, () -> Paths.get("no", "such", "folder")).load();
    }

    @Test
    public void theFileThatComesWithTheModuleIsUsable() throws Exception {
        new SavedMessageFiles(saved, () -> Paths.get("../metadata/configuration/conversationsavedmessages")).load();
        assertThat(names("fr", "")).containsExactly("Merci de nous appeler");
    }

    private static void write(Path file, String json) throws Exception {
        Files.write(file, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
