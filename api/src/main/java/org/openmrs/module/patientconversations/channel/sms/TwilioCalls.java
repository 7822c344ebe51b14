/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.sms;

import com.twilio.exception.TwilioException;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.channel.CarrierException;
import org.openmrs.module.patientconversations.channel.CarrierException.Kind;
import org.openmrs.module.patientconversations.channel.Channels;

/** Places calls through Twilio: rings the member of staff first, who is then connected with the patient by our webhooks. */
public class TwilioCalls implements Closeable {

    /** Below the public base URL: what follows when the member of staff has answered. */
    public static final String CONNECT_PATH = "/ws/patientconversations/twilio/voice/connect";

    /** Below the public base URL: that a call has ended. */
    public static final String STATUS_PATH = "/ws/patientconversations/twilio/voice/status";

    private static final String UNAVAILABLE = Channels.PHONE + ".unavailable";

    private final Settings settings;

    private final CloseableHttpClient http = TwilioHttpClient.newPool(Duration.ofSeconds(10), Duration.ofSeconds(30));

    public TwilioCalls(Settings settings) {
        this.settings = settings;
    }

    /**
     * Rings a phone, showing the practice's number.
     *
     * @param message uuid of the call's entry in the thread
     * @return the carrier's id of the call
     */
    public String place(String phone, String message) throws CarrierException {
        TwilioAccount account = TwilioAccount.of(settings);
        String base = account.getPublicBaseUrl().orElse(null);
        if (!account.getAvailability().isAvailable() || base == null || !account.getFrom().isPresent()) {
            throw new CarrierException(Kind.PERMANENT, UNAVAILABLE, null, null, null);
        }
        try {
            TwilioClient client = new TwilioClient(account, new TwilioHttpClient(http, account.getApiBaseUrl()));
            return Call.creator(new PhoneNumber(phone), new PhoneNumber(account.getFrom().get()), URI.create(base + CONNECT_PATH + "?message=" + message))
                    .setStatusCallback(URI.create(base + STATUS_PATH + "?message=" + message)).create(client).getSid();
        } catch (TwilioFault e) {
            throw new CarrierException(Kind.PERMANENT, e.getCode() > 0 ? TwilioChannel.ID + '.' + e.getCode() : TwilioChannel.ID + ".connect", e.getWords(), null, null);
        } catch (TwilioException e) {
            throw new CarrierException(Kind.IN_DOUBT, TwilioChannel.ID + ".unreadable", null, null, null);
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
