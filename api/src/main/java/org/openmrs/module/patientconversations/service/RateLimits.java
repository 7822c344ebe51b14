/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openmrs.module.patientconversations.crypto.Digests;

/**
 * Holds public endpoints to a pace, for each address or token that calls them: a token bucket of its own, which fills again with time, so no thread has to do
 * anything. In memory, each server for itself; of too many keys the one that was used longest ago is forgotten, whose bucket is most likely full again. Locks
 * against guessing are kept in the database: this only keeps the noise down.
 */
public class RateLimits {

    /** What is limited: how much at once, and how long until one more. Many phones share one address where carriers have few (RFC 6598). */
    public enum Rule {

        /** All calls of the patient's app, by remote address. */
        CALL(600, Duration.ofMillis(50)),
        /** Calls that try a secret, send a code or a link, by remote address. */
        ATTEMPT(60, Duration.ofSeconds(1)),
        /** The same, by the token or the contact that is tried. */
        TOKEN(10, Duration.ofSeconds(6)),
        /** Asking for a link or a code to be sent, by the contact that it goes to. */
        SENDING(3, Duration.ofMinutes(10)),
        /** Forms of a Practice Link, by remote address. */
        JOIN(20, Duration.ofMinutes(1));

        private final int most;

        private final long millisForOne;

        Rule(int most, Duration forOne) {
            this.most = most;
            this.millisForOne = forOne.toMillis();
        }
    }

    private static final int MAX_KEYS = 20_000;

    private static final int PREFIX_GROUPS = 4;

    private final Clock clock;

    private final Map<Rule, Buckets> buckets = new EnumMap<>(Rule.class);

    public RateLimits(Clock clock) {
        this(clock, MAX_KEYS);
    }

    /** @param maxKeys how many are remembered for each rule */
    RateLimits(Clock clock, int maxKeys) {
        this.clock = clock;
        for (Rule rule : Rule.values()) {
            buckets.put(rule, new Buckets(maxKeys));
        }
    }

    /**
     * Counts a call.
     *
     * @param key whose, such as a remote address or a token
     * @throws TooManyRequests if there were too many of late; such a call does not count
     */
    public void take(Rule rule, String key) {
        tryTake(rule, key).ifPresent(wait -> {
            throw new TooManyRequests(wait);
        });
    }

    /** @return empty if the call may be made, which then counts; or how long to wait */
    public Optional<Duration> tryTake(Rule rule, String key) {
        return buckets.get(rule).take(rule, Digests.sha256(key == null ? "" : key), clock.millis());
    }

    /**
     * Counts a call by where it comes from. Of an IPv6 address only the network counts (its first 64 bits), in which a caller may choose any address.
     *
     * @throws TooManyRequests as {@link #take}
     */
    public void takeFrom(Rule rule, String remoteAddress) {
        take(rule, network(remoteAddress == null ? "" : remoteAddress.toLowerCase(Locale.ROOT)));
    }

    private static String network(String address) {
        if (address.indexOf(':') < 0 || address.indexOf('.') >= 0) {
            return address;
        }
        String plain = address.split("%", 2)[0];
        String[] halves = plain.split("::", 2);
        String[] first = halves[0].isEmpty() ? new String[0] : halves[0].split(":");
        String[] last = halves.length == 1 || halves[1].isEmpty() ? new String[0] : halves[1].split(":");
        StringBuilder prefix = new StringBuilder();
        for (int group = 0; group < PREFIX_GROUPS; group++) {
            int fromLast = group - (2 * PREFIX_GROUPS - last.length);
            prefix.append(group < first.length ? trim(first[group]) : fromLast >= 0 ? trim(last[fromLast]) : "0").append(':');
        }
        return prefix.toString();
    }

    private static String trim(String group) {
        String trimmed = group.replaceFirst("^0+", "");
        return trimmed.isEmpty() ? "0" : trimmed;
    }

    private static final class Buckets {

        private final Map<String, long[]> levels;

        Buckets(int maxKeys) {
            levels = new LinkedHashMap<String, long[]>(16, 0.75f, true) {

                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, long[]> eldest) {
                    return size() > maxKeys;
                }
            };
        }

        /** A bucket is kept as the moment at which it will be full again. */
        synchronized Optional<Duration> take(Rule rule, String key, long now) {
            long[] fullAt = levels.computeIfAbsent(key, unknown -> new long[] { now });
            long from = Math.max(fullAt[0], now);
            long after = from + rule.millisForOne;
            long debt = after - now - rule.most * rule.millisForOne;
            if (debt > 0) {
                return Optional.of(Duration.ofMillis(debt));
            }
            fullAt[0] = after;
            return Optional.empty();
        }
    }
}
