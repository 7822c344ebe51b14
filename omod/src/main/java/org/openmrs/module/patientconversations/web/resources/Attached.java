/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import java.util.List;
import java.util.stream.Collectors;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.model.Attachment;
import org.openmrs.module.patientconversations.service.AttachmentService;
import org.openmrs.module.patientconversations.service.FailureWords;
import org.openmrs.module.webservices.rest.SimpleObject;

/** What is shown of attachments beside their content. */
public final class Attached {

    private Attached() {
    }

    static List<SimpleObject> describe(List<Attachment> attachments) {
        return attachments.stream().map(Attached::describe).collect(Collectors.toList());
    }

    public static SimpleObject describe(Attachment attachment) {
        return new SimpleObject().add("uuid", attachment.getUuid()).add("name", Context.getService(AttachmentService.class).getName(attachment)).add("contentType", attachment.getContentType())
                .add("size", attachment.getSize()).add("status", attachment.getStatus()).add("thumbnail", attachment.isThumbnail())
                .add("reason", attachment.getErrorCode() == null ? null : words(attachment.getErrorCode()));
    }

    private static String words(String code) {
        return Context.getRegisteredComponent("patientconversations.failureWords", FailureWords.class).of(code, Context.getLocale());
    }
}
