/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.Test;
import org.openmrs.api.ValidationException;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.ConversationStatus;

public class InputTest {

    @Test
    public void takesABodyApart() {
        Map<String, Object> body = new HashMap<>();
        body.put("text", " as typed ");
        body.put("flag", true);
        body.put("status", "OPEN");
        body.put("nothing", null);
        body.put("part", Collections.singletonMap("system", "email"));
        Input input = new Input(body);
        assertThat(input.requiredText("text")).contains(" as typed ");
        assertThat(input.flag("flag")).isTrue();
        assertThat(input.flag("absent")).isFalse();
        assertThat(input.oneOf("status", ConversationStatus.class)).contains(ConversationStatus.OPEN);
        assertThat(input.text("nothing")).isEmpty();
        assertThat(input.object("part").flatMap(part -> part.requiredSystem("system"))).contains(ContactSystem.EMAIL);
        input.check();
    }

    @Test
    public void collectsAllThatIsWrong() {
        Map<String, Object> part = new HashMap<>();
        part.put("system", "fax");
        part.put("extra", 1);
        Map<String, Object> body = new HashMap<>();
        body.put("text", 5);
        body.put("status", "open");
        body.put("part", part);
        body.put("other", null);
        Input input = new Input(body);
        input.text("text");
        input.requiredOneOf("status", ConversationStatus.class);
        input.requiredText("absent");
        input.object("part").flatMap(inner -> inner.requiredSystem("system"));
        assertThatThrownBy(input::check).isInstanceOfSatisfying(ValidationException.class, refused -> {
            Map<String, String> codes = new HashMap<>();
            refused.getErrors().getFieldErrors().forEach(error -> codes.put(error.getField(), error.getCode()));
            assertThat(codes).containsEntry("text", "field.type").containsEntry("status", "field.choice")
                    .containsEntry("absent", "field.required").containsEntry("part.system", "field.choice")
                    .containsEntry("part.extra", "field.unknown").containsEntry("other", "field.unknown").hasSize(6);
        });
    }

    @Test
    public void aMissingBodyIsAnEmptyOne() {
        Input input = new Input(null);
        assertThat(input.text("any")).isEmpty();
        input.check();
    }
}
