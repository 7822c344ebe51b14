/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.List;
import java.util.Optional;
import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.patientconversations.Privileges;

/** Which browsers of those who use the patient's app take notice of news; runs as the module itself. */
public interface PushService extends OpenmrsService {

    /** What a browser subscribes with; made at the first call. Empty while this server has no public address, or lacks the master key. */
    @Authorized(Privileges.FILE_MESSAGES)
    Optional<String> getPublicKey();

    /**
     * @param session what the browser's cookie holds
     * @param endpoint where its push service takes notices
     * @throws NotSignedIn if the session stands for nobody
     * @throws Refusal {@code push.endpoint} of {@code endpoint} for one that is not at a push service known here
     */
    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    void subscribe(String session, String endpoint);

    /** @throws NotSignedIn as {@link #subscribe} */
    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    void unsubscribe(String session, String endpoint);

    /** The browsers of all who have joined and read the conversations of a patient. */
    @Authorized(Privileges.FILE_MESSAGES)
    List<PushTarget> getTargets(String patientUuid);

    /** Forgets one whose push service says that it is gone. */
    @Authorized(Privileges.FILE_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    void forget(String endpoint);
}
