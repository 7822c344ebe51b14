/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.sms;

import com.twilio.http.Request;
import com.twilio.http.TwilioRestClient;

/** The SDK's client of one account, which would log its requests with their numbers unless it is told not to. */
final class TwilioClient extends TwilioRestClient {

    private final TwilioAccount account;

    TwilioClient(TwilioAccount account, TwilioHttpClient http) {
        super(new Builder(account.getSid(), account.getToken()).httpClient(http));
        this.account = account;
    }

    boolean serves(TwilioAccount other) {
        return account.hasSameLogIn(other);
    }

    @Override
    public void logRequest(Request request) {
        // Its URL and parameters hold the patient's number.
    }
}
