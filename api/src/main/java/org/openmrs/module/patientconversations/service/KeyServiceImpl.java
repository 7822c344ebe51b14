/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.patientconversations.crypto.Aes;
import org.openmrs.module.patientconversations.crypto.KeyMissingException;
import org.openmrs.module.patientconversations.crypto.MasterKey;
import org.openmrs.module.patientconversations.crypto.MasterKeys;
import org.openmrs.module.patientconversations.db.WrappedKey;
import org.openmrs.module.patientconversations.db.WrappedKeyDao;
import org.openmrs.module.patientconversations.db.WrappedKeyDao.Place;
import org.openmrs.module.patientconversations.model.AuditAction;
import org.openmrs.module.patientconversations.model.Conversation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** See {@link KeyService}. Its long work is not one transaction: each batch has its own. */
@Transactional(propagation = Propagation.SUPPORTS)
public class KeyServiceImpl extends BaseOpenmrsService implements KeyService {

    private static final int BATCH = 200;

    private static final Logger log = LoggerFactory.getLogger(KeyServiceImpl.class);

    private final WrappedKeyDao keys;

    private final MasterKeys masterKeys;

    private final AuditTrail trail;

    private final TransactionTemplate transaction;

    public KeyServiceImpl(WrappedKeyDao keys, MasterKeys masterKeys, AuditTrail trail, PlatformTransactionManager transactions) {
        this.keys = keys;
        this.masterKeys = masterKeys;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    @Transactional(readOnly = true)
    public KeyRotation getState() {
        if (masterKeys.isEmpty()) {
            return new KeyRotation(null, 0, masterKeys.isFromEnvironment(), 0, 0, 0, 0);
        }
        String current = masterKeys.getCurrent().getId();
        return new KeyRotation(current, masterKeys.count(), masterKeys.isFromEnvironment(), keys.countOthers(Place.CONVERSATION, current),
                keys.countOthers(Place.ATTACHMENT, current), keys.countOthers(Place.LINK, current), 0);
    }

    @Override
    public KeyRotation rotate() {
        return wrapUnder(masterKeys.add().orElseGet(masterKeys::getCurrent));
    }

    @Override
    public KeyRotation resume() {
        return wrapUnder(masterKeys.getCurrent());
    }

    private KeyRotation wrapUnder(MasterKey current) {
        transaction.executeWithoutResult(status -> trail.record(AuditEvent.byStaff(AuditAction.KEYS_ROTATED, Context.getAuthenticatedUser()).detail(current.getId())));
        long[] conversations = wrapAll(Place.CONVERSATION, current);
        long[] attachments = wrapAll(Place.ATTACHMENT, current);
        long[] links = wrapAll(Place.LINK, current);
        long[] push = wrapAll(Place.PUSH, current);
        log.info("{} wraps {} conversations, {} attachments and {} links anew", current, conversations[0], attachments[0], links[0]);
        return new KeyRotation(current.getId(), masterKeys.count(), masterKeys.isFromEnvironment(), conversations[0], attachments[0], links[0],
                conversations[1] + attachments[1] + links[1] + push[1]);
    }

    /** @return how many were wrapped anew, and how many could not be */
    private long[] wrapAll(Place place, MasterKey current) {
        long[] counts = new long[2];
        int[] last = new int[1];
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> {
                List<WrappedKey> batch = keys.findOthers(place, current.getId(), last[0], BATCH);
                for (WrappedKey old : batch) {
                    counts[wrap(place, old, current) ? 0 : 1]++;
                    last[0] = old.getId();
                }
                return batch.size() == BATCH;
            }));
        }
        return counts;
    }

    private boolean wrap(Place place, WrappedKey old, MasterKey current) {
        String where = where(place, old);
        byte[] clear;
        try {
            clear = Aes.open(masterKeys.get(old.getMasterKey()).getKey(), Base64.getDecoder().decode(old.getSealed()), where);
        } catch (KeyMissingException e) {
            log.warn("What rests at {} stays under a master key that is not here", where);
            return false;
        } catch (IllegalStateException e) {
            log.warn("What rests at {} cannot be opened and stays as it is", where);
            return false;
        }
        return keys.replace(place, old, current.getId(), new String(Base64.getEncoder().encode(Aes.seal(current.getKey(), clear, where)), StandardCharsets.US_ASCII));
    }

    private static String where(Place place, WrappedKey key) {
        switch (place) {
            case CONVERSATION:
                Conversation conversation = new Conversation();
                conversation.setUuid(key.getUuid());
                return SealedTexts.keyPlace(conversation);
            case ATTACHMENT:
                return key.getUuid();
            case LINK:
                return "link/" + key.getUuid();
            default:
                return "push/" + key.getUuid();
        }
    }
}
