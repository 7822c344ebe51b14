/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.storage;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Small pictures of large ones. A picture's size is read before the picture: a few bytes can claim to be gigabytes of pixels. */
public final class Thumbnails {

    /** Of the longer side, in pixels. */
    static final int SIDE = 480;

    private static final long MAX_PIXELS = 60_000_000;

    private Thumbnails() {
    }

    /** A JPEG; empty for what is no picture that Java reads, is broken, or is too large to be true. */
    public static Optional<byte[]> of(byte[] picture) {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return read(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // Java's readers answer broken files with exceptions of all kinds.
            return Optional.empty();
        }
    }

    private static Optional<byte[]> read(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width < 1 || height < 1 || (long) width * height > MAX_PIXELS) {
            return Optional.empty();
        }
        ImageReadParam coarse = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(width, height) / (2 * SIDE));
        coarse.setSourceSubsampling(step, step, 0, 0);
        BufferedImage read = reader.read(0, coarse);
        double scale = Math.min(1, (double) SIDE / Math.max(read.getWidth(), read.getHeight()));
        BufferedImage small = new BufferedImage(Math.max(1, (int) (read.getWidth() * scale)), Math.max(1, (int) (read.getHeight() * scale)), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(read, 0, 0, small.getWidth(), small.getHeight(), Color.WHITE, null);
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        return ImageIO.write(small, "jpeg", jpeg) ? Optional.of(jpeg.toByteArray()) : Optional.empty();
    }
}
