/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openmrs.Patient;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.db.SavedMessageDao;
import org.openmrs.module.patientconversations.model.SavedMessage;
import org.springframework.transaction.annotation.Transactional;

/** See {@link SavedMessageService}. */
@Transactional
public class SavedMessageServiceImpl extends BaseOpenmrsService implements SavedMessageService {

    private static final int MAX_NAME = 255;

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}");

    private final SavedMessageDao saved;

    private final SendingRules rules;

    private final Placeholders placeholders;

    private final Clock clock;

    public SavedMessageServiceImpl(SavedMessageDao saved, SendingRules rules, Placeholders placeholders, Clock clock) {
        this.saved = saved;
        this.rules = rules;
        this.placeholders = placeholders;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Page<SavedMessage> getSavedMessages(String language, String typed, int startIndex, int limit) {
        return Page.cut(saved.find(Context.getAuthenticatedUser(), language, typed.trim(), startIndex, limit + 1), limit);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<SavedMessage> getSavedMessageByUuid(String uuid) {
        return saved.findByUuid(uuid).filter(message -> !message.getVoided())
            .filter(message -> message.getOwner() == null || message.getOwner().equals(Context.getAuthenticatedUser()));
    }

    @Override
    public SavedMessage addSavedMessage(SavedText text, boolean shared) {
        SavedMessage message = newMessage();
        message.setOwner(shared ? null : Context.getAuthenticatedUser());
        requireMayChange(message);
        return write(message, text);
    }

    @Override
    public SavedMessage changeSavedMessage(SavedMessage message, SavedText text) {
        requireMayChange(message);
        check(text);
        message.setChangedBy(Context.getAuthenticatedUser());
        message.setDateChanged(Date.from(clock.instant()));
        return write(message, text);
    }

    @Override
    public SavedMessage removeSavedMessage(SavedMessage message) {
        requireMayChange(message);
        message.setVoided(true);
        message.setVoidedBy(Context.getAuthenticatedUser());
        message.setDateVoided(Date.from(clock.instant()));
        message.setVoidReason("Removed by staff");
        return saved.save(message);
    }

    @Override
    public void loadSavedMessage(String uuid, SavedText text) {
        check(text);
        SavedMessage message = saved.findByUuid(uuid).orElseGet(this::newMessage);
        if (!message.getVoided()) {
            message.setUuid(uuid);
            write(message, text);
        }
    }

    private SavedMessage newMessage() {
        SavedMessage message = new SavedMessage();
        message.setCreator(Context.getAuthenticatedUser());
        message.setDateCreated(Date.from(clock.instant()));
        return message;
    }

    private SavedMessage write(SavedMessage message, SavedText text) {
        check(text);
        message.setName(text.getName().trim());
        message.setLanguage(text.getLanguage().orElse(null));
        message.setSubject(text.getSubject().filter(subject -> !Texts.isBlank(subject)).orElse(null));
        message.setBody(text.getText());
        return saved.save(message);
    }

    private void check(SavedText text) {
        if (Texts.isBlank(text.getName())) {
            throw Refusal.ofField("name", "name.required");
        }
        if (text.getName().length() > MAX_NAME || !Texts.isStorable(text.getName()) || !Texts.isLine(text.getName())) {
            throw Refusal.ofField("name", "name.tooLong");
        }
        if (text.getLanguage().isPresent() && !LANGUAGE.matcher(text.getLanguage().get()).matches()) {
            throw Refusal.ofField("language", "language.invalid");
        }
        rules.checkText(new SendRequest(null, text.getText(), text.getSubject().orElse(null), null));
        requireKnownPlaceholders("text", text.getText());
        requireKnownPlaceholders("subject", text.getSubject().orElse(""));
    }

    private void requireKnownPlaceholders(String field, String text) {
        if (!placeholders.areKnown(text)) {
            throw Refusal.ofField(field, "placeholder.unknown");
        }
    }

    private static void requireMayChange(SavedMessage message) {
        boolean own = message.getOwner() != null && message.getOwner().equals(Context.getAuthenticatedUser());
        boolean shared = message.getOwner() == null && Context.hasPrivilege(Privileges.MANAGE_SETTINGS);
        if (!own && !shared) {
            throw new APIAuthenticationException(Context.getMessageSourceService().getMessage("error.privilegesRequired",
                new Object[] { Privileges.MANAGE_SETTINGS }, null));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public FilledText fillText(SavedMessage message, Patient patient) {
        return placeholders.fill(message.getBody(), patient, localeOf(message));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<FilledText> fillSubject(SavedMessage message, Patient patient) {
        return Optional.ofNullable(message.getSubject()).map(subject -> placeholders.fill(subject, patient, localeOf(message)));
    }

    private static Locale localeOf(SavedMessage message) {
        return message.getLanguage() == null ? Context.getLocale() : Locale.forLanguageTag(message.getLanguage());
    }

    @Override
    public List<String> getPlaceholders() {
        return placeholders.getNames();
    }
}
