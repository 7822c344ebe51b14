/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.fhir;

import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.ValidationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Failures;
import org.openmrs.module.patientconversations.fhir.CommunicationCodes;
import org.openmrs.module.patientconversations.web.Sentences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Tells FHIR clients why something did not work: a code, a sentence of the message catalogue, and nothing that a patient wrote. */
final class FhirErrors {

    private static final Logger log = LoggerFactory.getLogger(FhirErrors.class);

    private FhirErrors() {
    }

    /**
     * Does it, and turns what goes wrong into what HAPI answers: 401 and 403 for who may not, 422 for what a rule refuses, 500 for the rest.
     */
    static <T> T answer(Supplier<T> work) {
        try {
            return work.get();
        } catch (BaseServerResponseException e) {
            throw e;
        } catch (APIAuthenticationException e) {
            throw Context.isAuthenticated() ? new ForbiddenOperationException(Sentences.of("rest.notAllowed"))
                : new AuthenticationException(Sentences.of("rest.notLoggedIn"));
        } catch (ValidationException e) {
            throw new UnprocessableEntityException(Sentences.of("rest.refused"), outcome(e));
        } catch (RuntimeException e) {
            log.error("A FHIR request failed: {}", Failures.describe(e));
            throw new InternalErrorException(Sentences.of("rest.failed"));
        }
    }

    private static OperationOutcome outcome(ValidationException refused) {
        OperationOutcome outcome = new OperationOutcome();
        for (ObjectError error : refused.getErrors().getAllErrors()) {
            OperationOutcomeIssueComponent issue = outcome.addIssue().setSeverity(IssueSeverity.ERROR).setCode(IssueType.BUSINESSRULE);
            issue.getDetails().setText(Sentences.of(error)).addCoding(new Coding(CommunicationCodes.REASON, error.getCode(), null));
            issue.setDiagnostics(error.getCode());
            if (error instanceof FieldError && ((FieldError) error).getField().startsWith("Communication.")) {
                issue.addExpression(((FieldError) error).getField());
            }
        }
        return outcome;
    }
}
