/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All channels of this server, ours and those that other modules contribute, by id. */
public class Channels {

    private final Map<String, Channel> byId = new LinkedHashMap<>();

    public Channels(List<Channel> channels) {
        for (Channel channel : channels) {
            if (byId.putIfAbsent(channel.getId(), channel) != null) {
                throw new IllegalStateException("Two channels are called " + channel.getId());
            }
        }
    }

    public Optional<Channel> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<Channel> getAll() {
        return Collections.unmodifiableCollection(byId.values());
    }
}
