/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import java.util.stream.Collectors;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.service.PracticeTime;
import org.openmrs.module.patientconversations.web.ChannelStates;
import org.openmrs.module.patientconversations.web.RestCalls;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What the widget has to know of the practice: the words that consent is given to, and which channels can be used. */
@Controller("patientconversations.wordingController")
public class WordingController extends RestCalls {

    private final Settings settings;

    private final Channels channels;

    private final PracticeTime time;

    @Autowired
    public WordingController(@Qualifier("patientconversations.settings") Settings settings,
            @Qualifier("patientconversations.channels") Channels channels,
            @Qualifier("patientconversations.practiceTime") PracticeTime time) {
        this.settings = settings;
        this.channels = channels;
        this.time = time;
    }

    @GetMapping("/rest/" + RestConstants.VERSION_1 + "/patientconversations/wording")
    public ResponseEntity<Object> wording() {
        require(Privileges.GET_CONVERSATIONS);
        return answer(HttpStatus.OK, new SimpleObject()
                .add("consent", new SimpleObject().add("text", setting(GlobalProperties.CONSENT_WORDING))
                        .add("version", setting(GlobalProperties.CONSENT_WORDING_VERSION)))
                .add("practiceName", setting(GlobalProperties.PRACTICE_NAME))
                .add("timeZone", time.getZone().getId())
                .add("defaultCountry", setting(GlobalProperties.DEFAULT_COUNTRY))
                .add("channels", channels.getAll().stream()
                        .map(channel -> ChannelStates.describe(channel.getId(), channel.getAvailability()))
                        .collect(Collectors.toList())));
    }

    private String setting(String name) {
        return settings.get(name).orElse(null);
    }
}
