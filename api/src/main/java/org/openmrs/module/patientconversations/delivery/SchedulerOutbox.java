/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import org.hibernate.SessionFactory;
import org.openmrs.module.patientconversations.model.MessageEvent;
import org.openmrs.module.patientconversations.model.ScheduledTask;
import org.openmrs.module.patientconversations.service.Outbox;
import org.openmrs.module.patientconversations.service.SendLater;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Adds messages, and news of them, to the scheduler's table, and removes them, on the connection of the current transaction: they are queued if and only
 * if they are stored and to be sent. Once they are, delivery is woken.
 */
public class SchedulerOutbox implements Outbox, SendLater {

    private final SessionFactory sessionFactory;

    private final Clock clock;

    private final Doorbell doorbell;

    public SchedulerOutbox(SessionFactory sessionFactory, Doorbell doorbell, Clock clock) {
        this.sessionFactory = sessionFactory;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    @Override
    public void enqueue(String messageUuid) {
        add(Dispatcher.MESSAGE, messageUuid, clock.instant());
        ringAfterCommit();
    }

    @Override
    public void remove(String messageUuid) {
        requireTransaction();
        sessionFactory.getCurrentSession().doWork(connection -> delete(Dispatcher.MESSAGE, messageUuid, connection));
    }

    @Override
    public void sendLater(String scheduledMessageUuid, Instant due) {
        add(ScheduledMessageTask.NAME, ScheduledMessageTask.instance(scheduledMessageUuid, clock.millis()), due);
    }

    @Override
    public void announce(String messageUuid, MessageEvent event) {
        add(EventTask.NAME, new EventTask(messageUuid, event, clock.millis()).toInstance(), clock.instant());
        ringAfterCommit();
    }

    private void add(String task, String instance, Instant due) {
        requireTransaction();
        sessionFactory.getCurrentSession().doWork(connection -> client(connection).schedule(new TaskInstance<Void>(task, instance), due));
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("The queue changes within the transaction that the change follows from");
        }
    }

    private static SchedulerClient client(Connection connection) {
        return SchedulerClient.Builder.create(new SingleConnectionDataSource(connection, true))
                .tableName(ScheduledTask.TABLE)
                .jdbcCustomization(TaskTable.ofAny())
                .build();
    }

    /** The scheduler's client would refuse: the task that is to go may be the one that is running. */
    private static void delete(String task, String instance, Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + ScheduledTask.TABLE + " WHERE task_name = ? AND task_instance = ?")) {
            delete.setString(1, task);
            delete.setString(2, instance);
            delete.executeUpdate();
        }
    }

    private void ringAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            @Override
            public void afterCommit() {
                doorbell.ring();
            }
        });
    }
}
