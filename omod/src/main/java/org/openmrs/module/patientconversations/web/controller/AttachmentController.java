/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.Attachment;
import org.openmrs.module.patientconversations.model.AttachmentStatus;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.service.AttachmentService;
import org.openmrs.module.patientconversations.service.AuditService;
import org.openmrs.module.patientconversations.service.ConversationService;
import org.openmrs.module.patientconversations.service.Refusal;
import org.openmrs.module.patientconversations.web.FileName;
import org.openmrs.module.patientconversations.web.OriginalBody;
import org.openmrs.module.patientconversations.web.RestCalls;
import org.openmrs.module.patientconversations.web.RestException;
import org.openmrs.module.patientconversations.web.resources.Attached;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.response.ObjectNotFoundException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Opens attachments for who may see their message, in a way that nothing in them can run here; and keeps those that are going to be sent. */
@Controller("patientconversations.attachmentController")
@RequestMapping("/rest/" + RestConstants.VERSION_1 + "/patientconversations/attachment")
public class AttachmentController extends RestCalls {

    /** What browsers show or play and never run; all else is saved. */
    private static final Set<String> SHOWN = new HashSet<>(Arrays.asList("image/jpeg", "image/png", "image/gif", "image/webp", "audio/mpeg", "audio/mp4", "audio/ogg",
            "audio/vorbis", "audio/opus", "audio/x-wav", "audio/vnd.wave", "video/mp4"));

    private static final String THUMBNAIL_TYPE = "image/jpeg";

    @GetMapping("/{uuid}")
    public void open(@PathVariable("uuid") String uuid, @RequestParam(name = "thumbnail", defaultValue = "false") boolean thumbnail, HttpServletResponse response)
            throws IOException {
        requireLogIn();
        Attachment attachment = service().getAttachmentByUuid(uuid).filter(found -> found.getStatus() == AttachmentStatus.STORED)
                .orElseThrow(ObjectNotFoundException::new);
        byte[] content = service().getContent(attachment, thumbnail);
        Context.getService(AuditService.class).recordView(attachment);
        String type = thumbnail && attachment.isThumbnail() ? THUMBNAIL_TYPE : attachment.getContentType();
        boolean shown = SHOWN.contains(type);
        response.setContentType(shown ? type : MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setContentLength(content.length);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.builder(shown ? "inline" : "attachment")
                .filename(service().getName(attachment), StandardCharsets.UTF_8).build().toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.getOutputStream().write(content);
    }

    /**
     * Keeps a file. It is the body itself, as {@code application/octet-stream}: a form on another site's page cannot send that. Its name is where
     * {@link FileName} looks for it.
     */
    @PostMapping
    public ResponseEntity<Object> add(@RequestParam("conversation") String conversationUuid, HttpServletRequest request) throws IOException {
        require(Privileges.SEND_MESSAGES);
        if (!MediaType.APPLICATION_OCTET_STREAM_VALUE.equals(request.getContentType())) {
            throw new RestException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "rest.notFile");
        }
        Conversation conversation = Context.getService(ConversationService.class).getConversationByUuid(conversationUuid).orElseThrow(ObjectNotFoundException::new);
        long longest = service().getMaxBytes();
        if (request.getContentLengthLong() > longest) {
            throw Refusal.of("attachment.tooLarge");
        }
        return answer(HttpStatus.CREATED, Attached.describe(service().addAttachment(conversation, FileName.of(request), OriginalBody.read(request, longest))));
    }

    private static AttachmentService service() {
        return Context.getService(AttachmentService.class);
    }
}
