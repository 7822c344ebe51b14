/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.AuditAction;
import org.openmrs.module.patientconversations.model.AuditEntry;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.service.AuditFault;
import org.openmrs.module.patientconversations.service.AuditQuery;
import org.openmrs.module.patientconversations.service.AuditRecord;
import org.openmrs.module.patientconversations.service.AuditReport;
import org.openmrs.module.patientconversations.service.AuditService;
import org.openmrs.module.patientconversations.service.Page;
import org.openmrs.module.patientconversations.service.PracticeTime;
import org.openmrs.module.patientconversations.service.Refusal;
import org.openmrs.module.patientconversations.web.RestCalls;
import org.openmrs.module.patientconversations.web.resources.Input;
import org.openmrs.module.patientconversations.web.resources.Shown;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Reads and checks the record of who did what with conversations. */
@Controller("patientconversations.auditController")
@RequestMapping("/rest/" + RestConstants.VERSION_1 + "/patientconversations/audit")
public class AuditController extends RestCalls {

    /** A day, or a moment with or without an offset. */
    private static final DateTimeFormatter WHEN = new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE).optionalStart().appendLiteral('T')
        .append(DateTimeFormatter.ISO_LOCAL_TIME).optionalStart().appendOffsetId().toFormatter(Locale.ROOT).withChronology(IsoChronology.INSTANCE).withResolverStyle(ResolverStyle.STRICT);

    /** OpenMRS has some that are not of RFC 4122. */
    private static final Pattern UUID = Pattern.compile("[0-9A-Za-z-]{1,38}");

    private static final int LONGEST = 64;

    private static final int LAST_YEAR = 9999;

    private final PracticeTime time;

    @Autowired
    public AuditController(@Qualifier("patientconversations.practiceTime") PracticeTime time) {
        this.time = time;
    }

    /** Newest first; {@code from} and {@code to} are days (the last one counts) or moments, on the practice's clocks unless they say otherwise. */
    @GetMapping
    public ResponseEntity<Object> list(HttpServletRequest request) {
        require(Privileges.AUDIT_CONVERSATIONS);
        Input.checkPaging(request);
        String limit = request.getParameter(RestConstants.REQUEST_PROPERTY_FOR_LIMIT);
        String startIndex = request.getParameter(RestConstants.REQUEST_PROPERTY_FOR_START_INDEX);
        AuditQuery query = new AuditQuery(uuid(request, "patient"), uuid(request, "user"), uuid(request, "conversation"), action(request),
                moment(request, "from", false), moment(request, "to", true));
        Page<AuditRecord> page = service().getEntries(query, startIndex == null ? 0 : Integer.parseInt(startIndex),
            limit == null ? RestUtil.getDefaultLimit() : Integer.parseInt(limit));
        return answer(HttpStatus.OK, new SimpleObject().add("results", page.getItems().stream().map(AuditController::describe).collect(Collectors.toList()))
            .add("links", page.hasMore() ? Collections.singletonList(new SimpleObject().add("rel", "next")) : Collections.emptyList()));
    }

    /** Reads the whole chain. */
    @GetMapping("/verify")
    public ResponseEntity<Object> verify() {
        require(Privileges.AUDIT_CONVERSATIONS);
        AuditReport report = service().verify();
        return answer(HttpStatus.OK, new SimpleObject().add("entries", report.getEntries()).add("lastHash", report.getLastHash())
            .add("broken", report.getFaults().stream().map(AuditFault::getId).distinct().collect(Collectors.toList()))
            .add("faults", report.getFaults().stream().map(fault -> new SimpleObject().add("id", fault.getId()).add("kind", fault.getKind().name()))
                .collect(Collectors.toList()))
            .add("allFaults", report.hasAllFaults()));
    }

    private static SimpleObject describe(AuditRecord found) {
        AuditEntry entry = found.getEntry();
        return new SimpleObject().add("id", entry.getId()).add("date", Shown.moment(entry.getDate()))
            .add("action", entry.getAction().name())
            .add("user", found.getUser().map(Shown::user).orElse(null))
            .add("participant", entry.getParticipantUuid() == null ? null
                    : new SimpleObject().add("uuid", entry.getParticipantUuid()).add("kind", entry.getParticipantKind()).add("name", found.getParticipantName().orElse(null)))
            .add("patient", found.getPatient().map(patient -> new SimpleObject().add("uuid", patient.getUuid())
                .add("display", patient.getPersonName() == null ? null : patient.getPersonName().getFullName())).orElse(null))
            .add("conversation", found.getConversation().map(Conversation::getUuid).orElse(null))
            .add("remoteAddress", entry.getRemoteAddress()).add("detail", entry.getDetail()).add("hash", entry.getHash());
    }

    private static AuditAction action(HttpServletRequest request) {
        String name = text(request, "action");
        return name == null ? null : Arrays.stream(AuditAction.values()).filter(action -> action.name().equals(name)).findFirst()
            .orElseThrow(() -> Refusal.ofField("action", "field.choice"));
    }

    private Date moment(HttpServletRequest request, String name, boolean end) {
        String text = text(request, name);
        if (text == null) {
            return null;
        }
        try {
            TemporalAccessor when = WHEN.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (Year.from(when).getValue() < 1 || Year.from(when).getValue() > LAST_YEAR) {
                throw Refusal.ofField(name, "field.moment");
            }
            return Date.from(toInstant(when, end, time.getZone()));
        } catch (DateTimeException e) {
            throw Refusal.ofField(name, "field.moment");
        }
    }

    private static Instant toInstant(TemporalAccessor when, boolean end, ZoneId zone) {
        if (when instanceof OffsetDateTime) {
            return ((OffsetDateTime) when).toInstant();
        }
        if (when instanceof LocalDateTime) {
            return ((LocalDateTime) when).atZone(zone).toInstant();
        }
        return ((LocalDate) when).plusDays(end ? 1 : 0).atStartOfDay(zone).toInstant();
    }

    private static String uuid(HttpServletRequest request, String name) {
        String text = text(request, name);
        if (text != null && !UUID.matcher(text).matches()) {
            throw Refusal.ofField(name, "field.choice");
        }
        return text;
    }

    private static String text(HttpServletRequest request, String name) {
        String text = request.getParameter(name);
        if (text != null && text.length() > LONGEST) {
            throw Refusal.ofField(name, "field.tooLong");
        }
        return text == null || text.isEmpty() ? null : text;
    }

    private static AuditService service() {
        return Context.getService(AuditService.class);
    }
}
