/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import javax.crypto.SecretKey;
import org.openmrs.module.patientconversations.crypto.Aes;
import org.openmrs.module.patientconversations.crypto.Digests;
import org.openmrs.module.patientconversations.crypto.MasterKey;
import org.openmrs.module.patientconversations.model.AuditEntry;

/**
 * Hashes the links of the audit's chain. With HMAC-SHA-256 under a key that is derived from a master key, not with SHA-256 alone: who can write to the database, and
 * so could compute a whole new chain after a change, does not have the key, which is kept outside of it.
 */
final class AuditSeal {

    private static final String PURPOSE = "patientconversations audit chain 1";

    private final SecretKey key;

    private AuditSeal(SecretKey key) {
        this.key = key;
    }

    static AuditSeal under(MasterKey master) {
        return new AuditSeal(Aes.keyOf(Digests.hmac(master.getKey(), PURPOSE)));
    }

    /** Over all fields of an entry, in a fixed order, one a line; none of them can hold a line break. */
    String of(AuditEntry entry) {
        return hash("entry", entry.getId(), entry.getPreviousHash(), entry.getDate().getTime(), entry.getAction(), entry.getUserId(), entry.getParticipantUuid(),
            entry.getParticipantKind(), entry.getPatientId(), entry.getConversationId(), entry.getRemoteAddress(), entry.getDetail(), entry.getMasterKey());
    }

    String ofHead(long entries, String lastHash) {
        return hash("head", entries, lastHash);
    }

    private String hash(Object... fields) {
        StringBuilder lines = new StringBuilder();
        for (Object field : fields) {
            lines.append(field == null ? "" : field.toString()).append('\n');
        }
        return Digests.hex(Digests.hmac(key, lines.toString()));
    }
}
