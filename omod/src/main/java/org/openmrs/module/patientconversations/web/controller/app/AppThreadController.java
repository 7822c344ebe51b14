/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.openmrs.module.patientconversations.inbound.PatientApp;
import org.openmrs.module.patientconversations.model.Attachment;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationStatus;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.service.AppMessage;
import org.openmrs.module.patientconversations.service.AppThread;
import org.openmrs.module.patientconversations.service.Page;
import org.openmrs.module.patientconversations.service.RateLimits;
import org.openmrs.module.patientconversations.service.Refusal;
import org.openmrs.module.patientconversations.web.FileName;
import org.openmrs.module.patientconversations.web.JsonBody;
import org.openmrs.module.patientconversations.web.OriginalBody;
import org.openmrs.module.patientconversations.web.RestException;
import org.openmrs.module.patientconversations.web.resources.Input;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
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
import org.springframework.web.context.request.ServletWebRequest;

/** What somebody who is signed in to the patient's app reads and writes. */
@Controller("patientconversations.appThreadController")
@RequestMapping("/patientconversations/app/api")
public class AppThreadController extends AppCalls {

    private static final int MOST_MESSAGES = 100;

    private static final int LONGEST_LAST = 200;

    private static final Set<String> SHOWN = new HashSet<>(Arrays.asList("image/jpeg", "image/png", "image/gif", "image/webp"));

    private static final String THUMBNAIL_TYPE = "image/jpeg";

    @Autowired
    public AppThreadController(@Qualifier("patientconversations.patientApp") PatientApp app, @Qualifier("patientconversations.rateLimits") RateLimits limits) {
        super(app, limits);
    }

    /** Asked for by the page itself, so it keeps nobody signed in. */
    @GetMapping("/changes")
    public ResponseEntity<Object> changes(HttpServletRequest request) throws Exception {
        String revision = signedIn(request, false, participant -> service().getRevision(participant));
        String tag = '"' + revision + '"';
        if (new ServletWebRequest(request).checkNotModified(tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
        }
        return ResponseEntity.ok().eTag(tag).header(HttpHeaders.CACHE_CONTROL, "no-store").contentType(MediaType.APPLICATION_JSON)
            .body(new SimpleObject().add("revision", revision));
    }

    @GetMapping("/threads")
    public ResponseEntity<Object> threads(HttpServletRequest request) throws Exception {
        return answer(HttpStatus.OK, signedIn(request, participant -> new SimpleObject().add("threads",
            service().getThreads(participant).stream().map(AppThreadController::describe).collect(Collectors.toList()))));
    }

    @GetMapping("/threads/{uuid}/messages")
    public ResponseEntity<Object> messages(@PathVariable("uuid") String uuid, @RequestParam(name = "before", required = false) String before,
            @RequestParam(name = "limit", defaultValue = "50") int limit, HttpServletRequest request) throws Exception {
        return answer(HttpStatus.OK, signedIn(request, participant -> {
            Page<AppMessage> page = service().getMessages(participant, thread(participant, uuid), before, Math.min(Math.max(1, limit), MOST_MESSAGES));
            return new SimpleObject().add("messages", page.getItems().stream().map(AppThreadController::describe).collect(Collectors.toList())).add("more", page.hasMore());
        }));
    }

    @PostMapping("/threads/{uuid}/messages")
    public ResponseEntity<Object> send(@PathVariable("uuid") String uuid, HttpServletRequest request) throws Exception {
        Input input = new Input(JsonBody.read(request));
        Optional<String> text = input.text("text");
        Optional<List<String>> files = input.texts("attachments");
        Optional<String> token = input.requiredText("clientToken");
        input.check();
        return answer(HttpStatus.CREATED, signedIn(request, participant -> describe(service().send(participant, thread(participant, uuid), text.orElse(""),
            files.orElse(Collections.emptyList()), token.get()))));
    }

    @PostMapping("/threads/{uuid}/read")
    public ResponseEntity<Object> read(@PathVariable("uuid") String uuid, HttpServletRequest request) throws Exception {
        Input input = new Input(JsonBody.read(request));
        Optional<String> message = input.requiredText("message");
        input.check();
        return answer(HttpStatus.OK, signedIn(request, participant -> {
            service().markRead(participant, thread(participant, uuid), message.get());
            return new SimpleObject();
        }));
    }

    /** The file is the body itself, as {@code application/octet-stream}: a form on another site's page cannot send that. */
    @PostMapping("/threads/{uuid}/files")
    public ResponseEntity<Object> addFile(@PathVariable("uuid") String uuid, HttpServletRequest request) throws Exception {
        String name = FileName.of(request);
        if (!MediaType.APPLICATION_OCTET_STREAM_VALUE.equals(request.getContentType())) {
            throw new RestException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "rest.notFile");
        }
        long longest = signedIn(request, participant -> {
            thread(participant, uuid);
            return service().getMaxBytes();
        });
        byte[] content = content(request, longest);
        return answer(HttpStatus.CREATED, signedIn(request, participant -> {
            Attachment file = service().addFile(participant, thread(participant, uuid), name, content);
            return describe(file, service().getFileName(file));
        }));
    }

    private static byte[] content(HttpServletRequest request, long longest) throws IOException {
        if (request.getContentLengthLong() > longest) {
            throw Refusal.of("attachment.tooLarge");
        }
        try {
            return OriginalBody.read(request, longest);
        } catch (RestException tooLong) {
            throw Refusal.of("attachment.tooLarge");
        }
    }

    @GetMapping("/files/{uuid}")
    public void file(@PathVariable("uuid") String uuid, @RequestParam(name = "thumbnail", defaultValue = "false") boolean thumbnail, HttpServletRequest request,
            HttpServletResponse response) throws Exception {
        OpenedFile file = signedIn(request, participant -> {
            Attachment found = service().getFile(participant, uuid).orElseThrow(AppCalls::notFound);
            String type = thumbnail && found.isThumbnail() ? THUMBNAIL_TYPE : found.getContentType();
            return new OpenedFile(service().getFileName(found), type, service().getFileContent(participant, found, thumbnail));
        });
        boolean shown = SHOWN.contains(file.type);
        response.setContentType(shown ? file.type : MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setContentLength(file.content.length);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.builder(shown ? "inline" : "attachment").filename(file.name, StandardCharsets.UTF_8)
            .build().toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(file.content);
    }

    /** What is not a call of the app; {@code /**} of static files must not answer here. */
    @RequestMapping("/**")
    public ResponseEntity<Object> other(HttpServletRequest request) {
        begin(request);
        return error(HttpStatus.NOT_FOUND, "app.notFound");
    }

    private Conversation thread(Participant participant, String uuid) {
        return service().getThread(participant, uuid).orElseThrow(AppCalls::notFound);
    }

    private static SimpleObject describe(AppThread thread) {
        return new SimpleObject().add("uuid", thread.getConversation().getUuid()).add("subject", thread.getSubject())
            .add("open", thread.getConversation().getStatus() == ConversationStatus.OPEN).add("updated", thread.getConversation().getLastActivity())
            .add("unread", thread.getUnread()).add("last", thread.getLast().map(AppThreadController::summarize).orElse(null));
    }

    private static SimpleObject summarize(AppMessage message) {
        String text = message.getText();
        return new SimpleObject().add("text", text == null || text.length() <= LONGEST_LAST ? text : text.substring(0, LONGEST_LAST)).add("mine", message.isMine())
            .add("date", message.getMessage().getDateCreated()).add("withdrawn", message.isWithdrawn()).add("files", message.getFiles().size());
    }

    private static SimpleObject describe(AppMessage message) {
        return new SimpleObject().add("uuid", message.getMessage().getUuid()).add("mine", message.isMine()).add("author", message.getAuthor())
            .add("text", message.getText()).add("withdrawn", message.isWithdrawn()).add("sent", message.getMessage().getDateCreated())
            .add("status", message.isMine() && message.isReadByStaff() ? "READ" : "SENT")
            .add("attachments", message.getFiles().entrySet().stream().map(file -> describe(file.getKey(), file.getValue())).collect(Collectors.toList()))
            .add("clientToken", message.getClientToken());
    }

    private static SimpleObject describe(Attachment file, String name) {
        return new SimpleObject().add("uuid", file.getUuid()).add("name", name).add("contentType", file.getContentType()).add("size", file.getSize())
            .add("thumbnail", file.isThumbnail());
    }

    private static final class OpenedFile {

        private final String name;

        private final String type;

        private final byte[] content;

        OpenedFile(String name, String type, byte[] content) {
            this.name = name;
            this.type = type;
            this.content = content;
        }
    }
}
