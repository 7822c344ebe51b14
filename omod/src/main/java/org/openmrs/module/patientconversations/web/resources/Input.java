/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import javax.servlet.http.HttpServletRequest;
import org.openmrs.Patient;
import org.openmrs.User;
import org.openmrs.api.ValidationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.service.Refusal;
import org.openmrs.module.patientconversations.service.TeamService;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.openmrs.module.webservices.rest.web.response.ObjectNotFoundException;
import org.springframework.validation.Errors;
import org.springframework.validation.MapBindingResult;

/**
 * A request's body, taken apart field by field into what the services expect. What is missing, of the wrong type or unknown is
 * collected under the field's name, and {@link #check()} refuses it all at once, before any service is called.
 */
public final class Input {

    private static final int LONGEST_QUERY = 255;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_DATE_TIME;

    private final Map<?, ?> body;

    private final String path;

    private final Errors errors;

    private final Set<String> known = new HashSet<>();

    private final List<Input> parts = new ArrayList<>();

    /** @param body null counts as empty */
    public Input(Map<String, ?> body) {
        this(body == null ? new HashMap<>() : body, "", newErrors());
    }

    private Input(Map<?, ?> body, String path, Errors errors) {
        this.body = body;
        this.path = path;
        this.errors = errors;
    }

    public boolean has(String name) {
        return body.containsKey(name);
    }

    /** A text as it was typed; null counts as absent. */
    public Optional<String> text(String name) {
        return value(name, String.class);
    }

    public Optional<String> requiredText(String name) {
        return required(name, text(name));
    }

    /** False where it is absent. */
    public boolean flag(String name) {
        return value(name, Boolean.class).orElse(false);
    }

    /** A whole number; null counts as absent. */
    public Optional<Integer> number(String name) {
        return value(name, Integer.class);
    }

    /** Texts in a list; null counts as absent. */
    public Optional<List<String>> texts(String name) {
        Optional<List> list = value(name, List.class);
        if (list.isPresent() && !list.get().stream().allMatch(String.class::isInstance)) {
            reject(name, "field.type");
            return Optional.empty();
        }
        return list.map(texts -> {
            List<String> strings = new ArrayList<>();
            texts.forEach(text -> strings.add((String) text));
            return strings;
        });
    }

    /** A moment in ISO 8601; without an offset it is the time on the practice's clocks. */
    public Optional<Instant> requiredMoment(String name, ZoneId zone) {
        return requiredText(name).flatMap(text -> {
            try {
                TemporalAccessor time = MOMENT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
                return Optional.of(time instanceof OffsetDateTime ? ((OffsetDateTime) time).toInstant() : ((LocalDateTime) time).atZone(zone).toInstant());
            } catch (DateTimeParseException e) {
                reject(name, "field.moment");
                return Optional.empty();
            }
        });
    }

    /** A member of staff, named by uuid, or {@code me}; null counts as absent. */
    public Optional<User> staff(String name) {
        return text(name).flatMap(uuid -> chosen(name, Context.getService(TeamService.class)
                .getStaffByUuid("me".equals(uuid) ? Context.getAuthenticatedUser().getUuid() : uuid)));
    }

    public <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
        return text(name).flatMap(text -> chosen(name, Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text)).findFirst()));
    }

    public <E extends Enum<E>> Optional<E> requiredOneOf(String name, Class<E> type) {
        return required(name, oneOf(name, type));
    }

    public Optional<ContactSystem> requiredSystem(String name) {
        Optional<String> code = requiredText(name);
        return code.flatMap(text -> chosen(name, ContactSystem.ofCode(text)));
    }

    /** An object within the body, whose own fields are known by {@code name.field}. */
    public Optional<Input> object(String name) {
        return value(name, Map.class).map(map -> {
            Input part = new Input(map, path + name + ".", errors);
            parts.add(part);
            return part;
        });
    }

    /** An object whose fields are somebody else's to read and to check. */
    public Optional<Map<?, ?>> requiredMap(String name) {
        return required(name, value(name, Map.class)).map(map -> map);
    }

    /** A patient, named by uuid. */
    public Optional<Patient> requiredPatient(String name) {
        return requiredText(name).flatMap(uuid -> {
            Optional<Patient> patient = find(uuid);
            if (!patient.isPresent()) {
                reject(name, "patient.unknown");
            }
            return patient;
        });
    }

    public void reject(String name, String code) {
        errors.rejectValue(path + name, code, code);
    }

    /** @throws ValidationException that names every field which is wrong or which nobody asked for */
    public void check() {
        rejectUnknown();
        if (errors.hasErrors()) {
            throw new ValidationException("rest.refused", errors);
        }
    }

    private void rejectUnknown() {
        for (Object name : body.keySet()) {
            if (!known.contains(String.valueOf(name))) {
                reject(String.valueOf(name), "field.unknown");
            }
        }
        for (Input part : parts) {
            part.rejectUnknown();
        }
    }

    private <T> Optional<T> value(String name, Class<T> type) {
        known.add(name);
        Object value = body.get(name);
        if (value != null && !type.isInstance(value)) {
            reject(name, "field.type");
            return Optional.empty();
        }
        return Optional.ofNullable(type.cast(value));
    }

    private <T> Optional<T> required(String name, Optional<T> value) {
        if (body.get(name) == null) {
            reject(name, "field.required");
        }
        return value;
    }

    private <T> Optional<T> chosen(String name, Optional<T> choice) {
        if (!choice.isPresent()) {
            reject(name, "field.choice");
        }
        return choice;
    }

    /**
     * The patient whom a request's query names.
     *
     * @throws ObjectNotFoundException if there is none
     * @throws Refusal of the parameter if the query names nobody
     */
    static Patient patient(RequestContext context) {
        return optionalPatient(context).orElseThrow(() -> Refusal.ofField("patient", "field.required"));
    }

    static Optional<Patient> optionalPatient(RequestContext context) {
        return parameter(context, "patient").map(uuid -> find(uuid).orElseThrow(ObjectNotFoundException::new));
    }

    /** One of the values that a parameter may have. */
    static <E extends Enum<E>> Optional<E> parameter(RequestContext context, String name, Class<E> type) {
        return parameter(context, name).map(text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text)).findFirst()
                .orElseThrow(() -> Refusal.ofField(name, "field.choice")));
    }

    static Optional<String> parameter(RequestContext context, String name) {
        String value = context.getParameter(name);
        if (value != null && value.length() > LONGEST_QUERY) {
            throw Refusal.ofField(name, "field.tooLong");
        }
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    /** The framework answers 500 for a limit out of bounds and for an empty representation: these are refused before it sees them. */
    public static void checkPaging(HttpServletRequest request) {
        int most = RestUtil.getAbsoluteLimit();
        Input parameters = new Input(new HashMap<>());
        parameters.checkNumber(request, RestConstants.REQUEST_PROPERTY_FOR_LIMIT, number -> number >= 1 && number <= most, "paging.limit", most);
        parameters.checkNumber(request, RestConstants.REQUEST_PROPERTY_FOR_START_INDEX, number -> number >= 0, "paging.startIndex");
        if ("".equals(request.getParameter(RestConstants.REQUEST_PROPERTY_FOR_REPRESENTATION))) {
            parameters.reject(RestConstants.REQUEST_PROPERTY_FOR_REPRESENTATION, "field.required");
        }
        if (request.getParameter(RestConstants.REQUEST_PROPERTY_FOR_TYPE) != null) {
            parameters.reject(RestConstants.REQUEST_PROPERTY_FOR_TYPE, "field.unknown");
        }
        parameters.check();
    }

    private void checkNumber(HttpServletRequest request, String name, IntPredicate allowed, String code, Object... arguments) {
        String value = request.getParameter(name);
        try {
            if (value == null || allowed.test(Integer.parseInt(value))) {
                return;
            }
        } catch (NumberFormatException e) {
            // Refused like a number out of bounds.
        }
        errors.rejectValue(name, code, arguments, code);
    }

    private static Optional<Patient> find(String uuid) {
        return Optional.ofNullable(Context.getPatientService().getPatientByUuid(uuid)).filter(patient -> !patient.getVoided());
    }

    private static Errors newErrors() {
        return new MapBindingResult(new HashMap<String, Object>(), "request") {

            private static final long serialVersionUID = 1L;

            @Override
            protected Object getActualFieldValue(String field) {
                return null;
            }
        };
    }
}
