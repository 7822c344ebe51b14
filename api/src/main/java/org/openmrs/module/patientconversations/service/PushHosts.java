/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;

/**
 * Which addresses notices of news may go to. The address comes from the browser, so from anybody: only the push services of browsers that an administrator
 * lists are called, by https at its own port, and none that resolves to an address within the practice's network.
 */
public class PushHosts {

    static final String DEFAULT = "fcm.googleapis.com, updates.push.services.mozilla.com, *.notify.windows.com, *.push.apple.com";

    private static final int LONGEST = 2000;

    private static final int HTTPS = 443;

    private final Settings settings;

    public PushHosts(Settings settings) {
        this.settings = settings;
    }

    /** The address, if it may be called; looks up no name. */
    public Optional<URI> find(String endpoint) {
        try {
            URI address = new URI(endpoint == null || endpoint.length() > LONGEST ? "" : endpoint);
            boolean plain = "https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null && address.getUserInfo() == null && address.getFragment() == null;
            return plain && (address.getPort() < 0 || address.getPort() == HTTPS) && isListed(address.getHost().toLowerCase(Locale.ROOT)) ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Whether a host is out in the open; asks the name service, so not within a transaction. */
    public boolean isPublic(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).noneMatch(PushHosts::isWithin);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isWithin(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
        boolean shared = bytes.length == 4 && (bytes[0] & 0xFF) == 100 && (bytes[1] & 0xC0) == 64;
        return address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress() || address.isMulticastAddress()
                || uniqueLocal || shared;
    }

    private boolean isListed(String host) {
        return Arrays.stream(settings.get(GlobalProperties.SECURE_PUSH_HOSTS).orElse(DEFAULT).split(",")).map(name -> name.trim().toLowerCase(Locale.ROOT))
            .anyMatch(name -> name.startsWith("*.") ? host.endsWith(name.substring(1)) && host.length() >= name.length() : !name.isEmpty() && host.equals(name));
    }
}
