/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Answers a request for the list of messages: filtered by To, From and DateSent (a day, or {@code DateSent<=} and {@code DateSent>=} a day or
 * a time), newest first, page by page as Twilio pages. A page begins after the message that its token names, so that new arrivals shift nothing.
 */
final class MessageQuery {

    private static final int DEFAULT_PAGE_SIZE = 50;
    private static final int MAX_PAGE_SIZE = 1000;
    private static final String TOKEN_PREFIX = "PA";

    private final Map<String, String> parameters;
    private final Predicate<Sms> filter;
    private final int pageSize;
    private final int page;

    /** @throws IllegalArgumentException if a date or number cannot be read */
    MessageQuery(Map<String, String> parameters) {
        this.parameters = parameters;
        this.filter = equalTo("To", parameters).and(equalTo("From", parameters)).and(sentWithin(parameters));
        this.pageSize = Math.min(MAX_PAGE_SIZE, Math.max(1, number(parameters, "PageSize", DEFAULT_PAGE_SIZE)));
        this.page = Math.max(0, number(parameters, "Page", 0));
    }

    /**
     * The page asked for.
     *
     * @param oldestFirst what there is to choose from
     * @param path the list's path, to which the links to other pages lead
     */
    ObjectNode answer(List<Sms> oldestFirst, String accountSid, String path) {
        List<Sms> found = new ArrayList<>(oldestFirst.stream().filter(filter).toList());
        Collections.reverse(found);
        int start = start(found);
        int end = Math.min(found.size(), start + pageSize);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode messages = json.putArray("messages");
        found.subList(start, end).forEach(sms -> messages.add(MessageResource.of(sms, accountSid)));
        return json
                .put("end", Math.max(0, page * pageSize + end - start - 1))
                .put("first_page_uri", uri(path, 0, null))
                .put("next_page_uri", end < found.size() ? uri(path, page + 1, TOKEN_PREFIX + found.get(end - 1).sid()) : null)
                .put("page", page)
                .put("page_size", pageSize)
                .put("previous_page_uri", page > 0 ? uri(path, page - 1, null) : null)
                .put("start", page * pageSize)
                .put("uri", uri(path, page, parameters.get("PageToken")));
    }

    private int start(List<Sms> found) {
        String token = parameters.get("PageToken");
        if (token != null && token.startsWith(TOKEN_PREFIX)) {
            String last = token.substring(TOKEN_PREFIX.length());
            for (int index = 0; index < found.size(); index++) {
                if (found.get(index).sid().equals(last)) {
                    return index + 1;
                }
            }
        }
        return (int) Math.min(found.size(), (long) page * pageSize);
    }

    private String uri(String path, int toPage, String token) {
        Map<String, String> link = new LinkedHashMap<>(parameters);
        link.put("PageSize", String.valueOf(pageSize));
        link.put("Page", String.valueOf(toPage));
        link.remove("PageToken");
        if (token != null) {
            link.put("PageToken", token);
        }
        return path + '?' + Form.encode(link);
    }

    private static Predicate<Sms> equalTo(String name, Map<String, String> parameters) {
        String wanted = parameters.get(name);
        if (wanted == null || wanted.isBlank()) {
            return sms -> true;
        }
        return sms -> wanted.trim().equals("To".equals(name) ? sms.to() : sms.from());
    }

    private static Predicate<Sms> sentWithin(Map<String, String> parameters) {
        String on = parameters.get("DateSent");
        String until = on != null ? on : parameters.get("DateSent<");
        String since = on != null ? on : parameters.get("DateSent>");
        if (until == null && since == null) {
            return sms -> true;
        }
        Instant from = since == null ? Instant.MIN : time(since, false);
        Instant to = until == null ? Instant.MAX : time(until, true);
        return sms -> sms.dateSent() != null && !sms.dateSent().isBefore(from) && !sms.dateSent().isAfter(to);
    }

    /** A time as it is, in UTC if it names no zone, as the SDK's do not; of a day its beginning or its end, in UTC. */
    private static Instant time(String text, boolean end) {
        try {
            if (text.length() > 10) {
                TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
                return time instanceof OffsetDateTime zoned ? zoned.toInstant() : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
            }
            LocalDate day = LocalDate.parse(text);
            return end ? day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1) : day.atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("Not a date: " + text, e);
        }
    }

    private static int number(Map<String, String> parameters, String name, int otherwise) {
        String text = parameters.get(name);
        return text == null || text.isBlank() ? otherwise : Integer.parseInt(text.trim());
    }
}
