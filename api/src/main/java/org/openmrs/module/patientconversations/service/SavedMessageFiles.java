/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmrs.util.OpenmrsUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads everybody's saved messages from the implementation's configuration: files <code>*.json</code>, each a list of objects with uuid,
 * name, text and, where there are, language and subject. A message that is there already takes what the file says; one that somebody
 * removed stays removed. What cannot be used is left out and named in the log.
 */
public class SavedMessageFiles {

    private static final Logger log = LoggerFactory.getLogger(SavedMessageFiles.class);

    private final Supplier<Path> directory;

    private final SavedMessageService service;

    public SavedMessageFiles(SavedMessageService service) {
        this(service, () -> new File(OpenmrsUtil.getApplicationDataDirectory(),
            "configuration/conversationsavedmessages").toPath());
    }

    SavedMessageFiles(SavedMessageService service, Supplier<Path> directory) {
        this.service = service;
        this.directory = directory;
    }

    /** To be called by whoever may change settings. */
    public void load() throws IOException {
        Path files = directory.get();
        if (!Files.isDirectory(files)) {
            return;
        }
        for (Path file : list(files)) {
            JsonNode messages = new ObjectMapper().readTree(file.toFile());
            for (JsonNode message : messages) {
                load(file, message);
            }
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().collect(Collectors.toList());
        }
    }

    private void load(Path file, JsonNode described) {
        String uuid = text(described, "uuid");
        if (uuid == null) {
            log.error("A saved message in {} has no uuid", file.getFileName());
            return;
        }
        try {
            service.loadSavedMessage(uuid,
                new SavedText(text(described, "name"), text(described, "language"), text(described, "subject"), text(described, "text")));
        } catch (Refusal refused) {
            log.error("Saved message {} in {} cannot be used: {}", uuid, file.getFileName(), refused.getCode());
        }
    }

    private static String text(JsonNode described, String name) {
        return described.path(name).isTextual() ? described.path(name).textValue() : null;
    }
}
