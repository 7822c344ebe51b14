/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.service.SettingState;
import org.openmrs.module.patientconversations.service.SettingsService;
import org.openmrs.module.patientconversations.web.JsonBody;
import org.openmrs.module.patientconversations.web.RestCalls;
import org.openmrs.module.patientconversations.web.resources.Input;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Shows the settings, secrets without their values, and changes those that a request names. */
@Controller("patientconversations.settingsController")
@RequestMapping("/rest/" + RestConstants.VERSION_1 + "/patientconversations/settings")
public class SettingsController extends RestCalls {

    @GetMapping
    public ResponseEntity<Object> settings() {
        require(Privileges.MANAGE_SETTINGS);
        return answer(HttpStatus.OK, new SimpleObject().add("settings", service().getSettings().stream()
                .map(SettingsController::describe).collect(Collectors.toList())));
    }

    /** A setting that is left out, and a secret that is null, stay as they are. */
    @PostMapping
    public ResponseEntity<Object> save(HttpServletRequest request) throws IOException {
        require(Privileges.MANAGE_SETTINGS);
        SimpleObject body = JsonBody.read(request);
        Input input = new Input(body);
        Map<String, String> changes = new LinkedHashMap<>();
        body.keySet().forEach(name -> changes.put(name, input.text(name).orElse(null)));
        input.check();
        service().saveSettings(changes);
        return settings();
    }

    private static SimpleObject describe(SettingState setting) {
        return new SimpleObject().add("name", setting.getName()).add("value", setting.getValue().orElse(null))
                .add("secret", setting.isSecret()).add("isSet", setting.isSet())
                .add("source", setting.getSource().name().toLowerCase(Locale.ROOT))
                .add("description", setting.getDescription().orElse(null));
    }

    private static SettingsService service() {
        return Context.getService(SettingsService.class);
    }
}
