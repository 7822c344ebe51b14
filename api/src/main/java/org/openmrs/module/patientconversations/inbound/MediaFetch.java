/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.openmrs.module.patientconversations.DaemonAccess;
import org.openmrs.module.patientconversations.channel.CarrierException;
import org.openmrs.module.patientconversations.channel.CarrierException.Kind;
import org.openmrs.module.patientconversations.channel.sms.TwilioMedia;
import org.openmrs.module.patientconversations.service.AttachmentService;
import org.openmrs.module.patientconversations.service.PendingMedia;
import org.openmrs.module.patientconversations.service.RecurringWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches pictures and recordings from the carrier, outside of any transaction and not while the carrier waits for a webhook's answer. */
public class MediaFetch implements RecurringWork {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final int PAGE = 20;

    private static final Logger log = LoggerFactory.getLogger(MediaFetch.class);

    private final AttachmentService attachments;

    private final TwilioMedia media;

    private final DaemonAccess daemon;

    private final Clock clock;

    public MediaFetch(AttachmentService attachments, TwilioMedia media, DaemonAccess daemon, Clock clock) {
        this.attachments = attachments;
        this.media = media;
        this.daemon = daemon;
        this.clock = clock;
    }

    @Override
    public String getName() {
        return "media";
    }

    @Override
    public Duration getPause() {
        return PAUSE;
    }

    @Override
    public void run(BooleanSupplier ends) {
        List<PendingMedia> due = attachments.getDueMedia(clock.instant(), PAGE);
        for (PendingMedia pending : due) {
            if (ends.getAsBoolean()) {
                return;
            }
            fetch(pending);
            daemon.renewSession();
        }
    }

    private void fetch(PendingMedia pending) {
        try {
            attachments.storeMedia(pending.getUuid(), media.fetch(pending.getSource(), attachments.getMaxBytes()));
        } catch (CarrierException e) {
            log.info("Attachment {} cannot be fetched: {}", pending.getUuid(), e.getMessage());
            attachments.postponeMedia(pending.getUuid(), e.getErrorCode(), e.getKind() == Kind.PERMANENT);
        }
    }
}
