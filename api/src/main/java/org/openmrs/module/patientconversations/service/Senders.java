/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openmrs.Patient;
import org.openmrs.module.patientconversations.db.MessageDao;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.TriageReason;

/**
 * Says who sent an inbound message, and never guesses (invariant 8): what it answers, by reply token, In-Reply-To, then References, names the
 * patient, whose own address it must come from; what answers nothing is of the one living patient who has the sender's address.
 */
public class Senders {

    /** Our own Message-IDs begin with the message's uuid, which is known before the mail server has answered. */
    private static final Pattern OWN_MESSAGE_ID = Pattern.compile("<([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})@[^>]+>");

    private final MessageDao messages;

    private final ContactBook contacts;

    public Senders(MessageDao messages, ContactBook contacts) {
        this.messages = messages;
        this.contacts = contacts;
    }

    Sender identify(ContactSystem system, InboundMessage inbound) {
        List<Patient> holders = holders(system, inbound.getFrom());
        Message answered = inbound.getMail().flatMap(mail -> findAnswered(inbound.getChannel(), mail)).orElse(null);
        if (inbound.getMail().filter(MailDetails::isSenderDoubtful).isPresent()) {
            return Sender.uncertain(TriageReason.DOUBTFUL_SENDER, holders, answered);
        }
        if (answered != null) {
            return holders.stream().filter(holder -> holder.getPatientId().equals(answered.getConversation().getPatient().getPatientId()))
                .filter(holder -> !PatientRules.isDeceased(holder)).findFirst()
                .map(patient -> Sender.certain(patient, holders, answered))
                .orElseGet(() -> Sender.uncertain(TriageReason.DOUBTFUL_SENDER, holders, answered));
        }
        if (holders.size() == 1 && !PatientRules.isDeceased(holders.get(0))) {
            return Sender.certain(holders.get(0), holders, null);
        }
        return Sender.uncertain(holders.size() > 1 ? TriageReason.SHARED_ADDRESS : TriageReason.UNKNOWN_SENDER, holders, null);
    }

    /** A chart may hold what a mail program writes with capitals, or the other way round; no mail server tells them apart. */
    private List<Patient> holders(ContactSystem system, String address) {
        List<Patient> holders = new ArrayList<>(contacts.getPatientsAt(system, address));
        String lower = address.toLowerCase(Locale.ROOT);
        if (system == ContactSystem.EMAIL && !lower.equals(address)) {
            contacts.getPatientsAt(system, lower).stream().filter(patient -> !holders.contains(patient)).forEach(holders::add);
        }
        return holders;
    }

    /** @param candidates uuids and Message-IDs, the surest first */
    Optional<Message> findSent(String channel, List<String> candidates) {
        return first(candidates, candidate -> candidate.startsWith("<") ? findByMessageId(channel, candidate) : messages.findByUuid(candidate));
    }

    private Optional<Message> findAnswered(String channel, MailDetails mail) {
        Optional<Message> byToken = first(mail.getReplyTokens(), messages::findByUuid);
        return byToken.isPresent() ? byToken : first(mail.getReferences(), id -> findByMessageId(channel, id));
    }

    private Optional<Message> findByMessageId(String channel, String messageId) {
        Optional<Message> known = messages.findByCarrierId(channel, messageId);
        if (known.isPresent()) {
            return known;
        }
        Matcher own = OWN_MESSAGE_ID.matcher(messageId);
        return own.matches() ? messages.findByUuid(own.group(1)).filter(message -> message.getChannel().equals(channel)) : Optional.empty();
    }

    private static Optional<Message> first(List<String> keys, Function<String, Optional<Message>> find) {
        return keys.stream().map(find).filter(Optional::isPresent).map(Optional::get).findFirst();
    }
}
