/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.Urls;
import org.openmrs.module.patientconversations.crypto.Aes;
import org.openmrs.module.patientconversations.crypto.Digests;
import org.openmrs.module.patientconversations.crypto.MasterKey;
import org.openmrs.module.patientconversations.crypto.MasterKeys;
import org.openmrs.module.patientconversations.model.AccessLink;

/** The secrets of links: tokens, which the database holds as digests and sealed only, and one-time codes, which it holds as keyed digests. */
public class LinkTokens {

    private static final int TOKEN_BYTES = 32;

    private static final String APP = "/ws/patientconversations/app/";

    private static final String CODE_KEY = "one-time codes";

    private final MasterKeys masterKeys;

    private final Settings settings;

    public LinkTokens(MasterKeys masterKeys, Settings settings) {
        this.masterKeys = masterKeys;
        this.settings = settings;
    }

    /** Gives a link its token. */
    void give(AccessLink link) {
        String token = Digests.newToken(TOKEN_BYTES);
        MasterKey master = masterKeys.isEmpty() ? masterKeys.createFirst().orElseGet(masterKeys::getCurrent) : masterKeys.getCurrent();
        link.setTokenHash(Digests.sha256(token));
        link.setMasterKey(master.getId());
        link.setSealedToken(Base64.getEncoder().encodeToString(Aes.seal(master.getKey(), token.getBytes(StandardCharsets.US_ASCII), place(link))));
    }

    /** The address that a link is, with its token behind the sharp sign, where no server, log or Referer gets it; empty if this server has no public address. */
    public Optional<String> addressOf(AccessLink link) {
        return getAppAddress().map(address -> address + '#' + tokenOf(link));
    }

    /**
     * Where patients find the app, with a slash at the end; empty if this server has no public address, or one without https, under which browsers keep
     * neither the app's cookie nor passkeys.
     */
    public Optional<String> getAppAddress() {
        return settings.get(GlobalProperties.PUBLIC_BASE_URL).filter(Urls::keepsSecrets).map(base -> base.replaceAll("/+$", "") + APP);
    }

    /** @throws org.openmrs.module.patientconversations.crypto.KeyMissingException if this server lacks the key */
    private String tokenOf(AccessLink link) {
        byte[] sealed = Base64.getDecoder().decode(link.getSealedToken());
        return new String(Aes.open(masterKeys.get(link.getMasterKey()).getKey(), sealed, place(link)), StandardCharsets.US_ASCII);
    }

    /** What the database keeps of a code of this link. */
    String digestOfCode(AccessLink link, String code) {
        SecretKey key = Aes.keyOf(Digests.hmac(masterKeys.get(link.getMasterKey()).getKey(), CODE_KEY));
        return Digests.base64Url(Digests.hmac(key, link.getUuid() + '/' + code));
    }

    private static String place(AccessLink link) {
        return "link/" + link.getUuid();
    }
}
