/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.channel.Availability;
import org.openmrs.module.patientconversations.service.QueueState;
import org.openmrs.module.patientconversations.service.SettingsService;
import org.openmrs.module.patientconversations.web.ChannelStates;
import org.openmrs.module.patientconversations.web.RestCalls;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows an administrator how delivery stands. */
@Controller("patientconversations.queueController")
public class QueueController extends RestCalls {

    @GetMapping("/rest/" + RestConstants.VERSION_1 + "/patientconversations/queue")
    public ResponseEntity<Object> queue() {
        require(Privileges.MANAGE_SETTINGS);
        QueueState queue = Context.getService(SettingsService.class).getQueueState();
        return answer(HttpStatus.OK, new SimpleObject().add("queued", queue.getQueued()).add("sending", queue.getSending())
                .add("oldestQueuedSeconds", queue.getOldestQueued().map(Duration::getSeconds).orElse(null))
                .add("failedLast24Hours", queue.getFailedLastDay()).add("rejectedWebhooks", queue.getRejectedWebhooks())
                .add("channels", channels(queue.getChannels())));
    }

    private static List<SimpleObject> channels(Map<String, Availability> channels) {
        return channels.entrySet().stream().map(channel -> ChannelStates.describe(channel.getKey(), channel.getValue()))
                .collect(Collectors.toList());
    }
}
