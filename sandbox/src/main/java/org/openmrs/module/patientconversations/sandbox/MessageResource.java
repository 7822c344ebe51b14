/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes an SMS as the message resource of Twilio's REST API (twilio.com/docs/messaging/api/message-resource). */
final class MessageResource {

    static final String API_VERSION = "2010-04-01";

    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(ZoneOffset.UTC);

    private MessageResource() {
    }

    static ObjectNode of(Sms sms, String accountSid) {
        String path = "/" + API_VERSION + "/Accounts/" + accountSid + "/Messages/" + sms.sid();
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("account_sid", accountSid)
                .put("api_version", API_VERSION)
                .put("body", sms.text())
                .put("date_created", date(sms.date()))
                .put("date_sent", date(sms.dateSent()))
                .put("date_updated", date(sms.dateUpdated()))
                .put("direction", sms.direction().toString())
                .put("error_code", sms.errorCode())
                .put("error_message", MagicNumbers.reason(sms.errorCode()))
                .put("from", sms.from())
                .put("messaging_service_sid", sms.messagingServiceSid())
                .put("num_media", String.valueOf(sms.media().size()))
                .put("num_segments", sms.status() == SmsStatus.ACCEPTED ? "0" : String.valueOf(Segments.of(sms.text())))
                .putNull("price")
                .put("price_unit", "USD")
                .put("sid", sms.sid())
                .put("status", sms.status().toString())
                .put("to", sms.to())
                .put("uri", path + ".json");
        json.putObject("subresource_uris").put("media", path + "/Media.json");
        return json;
    }

    private static String date(Instant instant) {
        return instant == null ? null : RFC_2822.format(instant);
    }
}
