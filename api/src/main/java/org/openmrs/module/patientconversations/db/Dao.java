/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;

/** What all data access here shares: the current session, and an insert that a unique index may turn down. */
abstract class Dao {

    private final SessionFactory sessionFactory;

    Dao(SessionFactory sessionFactory) {
        this.sessionFactory = sessionFactory;
    }

    final Session session() {
        return sessionFactory.getCurrentSession();
    }

    /** Work that a constraint of the database may turn down. */
    @FunctionalInterface
    interface Insert {

        /** @return false if a constraint forbids it */
        boolean into(Connection connection) throws SQLException;
    }

    /**
     * Inserts a row unless a constraint forbids it, as when another transaction was first. The surrounding transaction
     * survives either way: the insert has a savepoint of its own, and a session of its own, since a Hibernate session
     * must not be used after a failed flush. Nothing fills in the audit fields of the entity.
     *
     * @return whether the row is there now because of this call
     */
    final boolean insertIfAbsent(Object entity) {
        session().flush();
        return insertBehindSavepoint(connection -> {
            try (StatelessSession single = sessionFactory.openStatelessSession(connection)) {
                // One that is held back for a batch would not be there when this returns.
                single.setJdbcBatchSize(1);
                single.insert(entity);
                return true;
            } catch (ConstraintViolationException taken) {
                return false;
            }
        });
    }

    /** Does the work so that the transaction can go on when it is turned down. */
    final boolean insertBehindSavepoint(Insert insert) {
        return session().doReturningWork(connection -> {
            Savepoint before = connection.setSavepoint();
            if (insert.into(connection)) {
                connection.releaseSavepoint(before);
                return true;
            }
            connection.rollback(before);
            return false;
        });
    }

    /** Reads on the transaction's connection, but as the rows stand in the database: the session is asked nothing and keeps nothing. */
    final <T> T aroundSession(Function<StatelessSession, T> read) {
        return session().doReturningWork(connection -> {
            try (StatelessSession single = sessionFactory.openStatelessSession(connection)) {
                return read.apply(single);
            }
        });
    }

    static <T> Optional<T> first(List<T> atMostOne) {
        return atMostOne.isEmpty() ? Optional.empty() : Optional.of(atMostOne.get(0));
    }
}
