/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.sql.Connection;
import java.time.Clock;
import org.hibernate.SessionFactory;
import org.openmrs.module.patientconversations.model.ScheduledTask;
import org.openmrs.module.patientconversations.model.MessageEvent;
import org.openmrs.module.patientconversations.service.Outbox;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Adds messages to the scheduler's table on the connection of the current transaction: they are queued if and only if they are stored. Once they
 * are, delivery is woken.
 */
public class SchedulerOutbox implements Outbox {

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
        add(MessageTask.NAME, MessageTask.instance(messageUuid, clock.millis()));
    }

    @Override
    public void announce(String messageUuid, MessageEvent event) {
        add(EventTask.NAME, new EventTask(messageUuid, event, clock.millis()).toInstance());
    }

    private void add(String task, String instance) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("What is to be done is queued within the transaction that it follows from");
        }
        sessionFactory.getCurrentSession().doWork(connection -> schedule(task, instance, connection));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            @Override
            public void afterCommit() {
                doorbell.ring();
            }
        });
    }

    private void schedule(String task, String instance, Connection connection) {
        SchedulerClient client = SchedulerClient.Builder.create(new SingleConnectionDataSource(connection, true))
                .tableName(ScheduledTask.TABLE)
                .jdbcCustomization(TaskTable.ofAny())
                .build();
        client.schedule(new TaskInstance<Void>(task, instance), clock.instant());
    }
}
