/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.fhir;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.ConversationMode;

/** The code systems and identifier systems of our Communication resources. */
public final class CommunicationCodes {

    private static final String OURS = "https://openmrs.org/fhir/patientconversations";

    /** Category: {@code standard} or {@code secure}. */
    public static final String MODE = OURS + "/CodeSystem/mode";

    /** Medium: a channel's id, such as {@code sms}. */
    public static final String CHANNEL = OURS + "/CodeSystem/channel";

    /** Status reason: a message's error code, such as {@code sms.30003} or {@code consent.withdrawn}. */
    public static final String REASON = OURS + "/CodeSystem/status-reason";

    /** Identifier: what a client chose, for which the same again is the same message. */
    public static final String CLIENT_TOKEN = OURS + "/client-token";

    /** Identifier: a carrier's id of a message; the channel's id follows. */
    public static final String CARRIER_ID = OURS + "/carrier-id/";

    /** http://terminology.hl7.org/CodeSystem/v3-ParticipationMode */
    static final String PARTICIPATION_MODE = "http://terminology.hl7.org/CodeSystem/v3-ParticipationMode";

    /** http://terminology.hl7.org/CodeSystem/v3-Confidentiality */
    static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

    private static final String SMS_PARTICIPATION = "SMSWRIT";

    private static final String EMAIL_PARTICIPATION = "EMAILWRIT";

    private static final String PHONE_PARTICIPATION = "PHONE";

    /** In writing, on-line: of what is said in Secure conversations. */
    static final String SECURE_PARTICIPATION = "ONLINEWRIT";

    private CommunicationCodes() {
    }

    static String codeOf(ConversationMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    static Optional<ConversationMode> modeOf(String code) {
        return Arrays.stream(ConversationMode.values()).filter(mode -> codeOf(mode).equals(code)).findFirst();
    }

    /** Restricted for what must stay private, normal for the rest. */
    static Coding confidentialityOf(ConversationMode mode) {
        return mode == ConversationMode.SECURE ? new Coding(CONFIDENTIALITY, "R", "restricted") : new Coding(CONFIDENTIALITY, "N", "normal");
    }

    /** The code of how one takes part on a channel, whose messages go to addresses of this kind. */
    static String participationOf(String channelId, ContactSystem system) {
        if (Channels.PHONE.equals(channelId)) {
            return PHONE_PARTICIPATION;
        }
        return system == ContactSystem.EMAIL ? EMAIL_PARTICIPATION : SMS_PARTICIPATION;
    }

    /** {@link #participationOf} as we write it: FHIR R4's edition of the code system has no {@value #SMS_PARTICIPATION}, which is understood only. */
    static Optional<Coding> writtenParticipationOf(String channelId, ContactSystem system) {
        return Optional.of(participationOf(channelId, system)).filter(code -> !code.equals(SMS_PARTICIPATION))
            .map(code -> new Coding(PARTICIPATION_MODE, code, null));
    }
}
