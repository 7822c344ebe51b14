/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.Test;

public class QrCodeTest {

    private static final String ADDRESS = "https://emr.example.org/openmrs/ws/patientconversations/app/#j.AbCdEf0123456789";

    @Test
    public void aPhoneReadsTheAddressOffThePicture() throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(QrCode.of(ADDRESS).toPng(600)));
        assertThat(image.getWidth()).isGreaterThanOrEqualTo(600);
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
        assertEquals(ADDRESS, new QRCodeReader().decode(bitmap).getText());
    }

    @Test
    public void theVectorPictureHoldsTheSameModulesAndNothingThatRuns() {
        String svg = QrCode.of(ADDRESS).toSvg();
        assertThat(svg).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ").doesNotContain("script").doesNotContain("emr.example.org");
        assertThat(svg.split("h1v1h-1z").length).isGreaterThan(300);
    }

    @Test
    public void namesAreAlikeWhateverTheirCaseAccentsAndSlipsOfTheKeyboard() {
        assertThat(NameLikeness.areAlike("Émilie", "EMILIE")).isTrue();
        assertThat(NameLikeness.areAlike("Jean-Paul", "Jean Paul")).isTrue();
        assertThat(NameLikeness.areAlike("Hornblower", "Hornblour")).isTrue();
        assertThat(NameLikeness.areAlike("Mukamana", "Mukamanna")).isTrue();
        assertThat(NameLikeness.areAlike("Mukamana", "Uwimana")).isFalse();
        assertThat(NameLikeness.areAlike("", "A")).isFalse();
        assertThat(NameLikeness.areAlike(null, "A")).isFalse();
    }
}
