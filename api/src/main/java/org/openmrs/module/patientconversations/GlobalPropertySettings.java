/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.openmrs.GlobalProperty;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.GlobalPropertyListener;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.db.GlobalPropertyDao;
import org.openmrs.util.PrivilegeConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Settings from the runtime properties and the global properties, in this order for every name. They are read together and kept
 * until one changes on this server, and for at most {@link #MAX_AGE}, since another server of the cluster may have changed one.
 */
public class GlobalPropertySettings implements Settings, GlobalPropertyListener {

    static final Duration MAX_AGE = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(GlobalPropertySettings.class);

    /** Where a value comes from. */
    public enum Source {
        RUNTIME,
        DATABASE,
        DEFAULT
    }

    private final AdministrationService administrationService;

    private final GlobalPropertyDao globalProperties;

    private final Clock clock;

    private final AtomicInteger changes = new AtomicInteger();

    private volatile Snapshot snapshot;

    private volatile String unreadableSecret;

    public GlobalPropertySettings(AdministrationService administrationService, GlobalPropertyDao globalProperties, Clock clock) {
        this.administrationService = administrationService;
        this.globalProperties = globalProperties;
        this.clock = clock;
    }

    @Override
    public Optional<String> get(String name) {
        SettingDefinition definition = definition(name);
        if (definition.isSecret()) {
            throw new IllegalArgumentException(name + " is a secret");
        }
        return Optional.ofNullable(current().values.get(name));
    }

    @Override
    public int getInt(String name, int otherwise) {
        Optional<String> value = get(name);
        try {
            return value.map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new IllegalStateException("The setting " + name + " is not a whole number", e);
        }
    }

    @Override
    public List<String> getWords(String name) {
        List<String> words = new ArrayList<>();
        for (String word : get(name).orElse("").split(",")) {
            if (!word.trim().isEmpty()) {
                words.add(word.trim().toUpperCase(Locale.ROOT));
            }
        }
        return Collections.unmodifiableList(words);
    }

    @Override
    public Optional<String> getSecret(String name) {
        if (!definition(name).isSecret()) {
            throw new IllegalArgumentException(name + " is not a secret");
        }
        return Optional.ofNullable(current().values.get(name));
    }

    /** For those who only read. */
    public Settings asSettings() {
        return this;
    }

    /** Where the value in force comes from. */
    public Source getSource(String name) {
        return current().sources.getOrDefault(name, Source.DEFAULT);
    }

    /** Forgets what was read. */
    public void invalidate() {
        changes.incrementAndGet();
    }

    /** Hears of changes from now on, until {@link #stopListening}. */
    public void listen() {
        administrationService.addGlobalPropertyListener(this);
        invalidate();
    }

    public void stopListening() {
        administrationService.removeGlobalPropertyListener(this);
        invalidate();
    }

    /** Encrypts secrets that somebody typed into a global property in plain text. Needs a session, and a user who may be recorded as having changed them. */
    public void encryptPlainSecrets() {
        Context.addProxyPrivilege(PrivilegeConstants.MANAGE_GLOBAL_PROPERTIES);
        Context.addProxyPrivilege(PrivilegeConstants.GET_GLOBAL_PROPERTIES);
        Context.addProxyPrivilege(Privileges.MANAGE_SETTINGS);
        try {
            for (SettingDefinition definition : SettingDefinition.all()) {
                if (definition.isSecret()) {
                    GlobalProperty property = administrationService.getGlobalPropertyObject(definition.getName());
                    String stored = property == null ? null : property.getPropertyValue();
                    if (!isBlank(stored) && !Secrets.isEncrypted(stored)) {
                        property.setPropertyValue(Secrets.encrypt(stored.trim()));
                        administrationService.saveGlobalProperty(property);
                    }
                }
            }
        } finally {
            Context.removeProxyPrivilege(Privileges.MANAGE_SETTINGS);
            Context.removeProxyPrivilege(PrivilegeConstants.GET_GLOBAL_PROPERTIES);
            Context.removeProxyPrivilege(PrivilegeConstants.MANAGE_GLOBAL_PROPERTIES);
        }
    }

    /**
     * Stores a setting; secrets are encrypted. The caller has checked the value and the user's right to change it.
     *
     * @param value blank to return to the default
     */
    public void save(SettingDefinition definition, String value) {
        Context.addProxyPrivilege(PrivilegeConstants.MANAGE_GLOBAL_PROPERTIES);
        Context.addProxyPrivilege(PrivilegeConstants.GET_GLOBAL_PROPERTIES);
        try {
            GlobalProperty property = administrationService.getGlobalPropertyObject(definition.getName());
            if (property == null) {
                property = new GlobalProperty(definition.getName(), "");
            }
            String stored = isBlank(value) ? definition.getDefaultValue() : value.trim();
            property.setPropertyValue(definition.isSecret() && !stored.isEmpty() ? Secrets.encrypt(stored) : stored);
            administrationService.saveGlobalProperty(property);
        } finally {
            Context.removeProxyPrivilege(PrivilegeConstants.GET_GLOBAL_PROPERTIES);
            Context.removeProxyPrivilege(PrivilegeConstants.MANAGE_GLOBAL_PROPERTIES);
        }
    }

    /** The descriptions of all settings as the database has them, by name. */
    public Map<String, String> getDescriptions() {
        Map<String, String> descriptions = new HashMap<>();
        for (GlobalProperty property : readProperties()) {
            descriptions.put(property.getProperty(), property.getDescription());
        }
        return descriptions;
    }

    @Override
    public boolean supportsPropertyName(String propertyName) {
        return propertyName.startsWith(GlobalProperties.PREFIX);
    }

    @Override
    public void globalPropertyChanged(GlobalProperty newValue) {
        invalidateNowAndAfterTransaction();
    }

    @Override
    public void globalPropertyDeleted(String propertyName) {
        invalidateNowAndAfterTransaction();
    }

    /** Now, so that this transaction sees its change; afterwards, since another thread may read the old value until then. */
    private void invalidateNowAndAfterTransaction() {
        invalidate();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

                @Override
                public void afterCompletion(int status) {
                    invalidate();
                }
            });
        }
    }

    private Snapshot current() {
        Snapshot known = snapshot;
        int changesBefore = changes.get();
        if (known == null || known.changesBefore != changesBefore || known.isOlderThan(clock.instant().minus(MAX_AGE))) {
            known = read(changesBefore);
            snapshot = known;
        }
        return known;
    }

    /** @param changesBefore how many changes there were before this began: what is read while there is another may be old and is not kept */
    private Snapshot read(int changesBefore) {
        Instant now = clock.instant();
        Properties runtime = Context.getRuntimeProperties();
        Map<String, String> stored = new HashMap<>();
        for (GlobalProperty property : readProperties()) {
            stored.put(property.getProperty(), property.getPropertyValue());
        }
        Map<String, String> values = new HashMap<>();
        Map<String, Source> sources = new HashMap<>();
        for (SettingDefinition definition : SettingDefinition.all()) {
            String name = definition.getName();
            String fromDatabase = definition.isSecret() ? decrypt(name, stored.get(name)) : stored.get(name);
            if (!isBlank(runtime.getProperty(name))) {
                values.put(name, runtime.getProperty(name).trim());
                sources.put(name, Source.RUNTIME);
            } else if (!isBlank(fromDatabase)) {
                values.put(name, fromDatabase.trim());
                sources.put(name, fromDatabase.trim().equals(definition.getDefaultValue()) ? Source.DEFAULT : Source.DATABASE);
            } else if (!definition.getDefaultValue().isEmpty()) {
                values.put(name, definition.getDefaultValue());
            }
        }
        return new Snapshot(values, sources, now, changesBefore);
    }

    private List<GlobalProperty> readProperties() {
        boolean withoutSession = !Context.isSessionOpen();
        if (withoutSession) {
            Context.openSession();
        }
        try {
            return globalProperties.findByPrefix(GlobalProperties.PREFIX);
        } finally {
            if (withoutSession) {
                Context.closeSession();
            }
        }
    }

    /** A secret that cannot be read counts as not set: the admin page then says what is missing, and the log says why. */
    private String decrypt(String name, String stored) {
        try {
            return isBlank(stored) ? null : Secrets.decrypt(stored);
        } catch (IllegalStateException e) {
            if (!stored.equals(unreadableSecret)) {
                unreadableSecret = stored;
                log.error("The setting {} cannot be read and has to be entered again", name, e);
            }
            return null;
        }
    }

    private static SettingDefinition definition(String name) {
        return SettingDefinition.of(name).orElseThrow(() -> new IllegalArgumentException("There is no setting " + name));
    }

    private static boolean isBlank(String value) {
        return value == null || value.trim().isEmpty();
    }

    private static final class Snapshot {

        private final Map<String, String> values;

        private final Map<String, Source> sources;

        private final Instant read;

        private final int changesBefore;

        Snapshot(Map<String, String> values, Map<String, Source> sources, Instant read, int changesBefore) {
            this.values = values;
            this.sources = sources;
            this.read = read;
            this.changesBefore = changesBefore;
        }

        boolean isOlderThan(Instant instant) {
            return read.isBefore(instant);
        }
    }
}
