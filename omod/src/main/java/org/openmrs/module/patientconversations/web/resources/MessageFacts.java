/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.Mention;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.service.TeamService;

/** What messages show besides themselves. It is read when first shown, for all messages of a page in one query. */
final class MessageFacts {

    private final Collection<Message> page;

    private Map<Message, List<Mention>> mentions;

    MessageFacts(Collection<Message> page) {
        this.page = page;
    }

    List<Mention> mentions(Message message) {
        if (mentions == null) {
            List<Message> notes = page.stream().filter(candidate -> candidate.getDirection() == Direction.INTERNAL).collect(Collectors.toList());
            mentions = notes.isEmpty() ? Collections.emptyMap() : Context.getService(TeamService.class).getMentions(notes);
        }
        return mentions.getOrDefault(message, Collections.emptyList());
    }
}
