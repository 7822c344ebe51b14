/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Master keys in a file that only OpenMRS' own user may read (mode 600), one a line: its name, a blank, 32 bytes in base64. The last line is the current key.
 * Read anew at each use: another server of the cluster may have added a key to a shared directory.
 */
public final class MasterKeyFile implements MasterKeys {

    private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final int ID_BYTES = 6;

    private static final Logger log = LoggerFactory.getLogger(MasterKeyFile.class);

    private final Supplier<Path> place;

    /** @param place asked at each use, since OpenMRS' application data directory is known late */
    public MasterKeyFile(Supplier<Path> place) {
        this.place = place;
    }

    @Override
    public MasterKey getCurrent() {
        List<MasterKey> keys = read();
        if (keys.isEmpty()) {
            throw new KeyMissingException(null, "There is no master key: " + place.get() + " is missing or empty. Restore it from your backup");
        }
        return keys.get(keys.size() - 1);
    }

    @Override
    public MasterKey get(String id) {
        return read().stream().filter(key -> key.getId().equals(id)).findFirst().orElseThrow(() -> new KeyMissingException(id,
                "Master key " + id + " is not in " + place.get() + ". Restore the file from your backup, or copy it from the server that made the key"));
    }

    @Override
    public synchronized Optional<MasterKey> createFirst() {
        return Optional.of(isEmpty() ? append() : getCurrent());
    }

    @Override
    public synchronized Optional<MasterKey> add() {
        return Optional.of(append());
    }

    @Override
    public boolean isEmpty() {
        return read().isEmpty();
    }

    @Override
    public int count() {
        return read().size();
    }

    @Override
    public boolean isFromEnvironment() {
        return false;
    }

    private MasterKey append() {
        MasterKey added = new MasterKey(Digests.newToken(ID_BYTES), Aes.newKey());
        List<MasterKey> keys = new ArrayList<>(read());
        keys.add(added);
        write(keys);
        log.info("A new {} is in {}: include the file in your backups, apart from those of the database", added, place.get());
        return added;
    }

    private List<MasterKey> read() {
        Path file = place.get();
        if (!Files.exists(file)) {
            return new ArrayList<>();
        }
        try {
            keepFromOthers(file);
            return MasterKeyLines.parse(Files.readAllLines(file, StandardCharsets.US_ASCII), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The master keys in " + file + " cannot be read", e);
        }
    }

    /** A copy, or a restored backup, may have come with wider permissions. */
    private static void keepFromOthers(Path file) throws IOException {
        if (isPosix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))) {
            log.warn("{} could be read by other users of this machine; its mode is now 600", file);
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }

    /** Beside the file and then in its place, so that a crash leaves the old keys or the new ones, never half a file. */
    private void write(List<MasterKey> keys) {
        Path file = place.get();
        StringBuilder lines = new StringBuilder();
        keys.forEach(key -> lines.append(key.getId()).append(' ').append(Base64.getEncoder().encodeToString(key.getKey().getEncoded())).append('\n'));
        try {
            Files.createDirectories(file.getParent());
            FileAttribute<?>[] attributes = isPosix() ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(OWNER_ONLY) } : new FileAttribute<?>[0];
            Path beside = Files.createTempFile(file.getParent(), "keys", ".new", attributes);
            Files.write(beside, lines.toString().getBytes(StandardCharsets.US_ASCII), StandardOpenOption.SYNC, StandardOpenOption.WRITE);
            move(beside, file);
        } catch (IOException e) {
            throw new UncheckedIOException("The master keys cannot be written to " + file, e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
