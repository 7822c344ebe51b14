/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.messagesource.MessageSourceService;
import org.openmrs.module.patientconversations.Failures;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.GlobalPropertySettings;
import org.openmrs.module.patientconversations.GlobalPropertySettings.Source;
import org.openmrs.module.patientconversations.SettingDefinition;
import org.openmrs.module.patientconversations.channel.Availability;
import org.openmrs.module.patientconversations.channel.CarrierException;
import org.openmrs.module.patientconversations.channel.CarrierReport;
import org.openmrs.module.patientconversations.channel.Channel;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.channel.OutboundMessage;
import org.openmrs.module.patientconversations.channel.email.Mailbox;
import org.openmrs.module.patientconversations.channel.email.MailboxConnection;
import org.openmrs.module.patientconversations.db.MailboxDao;
import org.openmrs.module.patientconversations.db.QueueDao;
import org.openmrs.module.patientconversations.model.MailboxState;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Settings, test messages and the state of the queue. */
@Transactional
public class SettingsServiceImpl extends BaseOpenmrsService implements SettingsService {

    private static final Logger log = LoggerFactory.getLogger(SettingsServiceImpl.class);

    private static final String MAILBOX_CONNECT = "patientconversations.error.mailbox.connect";

    private final GlobalPropertySettings settings;

    private final Channels channels;

    private final ContactNormalizer normalizer;

    private final QueueDao queue;

    private final MailboxDao mailboxes;

    private final RejectedWebhooks rejectedWebhooks;

    private final FailureWords failureWords;

    private final MessageSourceService catalogue;

    private final Clock clock;

    public SettingsServiceImpl(GlobalPropertySettings settings, Channels channels, ContactNormalizer normalizer, QueueDao queue, MailboxDao mailboxes,
            RejectedWebhooks rejectedWebhooks, FailureWords failureWords, MessageSourceService catalogue, Clock clock) {
        this.settings = settings;
        this.channels = channels;
        this.normalizer = normalizer;
        this.queue = queue;
        this.mailboxes = mailboxes;
        this.rejectedWebhooks = rejectedWebhooks;
        this.failureWords = failureWords;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<SettingState> getSettings() {
        Map<String, String> descriptions = settings.getDescriptions();
        List<SettingState> states = new ArrayList<>();
        for (SettingDefinition definition : SettingDefinition.all()) {
            String name = definition.getName();
            Optional<String> value = definition.isSecret() ? settings.getSecret(name) : settings.get(name);
            states.add(new SettingState(definition, definition.isSecret() ? null : value.orElse(null), value.isPresent(), settings.getSource(name),
                    descriptions.get(name)));
        }
        return states;
    }

    @Override
    public void saveSettings(Map<String, String> changes) {
        Map<String, String> errors = new LinkedHashMap<>();
        Map<SettingDefinition, String> accepted = new LinkedHashMap<>();
        changes.forEach((name, value) -> {
            Optional<SettingDefinition> definition = SettingDefinition.of(GlobalProperties.PREFIX + name);
            if (!definition.isPresent()) {
                errors.put(name, "settings.unknown");
            } else if (value != null || !definition.get().isSecret()) {
                String normalized = SettingRules.normalize(definition.get(), value);
                Optional<String> error = check(definition.get(), normalized);
                if (error.isPresent()) {
                    errors.put(name, error.get());
                } else {
                    accepted.put(definition.get(), normalized);
                }
            }
        });
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
        accepted.forEach(settings::save);
    }

    /** A page may send back what it was shown; only a change of what the runtime properties say is refused. */
    private Optional<String> check(SettingDefinition definition, String value) {
        if (settings.getSource(definition.getName()) == Source.RUNTIME) {
            boolean same = !definition.isSecret() && value.equals(settings.get(definition.getName()).orElse(""));
            return same ? Optional.empty() : Optional.of("settings.runtime");
        }
        return value.isEmpty() ? Optional.empty() : SettingRules.check(definition, value);
    }

    @Override
    // Read-only, or Spring would flush the session afterwards, which Hibernate refuses without a transaction.
    @Transactional(propagation = Propagation.NOT_SUPPORTED, readOnly = true)
    public TestMessageResult sendTestMessage(String channelId, String to) {
        Channel channel = channels.get(channelId).orElseThrow(() -> Refusal.ofField("channel", "channel.unknown"));
        String address = normalizer.normalize(channel.getContactSystem(), to, "to");
        Availability availability = channel.getAvailability();
        if (!availability.isAvailable()) {
            String code = availability.getReasonCode().orElse("channel.unavailable");
            return new TestMessageResult(false, code, sentence(code), null, null);
        }
        try {
            CarrierReport report = channel.send(new OutboundMessage(UUID.randomUUID().toString(), address, sentence("patientconversations.test.subject"),
                    sentence("patientconversations.test.text"), null));
            if (report.getStatus() == MessageStatus.FAILED) {
                return failure(report.getErrorCode().orElse(channelId + ".failed"), null, report.getCarrierId());
            }
            return new TestMessageResult(true, "patientconversations.test.accepted", sentence("patientconversations.test.accepted"), null, report.getCarrierId());
        } catch (CarrierException e) {
            return failure(e.getErrorCode(), e.getCarrierWords().orElse(null), null);
        } catch (RuntimeException e) {
            log.error("Channel {} failed with a test message: {}", channelId, Failures.describe(e));
            return failure(channelId + ".error", e.getMessage(), null);
        }
    }

    @Override
    @Transactional(propagation = Propagation.NOT_SUPPORTED, readOnly = true)
    public TestMessageResult testMailbox() {
        Mailbox mailbox = Mailbox.of(settings);
        if (!mailbox.getAvailability().isAvailable()) {
            String code = mailbox.getAvailability().getReasonCode().orElse(MAILBOX_CONNECT);
            return new TestMessageResult(false, code, sentence(code), null, null);
        }
        try (MailboxConnection connection = mailbox.open()) {
            String words = catalogue.getMessage("patientconversations.mailbox.opened", new Object[] { connection.getMessageCount() }, locale());
            return new TestMessageResult(true, "patientconversations.mailbox.opened", words, null, null);
        } catch (CarrierException e) {
            return failure(e.getErrorCode(), e.getCarrierWords().orElse(null), null);
        }
    }

    private Availability mailboxState() {
        Mailbox mailbox = Mailbox.of(settings);
        if (!mailbox.getAvailability().isAvailable()) {
            return mailbox.getAvailability();
        }
        return mailboxes.find(mailbox.getName()).flatMap(MailboxState::getErrorCode)
            .map(code -> Availability.missing("patientconversations.error." + code)).orElseGet(Availability::available);
    }

    @Override
    @Transactional(readOnly = true)
    public QueueState getQueueState() {
        Instant now = clock.instant();
        Duration oldest = queue.findOldestQueued().map(queued -> Duration.between(queued, now)).orElse(null);
        Map<String, Availability> availability = new LinkedHashMap<>();
        channels.getAll().forEach(channel -> availability.put(channel.getId(), channel.getAvailability()));
        availability.put("mailbox", mailboxState());
        return new QueueState(queue.count(MessageStatus.QUEUED), queue.count(MessageStatus.SENDING), oldest,
                queue.countSince(MessageStatus.FAILED, now.minus(Duration.ofDays(1))), rejectedWebhooks.getCount(), availability);
    }

    private TestMessageResult failure(String code, String carrierWords, String carrierId) {
        return new TestMessageResult(false, code, failureWords.of(code, locale()), carrierWords, carrierId);
    }

    private String sentence(String code) {
        return catalogue.getMessage(code, new Object[0], locale());
    }

    private static Locale locale() {
        return Context.getLocale();
    }
}
