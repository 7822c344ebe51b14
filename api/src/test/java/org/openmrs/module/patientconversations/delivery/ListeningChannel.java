/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.openmrs.module.patientconversations.channel.Availability;
import org.openmrs.module.patientconversations.channel.CarrierException;
import org.openmrs.module.patientconversations.channel.CarrierException.Kind;
import org.openmrs.module.patientconversations.channel.CarrierReport;
import org.openmrs.module.patientconversations.channel.Channel;
import org.openmrs.module.patientconversations.channel.OutboundMessage;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.MessageStatus;

/** A carrier that takes everything, unless a test tells it otherwise. */
class ListeningChannel implements Channel {

    private final List<OutboundMessage> taken = Collections.synchronizedList(new ArrayList<>());

    private final AtomicInteger atOnce = new AtomicInteger();

    private volatile Answer answer = message -> { };

    private volatile CarrierException whenAsked;

    private volatile Duration slowness = Duration.ZERO;

    private volatile MessageStatus fate = MessageStatus.DELIVERED;

    interface Answer {

        void to(OutboundMessage message) throws CarrierException;
    }

    void answer(Answer newAnswer) {
        answer = newAnswer;
    }

    /** @param failure what a question for an earlier attempt or a status is answered with; null for the truth */
    void whenAsked(CarrierException failure) {
        whenAsked = failure;
    }

    void takeItsTime(Duration time) {
        slowness = time;
    }

    void fate(MessageStatus status) {
        fate = status;
    }

    List<OutboundMessage> taken() {
        return new ArrayList<>(taken);
    }

    static CarrierException failure(Kind kind) {
        return new CarrierException(kind, "sms.test", null, null, null);
    }

    @Override
    public String getId() {
        return "sms";
    }

    @Override
    public ContactSystem getContactSystem() {
        return ContactSystem.SMS;
    }

    @Override
    public Availability getAvailability() {
        return Availability.available();
    }

    @Override
    public Optional<String> getOwnAddress() {
        return Optional.empty();
    }

    @Override
    public CarrierReport send(OutboundMessage message) throws CarrierException {
        atOnce.incrementAndGet();
        try {
            Thread.sleep(slowness.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            atOnce.decrementAndGet();
        }
        answer.to(message);
        taken.add(message);
        return report(message);
    }

    @Override
    public List<CarrierReport> find(OutboundMessage message, Instant since) throws CarrierException {
        if (whenAsked != null) {
            throw whenAsked;
        }
        return taken().stream().filter(other -> other.getText().equals(message.getText())).map(ListeningChannel::report).collect(Collectors.toList());
    }

    @Override
    public Optional<Duration> getStatusCheckDelay() {
        return Optional.of(Duration.ZERO);
    }

    @Override
    public Optional<CarrierReport> fetchStatus(String carrierId) throws CarrierException {
        if (whenAsked != null) {
            throw whenAsked;
        }
        return Optional.of(CarrierReport.of(carrierId, fate));
    }

    /** Takes a message without saying so, as when the answer gets lost. */
    void takeSilently(OutboundMessage message) {
        taken.add(message);
    }

    private static CarrierReport report(OutboundMessage message) {
        return CarrierReport.of("id of " + message.getUuid(), MessageStatus.SENDING);
    }
}
