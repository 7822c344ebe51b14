/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.orm.hibernate5.SessionFactoryUtils;

/** Connections for the scheduler from OpenMRS' own pool, which has no bean of its own. */
final class OpenmrsDataSource {

    private OpenmrsDataSource() {
    }

    static DataSource of(SessionFactory sessionFactory) {
        DataSource pool = SessionFactoryUtils.getDataSource(sessionFactory);
        return pool == null ? new ProviderDataSource(sessionFactory.unwrap(SessionFactoryImplementor.class)) : pool;
    }

    /**
     * The same connections, READ COMMITTED within a transaction: a read for update then locks rows only, and blocks nobody who adds one. The pool sets
     * the level back when it takes the connection in.
     */
    static DataSource readCommitted(DataSource dataSource) {
        return new DelegatingDataSource(dataSource) {

            @Override
            public Connection getConnection() throws SQLException {
                return readCommitted(super.getConnection());
            }
        };
    }

    private static Connection readCommitted(Connection connection) {
        return (Connection) Proxy.newProxyInstance(OpenmrsDataSource.class.getClassLoader(), new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
            if (method.getName().equals("setAutoCommit") && Boolean.FALSE.equals(arguments[0])) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    /** For a Hibernate that was not given a pool that it can show, such as in tests. */
    private static final class ProviderDataSource extends AbstractDataSource {

        private final ConnectionProvider provider;

        ProviderDataSource(SessionFactoryImplementor sessionFactory) {
            this.provider = sessionFactory.getServiceRegistry().getService(ConnectionProvider.class);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = provider.getConnection();
            return (Connection) Proxy.newProxyInstance(OpenmrsDataSource.class.getClassLoader(), new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
                if (method.getName().equals("close")) {
                    provider.closeConnection(connection);
                    return null;
                }
                try {
                    return method.invoke(connection, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    }
}
