/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web;

import javax.servlet.http.HttpServletRequest;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.ValidationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.crypto.KeyMissingException;
import org.openmrs.module.patientconversations.service.Refusal;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.response.ConversionException;
import org.openmrs.module.webservices.rest.web.response.ResourceDoesNotSupportOperationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * What the module's REST controllers have in common: they answer JSON only, to people who are logged in only, and whatever
 * goes wrong becomes a status, a code and a sentence. The handlers of webservices.rest's own base class are not used: by
 * default these answer with the stack trace and the messages of all causes, which may hold what a patient wrote.
 */
public abstract class RestCalls {

    private static final Logger log = LoggerFactory.getLogger(RestCalls.class);

    protected static ResponseEntity<Object> answer(HttpStatus status, Object body) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(body);
    }

    /** @throws APIAuthenticationException unless somebody is logged in who has the privilege */
    protected static void require(String privilege) {
        requireLogIn();
        if (!Context.hasPrivilege(privilege)) {
            throw new APIAuthenticationException(privilege);
        }
    }

    protected static void requireLogIn() {
        if (!Context.isAuthenticated()) {
            throw new APIAuthenticationException("log-in");
        }
    }

    @ExceptionHandler(ValidationException.class)
    public ResponseEntity<Object> refused(ValidationException refused) {
        return answer(HttpStatus.BAD_REQUEST, RestErrors.of(refused));
    }

    /** Of a parameter in the query that is of another type. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    public ResponseEntity<Object> mistyped(MethodArgumentTypeMismatchException mistyped) {
        return refused(Refusal.ofField(mistyped.getName(), "field.type"));
    }

    @ExceptionHandler(MissingServletRequestParameterException.class)
    public ResponseEntity<Object> missing(MissingServletRequestParameterException missing) {
        return refused(Refusal.ofField(missing.getParameterName(), "field.required"));
    }

    @ExceptionHandler(RestException.class)
    public ResponseEntity<Object> ended(RestException ended) {
        return answer(ended.getStatus(), RestErrors.of(ended.getCode()));
    }

    /** Nothing garbled: who restores the key reads everything again. */
    @ExceptionHandler(KeyMissingException.class)
    public ResponseEntity<Object> keyMissing() {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, RestErrors.of("secure.keyMissing"));
    }

    @ExceptionHandler(APIAuthenticationException.class)
    public ResponseEntity<Object> notAllowed(HttpServletRequest request) {
        if (Context.isAuthenticated()) {
            return answer(HttpStatus.FORBIDDEN, RestErrors.of("rest.notAllowed"));
        }
        SimpleObject body = RestErrors.of("rest.notLoggedIn");
        ResponseEntity.BodyBuilder unauthorized = ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .contentType(MediaType.APPLICATION_JSON);
        if (!"true".equals(request.getHeader("Disable-WWW-Authenticate"))) {
            unauthorized.header("WWW-Authenticate", "Basic realm=\"OpenMRS at " + RestConstants.URI_PREFIX + "\"");
        }
        return unauthorized.body(body);
    }

    @ExceptionHandler(Exception.class)
    public ResponseEntity<Object> failed(Exception failure, HttpServletRequest request) {
        if (ExceptionUtils.indexOfType(failure, APIAuthenticationException.class) >= 0) {
            return notAllowed(request);
        }
        if (ExceptionUtils.indexOfType(failure, KeyMissingException.class) >= 0) {
            log.error("{}", ((KeyMissingException) ExceptionUtils.getThrowables(failure)[ExceptionUtils.indexOfType(failure, KeyMissingException.class)]).getMessage());
            return keyMissing();
        }
        if (failure instanceof ResourceDoesNotSupportOperationException) {
            return ended(new RestException(HttpStatus.METHOD_NOT_ALLOWED, "rest.method"));
        }
        ResponseStatus status = failure.getClass().getAnnotation(ResponseStatus.class);
        boolean ours = status == null || status.value().is5xxServerError()
                || failure instanceof ConversionException && !isUnknownProperty(failure);
        if (ours) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), new WordlessFailure(failure));
            return answer(HttpStatus.INTERNAL_SERVER_ERROR, RestErrors.of("rest.failed"));
        }
        return answer(status.value(), RestErrors.of(status.value() == HttpStatus.NOT_FOUND ? "rest.notFound" : "rest.refused"));
    }

    /** The framework says ConversionException of a representation that names an unknown property, but also of one whose reading fails. */
    private static boolean isUnknownProperty(Exception failure) {
        Throwable root = ExceptionUtils.getRootCause(failure);
        return root == null || root instanceof ConversionException || root instanceof NoSuchMethodException
                || root instanceof IllegalArgumentException;
    }
}
