/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Optional;
import org.openmrs.annotation.Authorized;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.search.CommunicationCriteria;
import org.openmrs.module.patientconversations.search.CommunicationPage;
import org.openmrs.module.patientconversations.search.CommunicationPosition;

/**
 * Finds conversations and messages together, for what knows both as one kind of thing. What staff note among themselves is never found, nor
 * what {@link Visibility} keeps from the calling user.
 */
public interface CommunicationService extends OpenmrsService {

    /** Also one that was retracted. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    Optional<ThreadEntry> getEntryByUuid(String uuid);

    /**
     * Narrows the criteria to what there is now, so that pages which are read later have neither gaps nor repeats because of what has come
     * in the meantime.
     */
    @Authorized(Privileges.GET_CONVERSATIONS)
    CommunicationCriteria asOfNow(CommunicationCriteria criteria);

    /**
     * A page, cut in the database.
     *
     * @param after where to begin: behind this position, or, if it is null, with the first
     * @param skip how many to leave out from there
     * @param limit the most to return
     */
    @Authorized(Privileges.GET_CONVERSATIONS)
    CommunicationPage<ThreadEntry> getEntries(CommunicationCriteria criteria, CommunicationPosition after, int skip, int limit);

    @Authorized(Privileges.GET_CONVERSATIONS)
    long countEntries(CommunicationCriteria criteria);
}
