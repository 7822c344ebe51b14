/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

import java.io.Serializable;
import java.util.Date;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Index;
import javax.persistence.Lob;
import javax.persistence.Table;

/**
 * A row of the delivery scheduler's table, whose columns db-scheduler prescribes. The scheduler reads and writes them by itself; they are mapped so
 * that a schema made from the mappings, as OpenMRS' test harness makes it, has the table as well. Times are UTC.
 */
@Entity
@Table(name = ScheduledTask.TABLE, indexes = {
        @Index(name = "patientconversations_scheduled_tasks_execution", columnList = "execution_time"),
        @Index(name = "patientconversations_scheduled_tasks_heartbeat", columnList = "last_heartbeat") })
@IdClass(ScheduledTask.Key.class)
public class ScheduledTask {

    public static final String TABLE = "patientconversations_scheduled_tasks";

    @Id
    @Column(name = "task_name", length = 100)
    private String taskName;

    @Id
    @Column(name = "task_instance", length = 100)
    private String taskInstance;

    @Lob
    @Column(name = "task_data")
    private byte[] taskData;

    @Column(name = "execution_time", nullable = false, columnDefinition = "timestamp(6)")
    private Date executionTime;

    @Column(name = "picked", nullable = false)
    private boolean picked;

    @Column(name = "picked_by", length = 50)
    private String pickedBy;

    @Column(name = "last_success", columnDefinition = "timestamp(6)")
    private Date lastSuccess;

    @Column(name = "last_failure", columnDefinition = "timestamp(6)")
    private Date lastFailure;

    @Column(name = "consecutive_failures")
    private Integer consecutiveFailures;

    @Column(name = "last_heartbeat", columnDefinition = "timestamp(6)")
    private Date lastHeartbeat;

    @Column(name = "version", nullable = false)
    private long version;

    /** A row's primary key. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String taskName;

        private String taskInstance;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key && Objects.equals(taskName, ((Key) other).taskName) && Objects.equals(taskInstance, ((Key) other).taskInstance);
        }

        @Override
        public int hashCode() {
            return Objects.hash(taskName, taskInstance);
        }
    }
}
