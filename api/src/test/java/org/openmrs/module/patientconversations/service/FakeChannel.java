/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Duration;
import java.util.Optional;
import org.openmrs.module.patientconversations.channel.Availability;
import org.openmrs.module.patientconversations.channel.CarrierReport;
import org.openmrs.module.patientconversations.channel.Channel;
import org.openmrs.module.patientconversations.channel.OutboundMessage;
import org.openmrs.module.patientconversations.model.ContactSystem;

/** A channel that is never asked to send: what services do with one is all that is tested with it. */
public class FakeChannel implements Channel {

    private final ContactSystem system;

    private Availability availability = Availability.available();

    public FakeChannel(ContactSystem system) {
        this.system = system;
    }

    @Override
    public String getId() {
        return system.getCode();
    }

    @Override
    public ContactSystem getContactSystem() {
        return system;
    }

    @Override
    public Availability getAvailability() {
        return availability;
    }

    public void setAvailability(Availability availability) {
        this.availability = availability;
    }

    @Override
    public Optional<String> getOwnAddress() {
        return Optional.of(system == ContactSystem.SMS ? "+15005550006" : "clinic@example.org");
    }

    @Override
    public void check(OutboundMessage message) {
        if (message.getText().length() > 1600) {
            throw Refusal.ofField("text", "text.tooLong");
        }
    }

    @Override
    public boolean isOptOut(String errorCode) {
        return errorCode.equals(getId() + ".21610");
    }

    @Override
    public boolean carriesFiles() {
        return true;
    }

    @Override
    public boolean isAddressFault(String errorCode) {
        return errorCode.equals(getId() + ".30005");
    }

    @Override
    public CarrierReport send(OutboundMessage message) {
        throw new UnsupportedOperationException("Services never call a carrier");
    }

    @Override
    public Optional<Duration> getStatusCheckDelay() {
        return system == ContactSystem.SMS ? Optional.of(Duration.ofMinutes(2)) : Optional.empty();
    }
}
