/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.email;

import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.openmrs.module.patientconversations.channel.CarrierException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection to the practice's mailbox, for one thread. Reads; changes nothing there. */
public final class MailboxConnection implements Closeable {

    /** Larger ones are read without their content. Mail servers seldom take more. */
    private static final int MAX_BYTES = 40 * 1024 * 1024;

    private static final long LOOK_MILLIS = 250;

    private static final Logger log = LoggerFactory.getLogger(MailboxConnection.class);

    private final Session session;

    private final IMAPStore store;

    private final IMAPFolder folder;

    /** Whether something came since the last look. */
    private volatile boolean news;

    MailboxConnection(Session session, IMAPStore store, IMAPFolder folder) {
        this.session = session;
        this.store = store;
        this.folder = folder;
        folder.addMessageCountListener(new MessageCountAdapter() {

            @Override
            public void messagesAdded(MessageCountEvent event) {
                news = true;
            }
        });
    }

    /** @throws CarrierException {@code mailbox.connect} if the connection is gone, as for all methods here */
    public long getUidValidity() throws CarrierException {
        return ask(folder::getUIDValidity);
    }

    /** The UID of the newest message, 0 if there is none. */
    public long getNewestUid() throws CarrierException {
        return ask(() -> {
            int count = folder.getMessageCount();
            return count == 0 ? 0L : folder.getUID(folder.getMessage(count));
        });
    }

    public int getMessageCount() throws CarrierException {
        return ask(folder::getMessageCount);
    }

    /** The UIDs of the messages after one, in ascending order. */
    public List<Long> findUidsAfter(long uid) throws CarrierException {
        return ask(() -> {
            news = false;
            Message[] found = folder.getMessagesByUID(uid + 1, UIDFolder.LASTUID);
            FetchProfile uids = new FetchProfile();
            uids.add(UIDFolder.FetchProfileItem.UID);
            folder.fetch(found, uids);
            List<Long> after = new ArrayList<>();
            for (Message message : found) {
                long its = folder.getUID(message);
                // "From here to the last" names the last one even where it lies before (RFC 3501, section 6.4.8).
                if (its > uid) {
                    after.add(its);
                }
            }
            Collections.sort(after);
            return after;
        });
    }

    /** @return null if it was deleted meanwhile */
    public StoredMail read(long uid) throws CarrierException {
        return ask(() -> {
            IMAPMessage message = (IMAPMessage) folder.getMessageByUID(uid);
            if (message == null || message.isExpunged()) {
                return null;
            }
            try (OwnClasses own = OwnClasses.use()) {
                boolean whole = message.getSize() <= MAX_BYTES;
                StoredMail mail = new StoredMail(uid, message.getReceivedDate(), whole ? copy(message) : headers(message), whole);
                message.invalidateHeaders();
                return mail;
            } catch (IOException e) {
                throw new MessagingException("The message could not be read", e);
            }
        });
    }

    /** Returns once there is news, when the time is over, or when the work is to end. Where the server cannot announce news, there is none. */
    public void awaitNews(Duration atMost, BooleanSupplier ends) throws CarrierException, InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        BooleanSupplier over = () -> news || ends.getAsBoolean() || System.nanoTime() - until >= 0;
        if (!ask(() -> store.hasCapability("IDLE"))) {
            while (!over.getAsBoolean()) {
                Thread.sleep(LOOK_MILLIS);
            }
            return;
        }
        // IDLE ends by itself only on news that the server tells after it has begun; another thread ends it by sending a command.
        ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "Patient Conversations mailbox");
            thread.setDaemon(true);
            return thread;
        });
        try {
            alarm.scheduleWithFixedDelay(() -> endIdle(over, ends), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            ask(() -> {
                folder.idle(true);
                return null;
            });
        } finally {
            alarm.shutdownNow();
        }
    }

    private void endIdle(BooleanSupplier over, BooleanSupplier ends) {
        if (ends.getAsBoolean()) {
            closeQuietly(store);
        } else if (over.getAsBoolean()) {
            try {
                folder.getMessageCount();
            } catch (MessagingException | IllegalStateException e) {
                closeQuietly(store);
            }
        }
    }

    @Override
    public void close() {
        closeQuietly(store);
    }

    private MimeMessage copy(IMAPMessage message) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.max(message.getSize(), 1024));
        message.writeTo(bytes);
        return new MimeMessage(session, new ByteArrayInputStream(bytes.toByteArray()));
    }

    private MimeMessage headers(IMAPMessage message) throws MessagingException {
        MimeMessage bare = new MimeMessage(session);
        for (String line : Collections.list(message.getAllHeaderLines())) {
            if (!line.regionMatches(true, 0, "Content-", 0, "Content-".length())) {
                bare.addHeaderLine(line);
            }
        }
        return bare;
    }

    private static <T> T ask(Question<T> question) throws CarrierException {
        try {
            return question.ask();
        } catch (MessagingException e) {
            throw Mailbox.failure(".connect", e);
        } catch (IllegalStateException e) {
            // How the library says that the folder was closed by a lost connection.
            throw Mailbox.failure(".connect", new MessagingException(e.getMessage()));
        }
    }

    /** What is known is known by now; a server that hangs up without a farewell changes nothing. */
    static void closeQuietly(IMAPStore store) {
        try {
            store.close();
        } catch (MessagingException e) {
            log.debug("The connection to the mailbox ended with {}", e.getClass().getSimpleName());
        }
    }

    @FunctionalInterface
    private interface Question<T> {

        T ask() throws MessagingException;
    }
}
