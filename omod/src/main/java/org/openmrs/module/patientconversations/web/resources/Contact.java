/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.model.Consent;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactPoint;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.service.ConsentService;
import org.openmrs.module.patientconversations.service.ContactService;
import org.openmrs.module.patientconversations.service.Refusal;
import org.openmrs.module.patientconversations.web.Sentences;
import org.openmrs.module.webservices.rest.SimpleObject;

/** One address of a patient as it is shown: where it stands, who shares it, and what the ledger says of it. */
public final class Contact {

    private final ContactSystem system;

    private final String value;

    private final String display;

    private final boolean onChart;

    private final boolean preferred;

    private final boolean shared;

    private final boolean sharedConfirmed;

    private final boolean flagged;

    private final Consent consent;

    private final String errorCode;

    private Contact(ContactPoint point, boolean shared, Consent consent) {
        this.system = point.getSystem();
        this.value = point.getValue();
        this.display = Context.getService(ContactService.class).format(system, value);
        this.onChart = point.isOnChart();
        this.preferred = point.isPreferred();
        this.shared = shared;
        this.sharedConfirmed = point.isSharedConfirmed();
        this.flagged = point.isFlagged();
        this.consent = consent;
        this.errorCode = null;
    }

    private Contact(Patient patient, ContactSystem system, String value) {
        ContactService contacts = Context.getService(ContactService.class);
        this.system = system;
        this.value = value;
        this.display = contacts.format(system, value);
        this.onChart = false;
        this.preferred = false;
        this.shared = contacts.isShared(patient, system, value);
        this.sharedConfirmed = false;
        this.flagged = false;
        this.consent = Context.getService(ConsentService.class).getCurrent(patient, system.getCode(), value).orElse(null);
        this.errorCode = null;
    }

    private Contact(ContactSystem system, String typed, String errorCode) {
        this.system = system;
        this.value = typed;
        this.display = typed;
        this.onChart = false;
        this.preferred = false;
        this.shared = false;
        this.sharedConfirmed = false;
        this.flagged = false;
        this.consent = null;
        this.errorCode = errorCode;
    }

    /** Each contact point as it is shown, in their order; who shares them and what the ledger says is read for all of them at once. */
    static Map<ContactPoint, Contact> of(Collection<ContactPoint> points) {
        Set<ContactPoint> shared = Context.getService(ContactService.class).getShared(points);
        Map<ContactPoint, Consent> consents = Context.getService(ConsentService.class).getCurrent(points);
        Map<ContactPoint, Contact> contacts = new LinkedHashMap<>();
        points.forEach(point -> contacts.put(point, new Contact(point, shared.contains(point), consents.get(point))));
        return contacts;
    }

    /** An address as somebody is typing it, which may be one that the patient has already. */
    static Contact ofTyped(Patient patient, ContactSystem system, String typed) {
        ContactService contacts = Context.getService(ContactService.class);
        String normalized;
        try {
            normalized = contacts.normalize(system, typed);
        } catch (Refusal refusal) {
            return new Contact(system, typed, refusal.getCode());
        }
        Optional<ContactPoint> known = contacts.getContacts(patient).stream()
                .filter(point -> point.getSystem() == system && point.getValue().equals(normalized)).findFirst();
        return known.map(point -> of(Collections.singleton(point)).get(point)).orElseGet(() -> new Contact(patient, system, normalized));
    }

    public String getSystem() {
        return system.getCode();
    }

    /** Normalized, unless it is not valid. */
    public String getValue() {
        return value;
    }

    public String getDisplay() {
        return display;
    }

    public boolean isOnChart() {
        return onChart;
    }

    public boolean isPreferred() {
        return preferred;
    }

    /** Whether another patient has the address as well. */
    public boolean isShared() {
        return shared;
    }

    /** Whether somebody who was told so sends there all the same. */
    public boolean isSharedConfirmed() {
        return sharedConfirmed;
    }

    /** Whether messages failed there again and again, and nobody has confirmed it since. */
    public boolean isFlagged() {
        return flagged;
    }

    public SimpleObject getConsent() {
        return describe(Optional.ofNullable(consent));
    }

    public boolean isValid() {
        return errorCode == null;
    }

    public SimpleObject getError() {
        return errorCode == null ? null : new SimpleObject().add("code", errorCode).add("message", Sentences.of(errorCode));
    }

    private static SimpleObject describe(Optional<Consent> consent) {
        return new SimpleObject().add("status", consent.map(Consent::getStatus).orElse(ConsentStatus.UNKNOWN))
                .add("method", consent.map(Consent::getMethod).orElse(null))
                .add("date", consent.map(Consent::getDateCreated).orElse(null))
                .add("recordedBy", consent.map(Contact::recordedBy).orElse(null));
    }

    /** Nobody, where the patient's own word or the carrier made the entry. */
    static SimpleObject recordedBy(Consent consent) {
        boolean byNobody = consent.getMethod() == ConsentMethod.KEYWORD || consent.getMethod() == ConsentMethod.CARRIER;
        return byNobody ? null : Shown.user(consent.getCreator());
    }
}
