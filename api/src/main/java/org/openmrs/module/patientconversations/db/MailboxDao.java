/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.time.Instant;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.openmrs.module.patientconversations.model.MailboxState;

/** How far mailboxes have been read, in the database. */
public class MailboxDao extends Dao {

    public MailboxDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    public Optional<MailboxState> find(String name) {
        return session().createQuery("select m from MailboxState m where m.name = :name", MailboxState.class)
            .setParameter("name", name)
            .uniqueResultOptional();
    }

    /** @return whether it was not there */
    public boolean insert(MailboxState state) {
        return insertIfAbsent(state);
    }

    /** Begins at the beginning of a mailbox that the server made anew. */
    public MailboxState restart(String name, long uidValidity) {
        session().createQuery("update MailboxState m set m.uidValidity = :validity, m.lastUid = 0 where m.name = :name and m.uidValidity <> :validity")
            .setParameter("validity", uidValidity)
            .setParameter("name", name)
            .executeUpdate();
        MailboxState state = find(name).orElseThrow(() -> new IllegalStateException("A mailbox could neither be stored nor found"));
        session().refresh(state);
        return state;
    }

    /**
     * Moves the position on, and locks it until the transaction ends: whoever else handles the same message waits here, and is then told that it
     * was handled.
     *
     * @return false if the position is there already
     */
    public boolean advance(String name, long uidValidity, long uid) {
        return session().createQuery("update MailboxState m set m.lastUid = :uid where m.name = :name and m.uidValidity = :validity and m.lastUid < :uid")
            .setParameter("uid", uid)
            .setParameter("name", name)
            .setParameter("validity", uidValidity)
            .executeUpdate() == 1;
    }

    /** @param errorCode null if all is well */
    public void recordLook(String name, Instant when, String errorCode) {
        find(name).ifPresent(state -> {
            state.setErrorCode(errorCode);
            if (errorCode == null) {
                state.setLastLook(when);
            }
        });
    }
}
