/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Everything that arrived at the sandbox or was sent from the phone, oldest first; the oldest make room when it is full. */
public final class Journal {

    private final int capacity;
    private final Map<Long, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Long> idsBySid = new HashMap<>();
    private long lastId;
    private long revision;
    private long clearedAt;

    Journal(int capacity) {
        this.capacity = capacity;
    }

    synchronized Sms add(Sms.Builder sms) {
        return put(sms.id(++lastId).revision(++revision).build());
    }

    synchronized Mail add(Mail mail) {
        return put(mail.at(++lastId, ++revision));
    }

    synchronized PhoneCall add(PhoneCall call) {
        return put(call.at(++lastId, ++revision));
    }

    /** Replaces a call by what it became. */
    synchronized void update(PhoneCall call) {
        if (entries.containsKey(call.id())) {
            put(call.at(call.id(), ++revision));
        }
    }

    /** Every call, oldest first. */
    public List<PhoneCall> calls() {
        return ofType(PhoneCall.class);
    }

    /** Changes an SMS that is still in the journal, and returns what it became. */
    synchronized Optional<Sms> update(String sid, Consumer<Sms.Builder> change) {
        return sms(sid).map(sms -> {
            Sms.Builder next = sms.toBuilder();
            change.accept(next);
            return put(next.revision(++revision).build());
        });
    }

    /** The SMS with this SID. */
    public synchronized Optional<Sms> sms(String sid) {
        return Optional.ofNullable(idsBySid.get(sid)).map(id -> (Sms) entries.get(id));
    }

    /** Every SMS, oldest first. */
    public List<Sms> sms() {
        return ofType(Sms.class);
    }

    /** Every e-mail, oldest first. */
    public List<Mail> mails() {
        return ofType(Mail.class);
    }

    /** Every entry, oldest first. */
    public synchronized List<Entry> entries() {
        return new ArrayList<>(entries.values());
    }

    /** Grows with every arrival and every change. */
    public synchronized long revision() {
        return revision;
    }

    /** The revision at which the journal was last cleared. */
    public synchronized long clearedAt() {
        return clearedAt;
    }

    /** Forgets everything. What is on its way goes on, and is seen by nobody but its status callback. */
    public synchronized void clear() {
        entries.clear();
        idsBySid.clear();
        clearedAt = ++revision;
        notifyAll();
    }

    /**
     * Waits until the journal is as wanted.
     *
     * @return whether it came to that in time
     */
    public synchronized boolean await(Predicate<Journal> condition, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.test(this)) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }

    private synchronized <T extends Entry> List<T> ofType(Class<T> type) {
        return entries.values().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private <T extends Entry> T put(T entry) {
        entries.put(entry.id(), entry);
        if (entry instanceof Sms sms) {
            idsBySid.put(sms.sid(), sms.id());
        }
        if (entries.size() > capacity) {
            forget(entries.values().iterator().next());
        }
        notifyAll();
        return entry;
    }

    private void forget(Entry eldest) {
        entries.remove(eldest.id());
        if (eldest instanceof Sms sms) {
            idsBySid.remove(sms.sid());
        }
    }
}
