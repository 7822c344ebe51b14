/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Optional;
import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.JoinerStatus;
import org.openmrs.module.patientconversations.model.PracticeLink;

/** The public side of Practice Links: runs as the module itself, and answers the same whether or not it knows the number, the address or the person. */
public interface JoinService extends OpenmrsService {

    /** Empty also for one that is switched off or over. */
    @Authorized(Privileges.FILE_MESSAGES)
    Optional<PracticeLink> getOpenLink(String slug);

    /**
     * Keeps what somebody says of themselves, and makes the code that shows whether messages to their contact reach them.
     *
     * @return empty if the link is not open
     * @throws Refusal of a field: {@code name.required} and {@code name.tooLong} of {@code givenName} and {@code familyName}, {@code birthdate.invalid} of
     *         {@code birthdate}, {@code contact.*} of {@code contact}
     */
    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    Optional<JoinStep> begin(JoinRequest request);

    /**
     * Tries the code; after five wrong ones none is right any more.
     *
     * @return whether it was right
     */
    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    boolean confirm(String secret, String code);

    /** How far somebody is; empty for an unknown secret. */
    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    Optional<JoinerStatus> getStatus(String secret);
}
