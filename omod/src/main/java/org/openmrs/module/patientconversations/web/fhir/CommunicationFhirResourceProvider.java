/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.fhir;

import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.IncludeParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Patch;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Sort;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.openmrs.module.fhir2.api.FhirPatientService;
import org.openmrs.module.fhir2.api.FhirPractitionerService;
import org.openmrs.module.fhir2.api.annotations.R4Provider;
import org.openmrs.module.fhir2.api.util.JsonPatchUtils;
import org.openmrs.module.patientconversations.fhir.Communications;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * {@code /ws/fhir2/R4/Communication}: reads, searches, creates and moves the status on. There is no {@code _history}: earlier versions are
 * not kept as resources; and no delete: what was said stays in the record.
 */
@Component("patientconversations.communicationFhirR4ResourceProvider")
@R4Provider
public class CommunicationFhirResourceProvider implements IResourceProvider {

    private static final String IF_IDENTIFIER = Communication.SP_IDENTIFIER + "=";

    private final Communications communications;

    private final FhirPatientService patients;

    private final FhirPractitionerService practitioners;

    @Autowired
    public CommunicationFhirResourceProvider(@Qualifier("patientconversations.communications") Communications communications,
            FhirPatientService patients, FhirPractitionerService practitioners) {
        this.communications = communications;
        this.patients = patients;
        this.practitioners = practitioners;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return Communication.class;
    }

    @Read
    public Communication read(@IdParam IdType id) {
        return FhirErrors.answer(() -> communications.get(id.getIdPart()));
    }

    @Search
    public IBundleProvider search(@OptionalParam(name = Communication.SP_RES_ID) TokenAndListParam id,
            @OptionalParam(name = Communication.SP_IDENTIFIER) TokenAndListParam identifier,
            @OptionalParam(name = Communication.SP_PATIENT, chainWhitelist = { "", Patient.SP_IDENTIFIER }, targetTypes = Patient.class) ReferenceAndListParam patient,
            @OptionalParam(name = Communication.SP_SUBJECT, chainWhitelist = { "", Patient.SP_IDENTIFIER }, targetTypes = Patient.class) ReferenceAndListParam subject,
            @OptionalParam(name = Communication.SP_PART_OF, targetTypes = Communication.class) ReferenceAndListParam partOf,
            @OptionalParam(name = Communication.SP_SENDER, targetTypes = { Patient.class, Practitioner.class }) ReferenceAndListParam sender,
            @OptionalParam(name = Communication.SP_RECIPIENT, targetTypes = { Patient.class, Practitioner.class }) ReferenceAndListParam recipient,
            @OptionalParam(name = Communication.SP_STATUS) TokenAndListParam status,
            @OptionalParam(name = Communication.SP_CATEGORY) TokenAndListParam category,
            @OptionalParam(name = Communication.SP_MEDIUM) TokenAndListParam medium,
            @OptionalParam(name = Communication.SP_SENT) DateRangeParam sent,
            @OptionalParam(name = Communication.SP_RECEIVED) DateRangeParam received,
            @OptionalParam(name = "_lastUpdated") DateRangeParam lastUpdated,
            @Sort SortSpec sort,
            @IncludeParam(allow = { "Communication:subject", "Communication:patient", "Communication:sender", "Communication:recipient",
                "Communication:part-of" }) Set<Include> includes) {
        return FhirErrors.answer(() -> new CommunicationBundle(communications.newSearch().id(id).identifier(identifier).patient(patient)
            .patient(subject).partOf(partOf).sender(sender).recipient(recipient).status(status).category(category).medium(medium).sent(sent)
            .received(received).lastUpdated(lastUpdated).sort(sort).getCriteria(), includes, communications, patients, practitioners));
    }

    /** With {@code If-None-Exist: identifier=…}, what is there already is returned and nothing is sent. */
    @Create
    public MethodOutcome create(@ResourceParam Communication communication, @ConditionalUrlParam String condition) {
        return FhirErrors.answer(() -> {
            Optional<Communication> present = condition == null ? Optional.empty() : communications.findByIdentifier(
                communications.newSearch().identifier(identifierOf(condition)).getCriteria());
            Communication result = present.orElseGet(() -> communications.create(communication));
            return outcome(result).setCreated(!present.isPresent());
        });
    }

    private static TokenAndListParam identifierOf(String condition) {
        String query = condition.substring(condition.indexOf('?') + 1);
        if (!query.startsWith(IF_IDENTIFIER) || query.contains("&")) {
            throw new InvalidRequestException("If-None-Exist takes one identifier");
        }
        String[] token = decode(query.substring(IF_IDENTIFIER.length())).split("\\|", 2);
        TokenParam identifier = token.length == 2 ? new TokenParam(token[0], token[1]) : new TokenParam(token[0]);
        return new TokenAndListParam().addAnd(new TokenOrListParam().add(identifier));
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, Constants.CHARSET_NAME_UTF8);
        } catch (UnsupportedEncodingException | IllegalArgumentException e) {
            throw new InvalidRequestException("If-None-Exist is not encoded as a URL is");
        }
    }

    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam Communication communication) {
        return FhirErrors.answer(() -> outcome(communications.update(id.getIdPart(), communication)));
    }

    @Patch
    public MethodOutcome patch(@IdParam IdType id, PatchTypeEnum type, @ResourceParam String body, RequestDetails request) {
        return FhirErrors.answer(() -> {
            if (type != PatchTypeEnum.JSON_PATCH) {
                throw new InvalidRequestException("Only JSON patches are understood");
            }
            Communication present = communications.get(id.getIdPart());
            boolean merge = String.valueOf(request.getHeader(Constants.HEADER_CONTENT_TYPE)).startsWith("application/merge-patch+json");
            Communication wanted = merge ? JsonPatchUtils.applyJsonMergePatch(request.getFhirContext(), present, body)
                : JsonPatchUtils.applyJsonPatch(request.getFhirContext(), present, body);
            return outcome(communications.update(id.getIdPart(), wanted));
        });
    }

    private static MethodOutcome outcome(Communication communication) {
        MethodOutcome outcome = new MethodOutcome(communication.getIdElement());
        outcome.setResource(communication);
        return outcome;
    }
}
