/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.openmrs.module.patientconversations.DaemonAccess;
import org.openmrs.module.patientconversations.Failures;
import org.openmrs.module.patientconversations.RemoteAddress;
import org.openmrs.module.patientconversations.service.LinkStep;
import org.openmrs.module.patientconversations.service.PatientAppService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where requests of the patient's app come in: their work runs as the module itself, since nobody who uses the app is a user of OpenMRS, and one-time
 * codes go out beside the request, which waits for no carrier.
 */
public class PatientApp {

    private static final Logger log = LoggerFactory.getLogger(PatientApp.class);

    private final PatientAppService service;

    private final CodeSending codes;

    private final DaemonAccess daemon;

    public PatientApp(PatientAppService service, CodeSending codes, DaemonAccess daemon) {
        this.service = service;
        this.codes = codes;
        this.daemon = daemon;
    }

    /** Runs work that reads or writes for somebody in the app; what it returns must not need its session any more. */
    public <T> T call(Callable<T> work) throws Exception {
        Optional<String> from = RemoteAddress.current();
        return daemon.call(() -> {
            Object[] result = new Object[1];
            RemoteAddress.during(from.orElse(null), () -> result[0] = work.call());
            @SuppressWarnings("unchecked")
            T typed = (T) result[0];
            return typed;
        });
    }

    /** Runs work that nobody waits for. */
    public void start(Runnable work) {
        daemon.start(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                log.error("Work for the patient's app failed: {}", Failures.describe(e));
            }
        });
    }

    public PatientAppService getService() {
        return service;
    }

    public LinkStep openLink(String token) throws Exception {
        return sending(call(() -> service.openLink(token)));
    }

    public LinkStep checkBirthdate(String token, LocalDate birthdate) throws Exception {
        return sending(call(() -> service.checkBirthdate(token, birthdate)));
    }

    public LinkStep sendCode(String token) throws Exception {
        return sending(call(() -> service.sendCode(token)));
    }

    public LinkStep checkCode(String token, String code, Locale language) throws Exception {
        return call(() -> service.checkCode(token, code, language));
    }

    /** The answer is the same, and as fast, whether anybody has this address or not. */
    public void requestLink(String contact) {
        start(() -> service.requestLink(contact));
    }

    private LinkStep sending(LinkStep step) {
        step.getCode().ifPresent(codes::send);
        return step;
    }
}
