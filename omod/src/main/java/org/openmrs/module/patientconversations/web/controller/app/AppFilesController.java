/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Serves the patient's app itself, from the module's class path: it loads nothing from anywhere else, and may be shown in no frame. The files are small and few, and
 * are kept in memory.
 */
@Controller("patientconversations.appFilesController")
public class AppFilesController {

    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; manifest-src 'self'; "
            + "worker-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static final String ROOT = "/patientconversations/app";

    private static final Pattern NAME = Pattern.compile("(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)+");

    private static final Map<String, String> TYPES = new HashMap<>();

    static {
        TYPES.put("html", "text/html;charset=UTF-8");
        TYPES.put("js", "text/javascript;charset=UTF-8");
        TYPES.put("css", "text/css;charset=UTF-8");
        TYPES.put("json", "application/json");
        TYPES.put("webmanifest", "application/manifest+json");
        TYPES.put("png", "image/png");
        TYPES.put("svg", "image/svg+xml");
        TYPES.put("ico", "image/x-icon");
        TYPES.put("woff2", "font/woff2");
    }

    private final Map<String, StaticFile> files = new ConcurrentHashMap<>();

    @GetMapping({ ROOT, ROOT + "/", ROOT + "/*.*", ROOT + "/assets/**", ROOT + "/icons/**" })
    public void file(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        if (session != null && session.isNew()) {
            session.invalidate();
        }
        String uri = request.getRequestURI();
        String path = uri.substring(uri.indexOf(ROOT) + ROOT.length());
        if (path.isEmpty()) {
            response.sendRedirect(request.getContextPath() + "/ws" + ROOT + "/");
            return;
        }
        String name = path.equals("/") ? "index.html" : path.substring(1);
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        StaticFile plain = type == null || !NAME.matcher(name).matches() ? null : find(name);
        if (plain == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        write(name, type, plain, request, response);
    }

    private void write(String name, String type, StaticFile plain, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, name.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        StaticFile packed = accepted != null && accepted.contains("gzip") ? find(name + ".gz") : null;
        StaticFile sent = packed == null ? plain : packed;
        response.setHeader(HttpHeaders.ETAG, sent.tag);
        if (sent.tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        if (packed != null) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.setContentType(type);
        response.setContentLength(sent.content.length);
        response.getOutputStream().write(sent.content);
    }

    /** Only what is there is kept: nobody fills the memory with names. */
    private StaticFile find(String name) throws IOException {
        StaticFile known = files.get(name);
        if (known != null) {
            return known;
        }
        try (InputStream stream = AppFilesController.class.getClassLoader().getResourceAsStream("app/" + name)) {
            if (stream == null) {
                return null;
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                bytes.write(buffer, 0, read);
            }
            StaticFile found = new StaticFile(bytes.toByteArray());
            files.put(name, found);
            return found;
        }
    }

    private static final class StaticFile {

        private final byte[] content;

        private final String tag;

        StaticFile(byte[] content) {
            this.content = content;
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
                this.tag = '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 22) + '"';
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("This Java has no SHA-256", e);
            }
        }
    }
}
