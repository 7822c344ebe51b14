/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.List;
import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.Joiner;
import org.openmrs.module.patientconversations.model.JoinerStatus;
import org.openmrs.module.patientconversations.model.PracticeLink;

/** Practice Links, and those who ask to join through them: staff make the ones and find out who the others are. Only a match opens anything. */
public interface PracticeLinkService extends OpenmrsService {

    /** By label. */
    @Authorized(Privileges.MANAGE_PRACTICE_LINKS)
    Page<PracticeLink> getLinks(int startIndex, int limit);

    @Authorized(Privileges.MANAGE_PRACTICE_LINKS)
    Optional<PracticeLink> getLinkByUuid(String uuid);

    /** @throws Refusal of a field: {@code label.required}, {@code label.tooLong}, {@code welcome.tooLong}, {@code tags.*}, {@code language.invalid} */
    @Authorized(Privileges.MANAGE_PRACTICE_LINKS)
    PracticeLink addLink(PracticeLinkText text);

    /** @throws Refusal as {@link #addLink} */
    @Authorized(Privileges.MANAGE_PRACTICE_LINKS)
    PracticeLink changeLink(PracticeLink link, PracticeLinkText text);

    /** What stands on a poster; empty if this server has no public address. */
    @Authorized(Privileges.MANAGE_PRACTICE_LINKS)
    Optional<String> getAddress(PracticeLink link);

    /** The longest waiting first. */
    @Authorized(Privileges.MANAGE_PRACTICE_LINKS)
    Page<Joiner> getJoiners(JoinerStatus status, int startIndex, int limit);

    @Authorized(Privileges.MANAGE_PRACTICE_LINKS)
    Optional<Joiner> getJoinerByUuid(String uuid);

    /** Who they may be, the likeliest first, at most five. */
    @Authorized(Privileges.MANAGE_PRACTICE_LINKS)
    List<JoinerCandidate> getCandidates(Joiner joiner);

    /**
     * Says who somebody is: a Secure conversation begins with that patient, and its invitation goes to the contact that was shown to be theirs, to which they
     * agreed.
     *
     * @throws Refusal {@code joiner.resolved} if they do not wait, {@code patient.*}, {@code secure.*}, {@code consent.*}, {@code channel.unavailable}
     */
    @Authorized(Privileges.MANAGE_PRACTICE_LINKS)
    @Logging(ignoreAllArgumentValues = true)
    Joiner match(Joiner joiner, Patient patient);

    /** @throws Refusal {@code joiner.resolved} if they do not wait */
    @Authorized(Privileges.MANAGE_PRACTICE_LINKS)
    Joiner turnAway(Joiner joiner);
}
