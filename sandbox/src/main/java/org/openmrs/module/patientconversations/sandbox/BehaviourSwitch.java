/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

/** Holds the behaviour in force, changes it, and counts down the requests that are to fail. */
final class BehaviourSwitch {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AtomicReference<Behaviour> current = new AtomicReference<>(Behaviour.DEFAULT);

    Behaviour current() {
        return current.get();
    }

    void reset() {
        current.set(Behaviour.DEFAULT);
    }

    /**
     * Takes the fields given and leaves the others as they are.
     *
     * @throws IllegalArgumentException for a field that does not exist or a value that makes no sense
     */
    Behaviour change(JsonNode fields) {
        return current.updateAndGet(now -> changed(now, fields));
    }

    /** The HTTP status that this request is to be refused with. */
    OptionalInt takeStatus() {
        Behaviour before = current.getAndUpdate(now -> now.status() == null ? now : now.afterFailure());
        return before.status() == null ? OptionalInt.empty() : OptionalInt.of(before.status());
    }

    /** Whether the answer to this request is to be left out. */
    boolean takeDroppedResponse() {
        return current.getAndUpdate(now -> now.dropResponses() ? now.afterFailure() : now).dropResponses();
    }

    private static Behaviour changed(Behaviour now, JsonNode fields) {
        if (!fields.isObject()) {
            throw new IllegalArgumentException("A JSON object is expected.");
        }
        ObjectNode merged = JSON.valueToTree(now);
        fields.fields().forEachRemaining(field -> {
            if (!merged.has(field.getKey())) {
                throw new IllegalArgumentException("There is no behaviour " + field.getKey() + ".");
            }
            merged.set(field.getKey(), field.getValue());
        });
        try {
            return JSON.treeToValue(merged, Behaviour.class);
        } catch (JsonProcessingException e) {
            String reason = Optional.ofNullable(e.getCause()).filter(IllegalArgumentException.class::isInstance).map(Throwable::getMessage)
                    .orElse("A value has the wrong type.");
            throw new IllegalArgumentException(reason, e);
        }
    }
}
