/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.util.Date;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.patientconversations.channel.CarrierReport;
import org.openmrs.module.patientconversations.channel.email.EmailChannel;
import org.openmrs.module.patientconversations.db.MailboxDao;
import org.openmrs.module.patientconversations.model.MailboxState;
import org.openmrs.module.patientconversations.model.Message;
import org.springframework.transaction.annotation.Transactional;

/** See {@link MailboxService}. */
@Transactional
public class MailboxServiceImpl extends BaseOpenmrsService implements MailboxService {

    private final MailboxDao mailboxes;

    private final CarrierService carriers;

    private final Senders senders;

    private final Clock clock;

    public MailboxServiceImpl(MailboxDao mailboxes, CarrierService carriers, Senders senders, Clock clock) {
        this.mailboxes = mailboxes;
        this.carriers = carriers;
        this.senders = senders;
        this.clock = clock;
    }

    @Override
    public MailboxState openMailbox(String mailbox, long uidValidity, long newest) {
        MailboxState state = new MailboxState();
        state.setName(mailbox);
        state.setUidValidity(uidValidity);
        state.setLastUid(newest);
        state.setDateConnected(Date.from(clock.instant()));
        if (!mailboxes.find(mailbox).isPresent()) {
            mailboxes.insert(state);
        }
        return mailboxes.restart(mailbox, uidValidity);
    }

    @Override
    public boolean fileMail(MailPosition position, InboundMessage mail) {
        if (!advance(position)) {
            return false;
        }
        carriers.receiveMessage(mail);
        return true;
    }

    @Override
    public boolean fileBounce(MailPosition position, Bounce bounce) {
        if (!advance(position)) {
            return false;
        }
        senders.findSent(EmailChannel.ID, bounce.getCandidates()).map(Message::getUuid).ifPresent(uuid -> carriers.failMessage(uuid, bounce.getErrorCode()));
        return true;
    }

    @Override
    public void skipMail(MailPosition position) {
        advance(position);
    }

    @Override
    public void recordLook(String mailbox, String errorCode) {
        mailboxes.recordLook(mailbox, clock.instant(), errorCode);
    }

    private boolean advance(MailPosition position) {
        return mailboxes.advance(position.getMailbox(), position.getUidValidity(), position.getUid());
    }
}
