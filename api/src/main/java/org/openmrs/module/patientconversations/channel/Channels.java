/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openmrs.module.patientconversations.model.ContactSystem;

/** All channels of this server, ours and those that other modules contribute, by id. */
public class Channels {

    /** What calls are stored under. */
    public static final String PHONE = "phone";

    /** What is said in Secure conversations is stored under; nothing carries it anywhere. */
    public static final String SECURE = "secure";

    private final Map<String, Channel> byId = new LinkedHashMap<>();

    public Channels(List<Channel> channels) {
        for (Channel channel : channels) {
            if (byId.putIfAbsent(channel.getId(), channel) != null) {
                throw new IllegalStateException("Two channels are called " + channel.getId());
            }
        }
    }

    /** The kind of address that what comes on a channel comes from; calls come from numbers, though no text is sent by phone. */
    public Optional<ContactSystem> getContactSystem(String id) {
        return PHONE.equals(id) ? Optional.of(ContactSystem.SMS) : get(id).map(Channel::getContactSystem);
    }

    /** What messages are stored under: the channels, calls, and what is said in Secure conversations. */
    public Set<String> getIds() {
        Set<String> ids = new LinkedHashSet<>(byId.keySet());
        ids.add(PHONE);
        ids.add(SECURE);
        return ids;
    }

    public Optional<Channel> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<Channel> getAll() {
        return Collections.unmodifiableCollection(byId.values());
    }
}
