/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

import java.util.UUID;
import org.openmrs.module.patientconversations.DaemonAccess;
import org.openmrs.module.patientconversations.Failures;
import org.openmrs.module.patientconversations.channel.CarrierException;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.channel.OutboundMessage;
import org.openmrs.module.patientconversations.service.OneTimeCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands one-time codes to their carrier beside the request that asked for them: outside of any transaction, once, and nobody waits. */
public class CodeSending {

    private static final Logger log = LoggerFactory.getLogger(CodeSending.class);

    private final Channels channels;

    private final DaemonAccess daemon;

    public CodeSending(Channels channels, DaemonAccess daemon) {
        this.channels = channels;
        this.daemon = daemon;
    }

    public void send(OneTimeCode code) {
        daemon.start(() -> channels.get(code.getChannel()).ifPresent(channel -> {
            try {
                channel.send(new OutboundMessage(UUID.randomUUID().toString(), code.getTo(), code.getSubject().orElse(null), code.getText(), null).asAutomatic());
            } catch (CarrierException e) {
                log.warn("A one-time code could not be sent: {}", e.getErrorCode());
            } catch (RuntimeException e) {
                log.error("A one-time code could not be sent: {}", Failures.describe(e));
            }
        }));
    }
}
