/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.support;

import java.util.Properties;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalPropertySettings;
import org.openmrs.module.patientconversations.service.MapSettings;

/** Settings in the runtime properties, until it is closed. */
public final class RuntimeSettings extends MapSettings implements AutoCloseable {

    private final GlobalPropertySettings settings;

    private final Properties before = Context.getRuntimeProperties();

    public RuntimeSettings(GlobalPropertySettings settings) {
        this.settings = settings;
    }

    @Override
    public void set(String name, String value) {
        super.set(name, value);
        if (settings != null) {
            Properties changed = Context.getRuntimeProperties();
            changed.setProperty(name, value);
            Context.setRuntimeProperties(changed);
            settings.invalidate();
        }
    }

    @Override
    public void close() {
        Context.setRuntimeProperties(before);
        settings.invalidate();
    }
}
