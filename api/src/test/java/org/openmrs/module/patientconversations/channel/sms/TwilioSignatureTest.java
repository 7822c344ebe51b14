/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.sms;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.twilio.security.RequestValidator;
import java.util.HashMap;
import java.util.Map;
import org.junit.Test;

public class TwilioSignatureTest {

    private static final String TOKEN = "12345";

    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";

    private final TwilioSignature signature = new TwilioSignature(TOKEN);

    /** The example of Twilio's page on validating requests. */
    @Test
    public void twiliosOwnExampleIsValid() {
        assertTrue(signature.matches(URL, example(), "RSOYDt4T1cUTdK1PDd93/VVr8B8="));
    }

    @Test
    public void agreesWithTheSdk() {
        Map<String, String> plain = new HashMap<>();
        example().forEach((name, values) -> plain.put(name, values[0]));

        assertTrue(new RequestValidator(TOKEN).validate(URL, plain, signature.sign(URL, example())));
    }

    @Test
    public void everyParameterCounts() {
        Map<String, String[]> more = example();
        more.put("AddedByTwilioLater", new String[] { "x" });

        assertFalse(signature.matches(URL, more, signature.sign(URL, example())));
        assertTrue(signature.matches(URL, more, signature.sign(URL, more)));
    }

    @Test
    public void aRepeatedParameterCountsWithEachDistinctValue() {
        Map<String, String[]> once = example();
        Map<String, String[]> repeated = example();
        repeated.put("Digits", new String[] { "1234", "0", "1234" });
        Map<String, String[]> sorted = example();
        sorted.put("Digits", new String[] { "0", "1234" });

        assertFalse(signature.sign(URL, once).equals(signature.sign(URL, repeated)));
        assertEquals(signature.sign(URL, sorted), signature.sign(URL, repeated));
    }

    @Test
    public void anotherUrlTokenOrNoSignatureIsNotValid() {
        String right = signature.sign(URL, example());

        assertFalse(signature.matches("https://mycompany.com/myapp.php", example(), right));
        assertFalse(signature.matches(URL.replace("https", "http"), example(), right));
        assertFalse(signature.matches(URL.replace(".com", ".com:443"), example(), right));
        assertFalse(new TwilioSignature("54321").matches(URL, example(), right));
        assertFalse(signature.matches(URL, example(), null));
        assertFalse(signature.matches(URL, example(), ""));
        assertFalse(signature.matches(URL, example(), "\u00E9"));
    }

    private static Map<String, String[]> example() {
        Map<String, String[]> parameters = new HashMap<>();
        parameters.put("CallSid", new String[] { "CA1234567890ABCDE" });
        parameters.put("Caller", new String[] { "+14158675309" });
        parameters.put("Digits", new String[] { "1234" });
        parameters.put("From", new String[] { "+14158675309" });
        parameters.put("To", new String[] { "+18005551212" });
        return parameters;
    }
}
