/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.fhir;

import ca.uhn.fhir.context.FhirContext;
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
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ParameterUtil;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.openmrs.module.fhir2.api.FhirPatientService;
import org.openmrs.module.fhir2.api.FhirUserService;
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

    private final FhirUserService users;

    @Autowired
    public CommunicationFhirResourceProvider(@Qualifier("patientconversations.communications") Communications communications,
            FhirPatientService patients, FhirUserService users) {
        this.communications = communications;
        this.patients = patients;
        this.users = users;
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
            @OptionalParam(name = Communication.SP_ENCOUNTER, targetTypes = Encounter.class) ReferenceAndListParam encounter,
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
            .patient(subject).partOf(partOf).sender(sender).recipient(recipient).encounter(encounter).status(status).category(category).medium(medium).sent(sent)
            .received(received).lastUpdated(lastUpdated).sort(sort).getCriteria(), includes, communications, patients, users));
    }

    /** With {@code If-None-Exist: identifier=…}, what is there already is returned and nothing is sent. */
    @Create
    public MethodOutcome create(@ResourceParam Communication received, @ConditionalUrlParam String condition, RequestDetails request) {
        return FhirErrors.answer(() -> {
            Communication communication = asSent(received, request);
            Optional<Communication> present = condition == null ? Optional.empty() : findInstead(communication, identifierOf(condition));
            Communication result = present.orElseGet(() -> communications.create(communication));
            return outcome(result).setCreated(!present.isPresent());
        });
    }

    /** What has the identifier is found again by it only if it is created with it. */
    private Optional<Communication> findInstead(Communication communication, TokenParam identifier) {
        if (!communication.hasIdentifier()) {
            communication.addIdentifier().setSystem(identifier.getSystem()).setValue(identifier.getValue());
        }
        if (communication.getIdentifier().stream().noneMatch(each -> isNamed(each, identifier))) {
            throw new InvalidRequestException("If-None-Exist names another identifier than the resource has");
        }
        return communications.findByIdentifier(
            communications.newSearch().identifier(new TokenAndListParam().addAnd(new TokenOrListParam().add(identifier))).getCriteria());
    }

    private static boolean isNamed(Identifier identifier, TokenParam name) {
        return name.getValue().equals(identifier.getValue()) && (name.getSystem() == null || name.getSystem().equals(identifier.getSystem()));
    }

    private static TokenParam identifierOf(String condition) {
        String query = condition.substring(condition.indexOf('?') + 1);
        if (!query.startsWith(IF_IDENTIFIER) || query.contains("&")) {
            throw new InvalidRequestException("If-None-Exist takes one identifier");
        }
        String[] token = decode(query.substring(IF_IDENTIFIER.length())).split("\\|", 2);
        return token.length == 2 ? new TokenParam(token[0], token[1]) : new TokenParam(token[0]);
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, Constants.CHARSET_NAME_UTF8);
        } catch (UnsupportedEncodingException | IllegalArgumentException e) {
            throw new InvalidRequestException("If-None-Exist is not encoded as a URL is");
        }
    }

    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam Communication received, RequestDetails request) {
        return FhirErrors.answer(() -> outcome(communications.update(named(id), version(request), asSent(received, request))));
    }

    /** HAPI calls for an address without an id as well. */
    private static String named(IdType id) {
        if (id == null) {
            throw new InvalidRequestException("The address does not say which one is to be changed");
        }
        return id.getIdPart();
    }

    /** What the client wrote, where the server was given something else. */
    private static Communication asSent(Communication received, RequestDetails request) {
        Communication communication = body(request)
            .map(sent -> EncodingEnum.detectEncoding(sent).newParser(request.getFhirContext()).parseResource(Communication.class, sent)).orElse(received);
        if (communication == null) {
            throw new InvalidRequestException("The body holds no resource");
        }
        return communication;
    }

    private static Optional<String> body(RequestDetails request) {
        return OriginalBodyFilter.bodyOf(((ServletRequestDetails) request).getServletRequest()).filter(StringUtils::isNotBlank);
    }

    private static Optional<String> version(RequestDetails request) {
        return Optional.ofNullable(request.getHeader(Constants.HEADER_IF_MATCH)).map(ParameterUtil::parseETagValue);
    }

    @Patch
    public MethodOutcome patch(@IdParam IdType id, PatchTypeEnum type, @ResourceParam String received, RequestDetails request) {
        return FhirErrors.answer(() -> {
            String body = body(request).orElse(received);
            if (type != PatchTypeEnum.JSON_PATCH) {
                throw new InvalidRequestException("Only JSON patches are understood");
            }
            Communication present = communications.get(named(id));
            boolean merge = String.valueOf(request.getHeader(Constants.HEADER_CONTENT_TYPE)).startsWith("application/merge-patch+json");
            return outcome(communications.update(named(id), version(request), patched(present, body, merge, request.getFhirContext())));
        });
    }

    /** fhir2 refuses what is not JSON, and fails on JSON that is no patch. */
    private static Communication patched(Communication present, String patch, boolean merge, FhirContext context) {
        try {
            return merge ? JsonPatchUtils.applyJsonMergePatch(context, present, patch) : JsonPatchUtils.applyJsonPatch(context, present, patch);
        } catch (BaseServerResponseException refused) {
            throw refused;
        } catch (RuntimeException e) {
            throw new InvalidRequestException("The patch cannot be applied", e);
        }
    }

    private static MethodOutcome outcome(Communication communication) {
        MethodOutcome outcome = new MethodOutcome(communication.getIdElement());
        outcome.setResource(communication);
        return outcome;
    }
}
