/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller.app;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.openmrs.api.ValidationException;
import org.openmrs.module.patientconversations.crypto.KeyMissingException;
import org.openmrs.module.patientconversations.inbound.PatientApp;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.service.NotSignedIn;
import org.openmrs.module.patientconversations.service.PatientAppService;
import org.openmrs.module.patientconversations.service.RateLimits;
import org.openmrs.module.patientconversations.service.RateLimits.Rule;
import org.openmrs.module.patientconversations.service.TooManyRequests;
import org.openmrs.module.patientconversations.web.JsonBody;
import org.openmrs.module.patientconversations.web.RestException;
import org.openmrs.module.patientconversations.web.Sentences;
import org.openmrs.module.patientconversations.web.WordlessFailure;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * What the calls of the patient's app have in common, which anybody may make: a pace for each remote address, a cookie of their own in place of OpenMRS'
 * session, answers that no cache keeps, and errors that hold a code and a sentence and nothing else. Public, since Spring calls no error handlers of a class
 * that only its package sees.
 */
public abstract class AppCalls {

    static final String COOKIE = "pc_app";

    static final String WRONG = "verify.failed";

    static final String LINK_INVALID = "link.invalid";

    private static final Logger log = LoggerFactory.getLogger(AppCalls.class);

    private final PatientApp app;

    private final RateLimits limits;

    AppCalls(PatientApp app, RateLimits limits) {
        this.app = app;
        this.limits = limits;
    }

    final PatientApp app() {
        return app;
    }

    final PatientAppService service() {
        return app.getService();
    }

    final RateLimits limits() {
        return limits;
    }

    /** What is done for somebody who is signed in. */
    @FunctionalInterface
    interface Work<T> {

        T of(Participant participant) throws Exception;
    }

    /** Runs as the module, for whom the request's cookie stands for; what it returns is whole. */
    final <T> T signedIn(HttpServletRequest request, boolean active, Work<T> work) throws Exception {
        begin(request);
        String token = cookie(request).orElseThrow(AppCalls::signedOut);
        return app.call(() -> work.of(service().findSession(token, active).orElseThrow(AppCalls::signedOut)));
    }

    final <T> T signedIn(HttpServletRequest request, Work<T> work) throws Exception {
        return signedIn(request, true, work);
    }

    /** Counts the call, and leaves no session of OpenMRS behind: nobody comes back for it. */
    final void begin(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null && session.isNew()) {
            session.invalidate();
        }
        limits.takeFrom(Rule.CALL, request.getRemoteAddr());
    }

    /** Reads a request's body, once its address may make one more call, and one more of this kind. */
    final SimpleObject read(HttpServletRequest request, Rule rule) throws IOException {
        begin(request);
        limits.takeFrom(rule, request.getRemoteAddr());
        return JsonBody.read(request);
    }

    static Optional<String> cookie(HttpServletRequest request) {
        return request.getCookies() == null ? Optional.empty()
            : Arrays.stream(request.getCookies()).filter(each -> COOKIE.equals(each.getName())).map(Cookie::getValue).filter(value -> !value.isEmpty()).findFirst();
    }

    /** Signs the browser in, and ends the session that it had before. */
    final void open(HttpServletRequest request, HttpServletResponse response, String session) throws Exception {
        end(request);
        setCookie(request, response, session);
    }

    /** Ends the session that the browser has, if any. */
    final void end(HttpServletRequest request) throws Exception {
        Optional<String> token = cookie(request);
        if (token.isPresent()) {
            app.call(() -> {
                service().signOut(token.get());
                return null;
            });
        }
    }

    /** For this host, this path and this site only, out of reach of scripts, and gone with the browser's window; the servlet API knows no SameSite. */
    static void setCookie(HttpServletRequest request, HttpServletResponse response, String token) {
        response.addHeader(HttpHeaders.SET_COOKIE, COOKIE + '=' + token + "; Path=" + request.getContextPath() + "/ws/patientconversations/app; HttpOnly; Secure; SameSite=Strict"
                + (token.isEmpty() ? "; Max-Age=0" : ""));
    }

    static ResponseEntity<Object> answer(HttpStatus status, Object body) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).cacheControl(CacheControl.noStore()).header("X-Content-Type-Options", "nosniff")
            .body(body);
    }

    static ResponseEntity<Object> error(HttpStatus status, String code) {
        return answer(status, describe(code, Sentences.of(code)));
    }

    static ResponseEntity<Object> later(String code, long seconds) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).contentType(MediaType.APPLICATION_JSON).cacheControl(CacheControl.noStore())
            .header("X-Content-Type-Options", "nosniff").header(HttpHeaders.RETRY_AFTER, Long.toString(seconds)).body(describe(code, Sentences.of(code)));
    }

    private static SimpleObject describe(String code, String message) {
        return new SimpleObject().add("error", new SimpleObject().add("code", code).add("message", message));
    }

    static RestException signedOut() {
        return new RestException(HttpStatus.UNAUTHORIZED, "app.signedOut");
    }

    /** Also for what is there and is another patient's. */
    static RestException notFound() {
        return new RestException(HttpStatus.NOT_FOUND, "app.notFound");
    }

    @ExceptionHandler(TooManyRequests.class)
    public ResponseEntity<Object> tooMany(TooManyRequests refused) {
        return later("tooMany", refused.getRetryAfterSeconds());
    }

    @ExceptionHandler(NotSignedIn.class)
    public ResponseEntity<Object> notSignedIn() {
        return ended(signedOut());
    }

    @ExceptionHandler(RestException.class)
    public ResponseEntity<Object> ended(RestException ended) {
        return error(ended.getStatus(), ended.getCode());
    }

    /** The first of what is wrong, and where: the app shows one at a time. */
    @ExceptionHandler(ValidationException.class)
    public ResponseEntity<Object> refused(ValidationException refused) {
        if (refused.getErrors() == null || refused.getErrors().getAllErrors().isEmpty()) {
            return error(HttpStatus.BAD_REQUEST, "rest.refused");
        }
        ObjectError first = refused.getErrors().getAllErrors().get(0);
        String code = first.getCode();
        if ("attachment.tooLarge".equals(code)) {
            return answer(HttpStatus.PAYLOAD_TOO_LARGE, describe("file.tooLarge", Sentences.of(code)));
        }
        SimpleObject body = describe("attachment.type".equals(code) ? "file.type" : code, Sentences.of(code));
        if (first instanceof FieldError) {
            body.<SimpleObject> get("error").add("field", ((FieldError) first).getField());
        }
        return answer(HttpStatus.BAD_REQUEST, body);
    }

    @ExceptionHandler({ MissingServletRequestParameterException.class, MethodArgumentTypeMismatchException.class })
    public ResponseEntity<Object> malformed() {
        return error(HttpStatus.BAD_REQUEST, "rest.refused");
    }

    @ExceptionHandler(Exception.class)
    public ResponseEntity<Object> failed(Exception failure, HttpServletRequest request) {
        if (ExceptionUtils.indexOfType(failure, KeyMissingException.class) >= 0) {
            log.error("{} {}: the key of a Secure conversation is not on this server", request.getMethod(), request.getRequestURI());
            return error(HttpStatus.SERVICE_UNAVAILABLE, "secure.keyMissing");
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), new WordlessFailure(failure));
        return error(HttpStatus.INTERNAL_SERVER_ERROR, "rest.failed");
    }
}
