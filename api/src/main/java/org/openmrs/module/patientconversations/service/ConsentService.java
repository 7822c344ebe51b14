/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.Consent;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactPoint;

/** The consent ledger: only ever added to. */
public interface ConsentService extends OpenmrsService {

    /**
     * Adds an entry in the calling user's name, with the wording in force.
     *
     * @param value as typed; it is checked and normalized
     * @throws Refusal of a field: {@code channel.unknown}, {@code contact.*} of {@code value}, {@code consent.statusRequired}, {@code consent.methodRequired}
     */
    @Authorized(Privileges.MANAGE_CONSENT)
    @Logging(ignoreAllArgumentValues = true)
    Consent recordConsent(Patient patient, String channel, String value, ConsentStatus status, ConsentMethod method, String note);

    @Authorized(Privileges.GET_CONVERSATIONS)
    Optional<Consent> getConsentByUuid(String uuid);

    /** Newest first. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    Page<Consent> getLedger(Patient patient, int startIndex, int limit);

    /** The newest entry for exactly this normalized address; empty means {@link ConsentStatus#UNKNOWN}. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    @Logging(ignoreAllArgumentValues = true)
    Optional<Consent> getCurrent(Patient patient, String channel, String address);

    /**
     * The newest entries for several addresses, read at once.
     *
     * @return by contact point, on the channel that is called as its system; where there is none, consent is {@link ConsentStatus#UNKNOWN}
     */
    @Authorized(Privileges.GET_CONVERSATIONS)
    @Logging(ignoreAllArgumentValues = true)
    Map<ContactPoint, Consent> getCurrent(Collection<ContactPoint> points);
}
