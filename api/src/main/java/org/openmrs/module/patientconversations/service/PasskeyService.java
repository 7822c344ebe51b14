/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.List;
import java.util.Optional;
import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.Passkey;

/** Passkeys (W3C Web Authentication, level 2) of those who use the patient's app; runs as the module itself. */
public interface PasskeyService extends OpenmrsService {

    /** @throws Refusal {@code secure.noPublicAddress} */
    @Authorized(Privileges.FILE_MESSAGES)
    PasskeyOptions beginSignIn();

    /**
     * Signs somebody in: the answer is right, the authenticator has made sure that it is its owner, and that person has access now.
     *
     * @param id of the options
     * @param credential the browser's answer, as WebAuthn's JSON has it
     * @return what the browser's cookie is to hold; empty for whatever is wrong
     */
    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    Optional<String> signIn(String id, String credential);

    /**
     * @param session what the browser's cookie holds
     * @throws NotSignedIn if it stands for nobody
     * @throws Refusal {@code secure.noPublicAddress}; {@code passkey.proveAgain} of a session that is older than 15 minutes
     */
    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    PasskeyOptions beginAdding(String session);

    /**
     * @param label how the participant calls it; null or empty: by its kind
     * @return empty for whatever is wrong
     * @throws NotSignedIn as {@link #beginAdding}
     * @throws Refusal {@code passkey.proveAgain} as {@link #beginAdding}
     */
    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    Optional<Passkey> add(String session, String id, String label, String credential);

    /** Oldest first. */
    @Authorized(Privileges.FILE_MESSAGES)
    List<Passkey> getPasskeys(Participant participant);

    /**
     * @return false if the participant has none such
     * @throws NotSignedIn as {@link #beginAdding}
     * @throws Refusal {@code passkey.proveAgain} as {@link #beginAdding}
     */
    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    boolean remove(String session, String uuid);
}
