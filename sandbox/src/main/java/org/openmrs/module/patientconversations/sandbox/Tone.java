/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** What a voicemail sounds like here: a second of a quiet tone. */
final class Tone {

    private static final int RATE = 8000;
    private static final double PITCH = 440;
    private static final int LOUDNESS = 40;

    private Tone() {
    }

    /** A WAV file. */
    static byte[] wav() {
        byte[] samples = new byte[RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (LOUDNESS * Math.sin(2 * Math.PI * PITCH * i / RATE));
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            AudioFormat format = new AudioFormat(RATE, 8, 1, true, false);
            AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length), AudioFileFormat.Type.WAVE, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
