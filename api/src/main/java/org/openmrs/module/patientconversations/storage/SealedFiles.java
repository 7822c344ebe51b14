/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.openmrs.module.patientconversations.crypto.Aes;

/** Files outside the database, each sealed under a key that its owner keeps and bound to its name: another one's content does not open in its place. */
public class SealedFiles {

    private final Supplier<Path> folder;

    /** @param folder shared by all servers of a cluster; asked at each use, since OpenMRS' application data directory is known late */
    public SealedFiles(Supplier<Path> folder) {
        this.folder = folder;
    }

    /** @param name of letters, digits, dots and hyphens, at least two characters */
    public void write(String name, SecretKey key, byte[] clear) {
        Path file = place(name);
        try {
            Files.createDirectories(file.getParent());
            Path beside = Files.createTempFile(file.getParent(), name, ".new");
            Files.write(beside, Aes.seal(key, clear, name), StandardOpenOption.SYNC);
            try {
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("An attachment cannot be stored", e);
        }
    }

    /** @throws IllegalStateException if it was changed or sealed under another key */
    public byte[] read(String name, SecretKey key) {
        try {
            return Aes.open(key, Files.readAllBytes(place(name)), name);
        } catch (IOException e) {
            throw new UncheckedIOException("An attachment cannot be read", e);
        }
    }

    public void delete(String name) {
        try {
            Files.deleteIfExists(place(name));
        } catch (IOException e) {
            throw new UncheckedIOException("An attachment cannot be deleted", e);
        }
    }

    /** In 256 folders, so that none grows beyond what file systems like. */
    private Path place(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9.-]+")) {
            throw new IllegalArgumentException("This is not the name of an attachment");
        }
        return folder.get().resolve(name.substring(0, 2)).resolve(name);
    }
}
