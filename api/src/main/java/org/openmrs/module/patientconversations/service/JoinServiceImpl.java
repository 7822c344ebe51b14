/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.messagesource.MessageSourceService;
import org.openmrs.module.patientconversations.crypto.Aes;
import org.openmrs.module.patientconversations.crypto.Digests;
import org.openmrs.module.patientconversations.crypto.MasterKeys;
import org.openmrs.module.patientconversations.channel.Channel;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.db.ConsentDao;
import org.openmrs.module.patientconversations.db.PracticeLinkDao;
import org.openmrs.module.patientconversations.model.AuditAction;
import org.openmrs.module.patientconversations.model.Consent;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.Joiner;
import org.openmrs.module.patientconversations.model.JoinerStatus;
import org.openmrs.module.patientconversations.model.PracticeLink;
import org.springframework.transaction.annotation.Transactional;

/** See {@link JoinService}. */
@Transactional
public class JoinServiceImpl extends BaseOpenmrsService implements JoinService {

    private static final int SECRET_BYTES = 32;

    private static final int LONGEST_NAME = 100;

    private static final int OLDEST = 130;

    private static final int CODES = 1_000_000;

    private static final int MAX_TRIES = 5;

    private static final int HINT = 2;

    private static final Duration CODE_LIFE = Duration.ofMinutes(10);

    private static final Duration UNVERIFIED_LIFE = Duration.ofHours(24);

    private static final String CODE_KEY = "codes of joiners";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final PracticeLinkDao links;

    private final PracticeLinks practiceLinks;

    private final ContactNormalizer normalizer;

    private final ConsentDao consents;

    private final Channels channels;

    private final RateLimits limits;

    private final MasterKeys masterKeys;

    private final MessageSourceService words;

    private final AuditTrail trail;

    private final PracticeTime time;

    private final Clock clock;

    public JoinServiceImpl(PracticeLinkDao links, PracticeLinks practiceLinks, ContactNormalizer normalizer, ConsentDao consents, Channels channels, RateLimits limits,
            MasterKeys masterKeys, MessageSourceService words, AuditTrail trail, PracticeTime time, Clock clock) {
        this.links = links;
        this.practiceLinks = practiceLinks;
        this.normalizer = normalizer;
        this.consents = consents;
        this.channels = channels;
        this.limits = limits;
        this.masterKeys = masterKeys;
        this.words = words;
        this.trail = trail;
        this.time = time;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PracticeLink> getOpenLink(String slug) {
        return practiceLinks.findOpen(slug);
    }

    @Override
    public Optional<JoinStep> begin(JoinRequest request) {
        Optional<PracticeLink> link = practiceLinks.findOpen(request.getSlug());
        if (!link.isPresent()) {
            return Optional.empty();
        }
        check(request);
        String contact = normalizer.normalize(request.getSystem(), request.getContact(), "contact");
        links.removeUnverified(clock.instant().minus(UNVERIFIED_LIFE));
        String secret = Digests.newToken(SECRET_BYTES);
        String code = String.format(Locale.ROOT, "%06d", RANDOM.nextInt(CODES));
        Joiner joiner = new Joiner();
        joiner.setPracticeLink(link.get());
        joiner.setSecretHash(Digests.sha256(secret));
        joiner.setGivenName(Texts.line(request.getGivenName().trim(), LONGEST_NAME));
        joiner.setFamilyName(Texts.line(request.getFamilyName().trim(), LONGEST_NAME));
        joiner.setBirthdate(request.getBirthdate());
        joiner.setContactSystem(request.getSystem());
        joiner.setContactValue(contact);
        joiner.setStatus(JoinerStatus.UNVERIFIED);
        joiner.setCodeHash(digest(joiner, code));
        joiner.setCodeExpires(Date.from(clock.instant().plus(CODE_LIFE)));
        joiner.setCreator(Context.getAuthenticatedUser());
        joiner.setDateCreated(Date.from(clock.instant()));
        links.insert(joiner);
        return Optional.of(new JoinStep(secret, "\u2022\u2022\u2022 " + contact.substring(Math.max(0, contact.length() - HINT)), codeFor(joiner, code)));
    }

    private void check(JoinRequest request) {
        Map<String, String> wrong = new LinkedHashMap<>();
        checkName("givenName", request.getGivenName(), wrong);
        checkName("familyName", request.getFamilyName(), wrong);
        LocalDate today = time.now().toLocalDate();
        if (request.getBirthdate() == null || request.getBirthdate().isAfter(today) || request.getBirthdate().isBefore(today.minusYears(OLDEST))) {
            wrong.put("birthdate", "birthdate.invalid");
        }
        if (!wrong.isEmpty()) {
            throw Refusal.ofFields(wrong);
        }
    }

    private static void checkName(String field, String name, Map<String, String> wrong) {
        if (Texts.isBlank(name)) {
            wrong.put(field, "name.required");
        } else if (name.trim().length() > LONGEST_NAME) {
            wrong.put(field, "name.tooLong");
        }
    }

    /** To an address whose holder once said STOP, and to one that was written to of late, nothing goes out; who asks is not told. */
    private OneTimeCode codeFor(Joiner joiner, String code) {
        Optional<Channel> channel = channels.get(joiner.getContactSystem().getCode()).filter(found -> found.getAvailability().isAvailable());
        if (!channel.isPresent() || isOptedOut(channel.get(), joiner) || limits.tryTake(RateLimits.Rule.SENDING, joiner.getContactValue()).isPresent()) {
            return null;
        }
        Locale locale = Optional.ofNullable(joiner.getPracticeLink().getLanguage()).map(Locale::forLanguageTag).orElseGet(Context::getLocale);
        return new OneTimeCode(channel.get().getId(), joiner.getContactValue(), words.getMessage("patientconversations.join.codeSubject", null, locale),
                words.getMessage("patientconversations.join.code", new Object[] { code }, locale));
    }

    private boolean isOptedOut(Channel channel, Joiner joiner) {
        return consents.findPatients(channel.getId(), joiner.getContactValue()).stream()
            .map(patient -> consents.findNewest(patient, channel.getId(), joiner.getContactValue()))
            .anyMatch(newest -> newest.map(Consent::getStatus).filter(status -> status == ConsentStatus.WITHDRAWN).isPresent());
    }

    @Override
    public boolean confirm(String secret, String code) {
        Optional<Joiner> found = links.findJoinerBySecret(Digests.sha256(secret));
        if (!found.isPresent()) {
            return false;
        }
        Joiner joiner = found.get();
        links.lock(joiner);
        if (joiner.getStatus() != JoinerStatus.UNVERIFIED || joiner.getCodeHash() == null || !joiner.getCodeExpires().toInstant().isAfter(clock.instant())) {
            return false;
        }
        if (!Digests.same(joiner.getCodeHash(), digest(joiner, code))) {
            joiner.setCodeTries(joiner.getCodeTries() + 1);
            if (joiner.getCodeTries() >= MAX_TRIES) {
                joiner.setCodeHash(null);
            }
            return false;
        }
        joiner.setCodeHash(null);
        joiner.setStatus(JoinerStatus.WAITING);
        trail.record(AuditEvent.byNobody(AuditAction.JOIN_REQUESTED).detail(joiner.getUuid()));
        return true;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<JoinerStatus> getStatus(String secret) {
        return links.findJoinerBySecret(Digests.sha256(secret)).map(Joiner::getStatus);
    }

    /** Six digits are guessed in no time by who has the database, but not without the key, which is not in it. */
    private String digest(Joiner joiner, String code) {
        byte[] master = (masterKeys.isEmpty() ? masterKeys.createFirst().orElseGet(masterKeys::getCurrent) : masterKeys.getCurrent()).getKey().getEncoded();
        return Digests.hex(Digests.hmac(Aes.keyOf(Digests.hmac(Aes.keyOf(master), CODE_KEY)), joiner.getUuid() + '/' + code));
    }
}
