/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.openmrs.util.OpenmrsUtil;

/** What this server is called among those that share its database: the same after a restart, another than its neighbours'. */
final class NodeName {

    /** The scheduler's column is 50 wide. */
    private static final int MAX_HOST = 38;

    private NodeName() {
    }

    static String get() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "unknown";
        }
        String directory = Integer.toHexString(OpenmrsUtil.getApplicationDataDirectory().hashCode());
        return (host.length() > MAX_HOST ? host.substring(0, MAX_HOST) : host) + '/' + directory;
    }
}
