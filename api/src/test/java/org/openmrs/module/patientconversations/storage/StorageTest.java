/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.storage;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.crypto.SecretKey;
import javax.imageio.ImageIO;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.openmrs.module.patientconversations.crypto.Aes;

public class StorageTest {

    private static final String NAME = "0b7a1f9e-3a51-4f4e-9d0e-6f1f0f3f5b11";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final SecretKey key = Aes.newKey();

    private SealedFiles files() {
        return new SealedFiles(() -> folder.getRoot().toPath());
    }

    private Path file(String name) {
        return folder.getRoot().toPath().resolve(name.substring(0, 2)).resolve(name);
    }

    private static byte[] picture(int width, int height) throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    @Test
    public void whatIsStoredComesBackAndLiesThereInNoReadableForm() throws Exception {
        byte[] clear = "the patient's words".getBytes(StandardCharsets.UTF_8);
        files().write(NAME, key, clear);
        assertArrayEquals(clear, files().read(NAME, key));
        assertFalse(new String(Files.readAllBytes(file(NAME)), StandardCharsets.ISO_8859_1).contains("words"));
        files().delete(NAME);
        assertFalse(Files.exists(file(NAME)));
    }

    @Test
    public void whatWasChangedOrPutInAnothersPlaceDoesNotOpen() throws Exception {
        files().write(NAME, key, new byte[] { 1, 2, 3 });
        Files.createDirectories(file("ffff").getParent());
        Files.copy(file(NAME), file("ffff"));
        assertThrows(IllegalStateException.class, () -> files().read("ffff", key));
        assertThrows(IllegalStateException.class, () -> files().read(NAME, Aes.newKey()));
        byte[] sealed = Files.readAllBytes(file(NAME));
        sealed[sealed.length - 1] ^= 1;
        Files.write(file(NAME), sealed);
        assertThrows(IllegalStateException.class, () -> files().read(NAME, key));
    }

    @Test
    public void noNameLeadsOutOfTheFolder() {
        assertThrows(IllegalArgumentException.class, () -> files().write("../outside", key, new byte[1]));
        assertThrows(IllegalArgumentException.class, () -> files().read("/etc/passwd", key));
    }

    @Test
    public void aTypeIsDecidedByContent() throws Exception {
        assertEquals("image/png", ContentTypes.of(picture(1, 1)));
        assertEquals("application/pdf", ContentTypes.of("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII)));
        assertEquals("text/html", ContentTypes.of("<html><script>alert(1)</script></html>".getBytes(StandardCharsets.US_ASCII)));
        assertEquals("text/plain", ContentTypes.of("Good morning".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    public void aThumbnailIsSmall() throws Exception {
        BufferedImage small = ImageIO.read(new ByteArrayInputStream(Thumbnails.of(picture(4000, 1000)).get()));
        assertEquals(Thumbnails.SIDE, small.getWidth());
        assertEquals(Thumbnails.SIDE / 4, small.getHeight(), 1);
        assertEquals("a small one is not blown up", 20, ImageIO.read(new ByteArrayInputStream(Thumbnails.of(picture(20, 10)).get())).getWidth());
    }

    @Test
    public void aPictureThatClaimsToBeHugeIsNotOpened() throws Exception {
        byte[] bomb = picture(10, 10);
        // The width and height of a PNG, and the checksum of the chunk that holds them.
        for (int i = 16; i < 24; i++) {
            bomb[i] = i == 17 || i == 21 ? (byte) 1 : 0;
        }
        CRC32 crc = new CRC32();
        crc.update(bomb, 12, 17);
        for (int i = 0; i < 4; i++) {
            bomb[29 + i] = (byte) (crc.getValue() >> 8 * (3 - i));
        }
        assertFalse(Thumbnails.of(bomb).isPresent());
        assertFalse(Thumbnails.of(new byte[] { (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1 }).isPresent());
        assertTrue(Thumbnails.of(picture(10, 10)).isPresent());
    }
}
