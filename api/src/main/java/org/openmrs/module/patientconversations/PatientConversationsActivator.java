/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations;

import org.openmrs.api.context.Context;
import org.openmrs.api.context.Daemon;
import org.openmrs.module.BaseModuleActivator;
import org.openmrs.module.DaemonToken;
import org.openmrs.module.DaemonTokenAware;
import org.openmrs.module.patientconversations.delivery.Dispatcher;
import org.openmrs.module.patientconversations.fhir.FhirServers;
import org.openmrs.module.patientconversations.service.ChartAddressTypes;
import org.openmrs.module.patientconversations.service.SavedMessageFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts delivery when the module has started or the application's context is new, and stops it before either goes away.
 * OpenMRS lets a callback's exception stop its own start-up, so each is caught and logged here.
 */
public class PatientConversationsActivator extends BaseModuleActivator implements DaemonTokenAware {

    private static final Logger LOG = LoggerFactory.getLogger(PatientConversationsActivator.class);

    private volatile DaemonToken token;

    /** What a callback does; may fail. */
    @FunctionalInterface
    private interface Step {

        void run() throws Exception;
    }

    @Override
    public void setDaemonToken(DaemonToken newToken) {
        token = newToken;
    }

    @Override
    public void contextRefreshed() {
        attempt("FHIR may not answer until OpenMRS is restarted", FhirServers::restoreProviders);
        attempt("Delivery could not be started", () -> dispatcher().start(token));
    }

    @Override
    public void started() {
        attempt("The person attribute types could not be set up", () -> {
            ChartAddressTypes types = Context.getRegisteredComponent("patientconversations.chartAddressTypes", ChartAddressTypes.class);
            Daemon.runInDaemonThread(() -> {
                types.createMissing();
                return null;
            }, token).get();
        });
        attempt("The saved messages of the configuration could not be loaded", () -> {
            SavedMessageFiles files = Context.getRegisteredComponent("patientconversations.savedMessageFiles", SavedMessageFiles.class);
            Daemon.runInDaemonThread(() -> {
                files.load();
                return null;
            }, token).get();
        });
        attempt("Delivery could not be started", () -> dispatcher().start(token));
        LOG.info("Patient Conversations has started");
    }

    @Override
    public void willRefreshContext() {
        attempt("Delivery could not be stopped", PatientConversationsActivator::stopDelivery);
    }

    @Override
    public void willStop() {
        attempt("Delivery could not be stopped", PatientConversationsActivator::stopDelivery);
    }

    @Override
    public void stopped() {
        LOG.info("Patient Conversations has stopped");
    }

    private static Dispatcher dispatcher() {
        return Context.getRegisteredComponents(Dispatcher.class).get(0);
    }

    /** Before the context is made for the first time there is nothing to stop. */
    private static void stopDelivery() {
        Context.getRegisteredComponents(Dispatcher.class).forEach(Dispatcher::stop);
    }

    private static void attempt(String failure, Step step) {
        try {
            step.run();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            LOG.warn(failure);
        } catch (Exception | LinkageError failed) {
            LOG.error(failure, failed);
        }
    }
}
