/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.openmrs.Location;
import org.openmrs.Patient;
import org.openmrs.PatientIdentifier;
import org.openmrs.PersonName;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The little of fhir2 that O3 asks on the way to a chart: one patient by uuid, and the locations to log in at. Every other address is
 * answered 404, as what is unknown is.
 */
@Controller
@RequestMapping("/fhir2/R4")
public class FhirController {

	private static final MediaType FHIR_JSON = MediaType.parseMediaType("application/fhir+json;charset=UTF-8");

	private static final Map<String, String> GENDERS = Map.of("M", "male", "F", "female", "O", "other");

	@GetMapping("/Patient/{uuid}")
	public ResponseEntity<Object> patient(@PathVariable("uuid") String uuid) {
		require(PrivilegeConstants.GET_PATIENTS);
		Patient patient = Context.getPatientService().getPatientByUuid(uuid);
		return patient == null ? answer(HttpStatus.NOT_FOUND, outcome("not-found", "Resource of type Patient with ID " + uuid + " is not known"))
		        : answer(HttpStatus.OK, resource(patient));
	}

	/** The tags of locations are not on the stand-in: a search by tag finds none. */
	@GetMapping("/Location")
	public ResponseEntity<Object> locations(@RequestParam(name = "_id", required = false) String uuid,
	        @RequestParam(name = "_tag", required = false) String tag, @RequestParam(name = "name:contains", defaultValue = "") String name,
	        @RequestParam(name = "_count", defaultValue = "10") int count) {
		require(PrivilegeConstants.GET_LOCATIONS);
		List<Location> found = tag != null ? Collections.emptyList()
		        : Context.getLocationService().getAllLocations(false).stream()
		                .filter(location -> uuid == null || uuid.equals(location.getUuid()))
		                .filter(location -> location.getName().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)))
		                .collect(Collectors.toList());
		List<Object> entries = found.stream().limit(count)
		        .map(location -> new SimpleObject().add("resource", resource(location))).collect(Collectors.toList());
		return answer(HttpStatus.OK, new SimpleObject().add("resourceType", "Bundle").add("type", "searchset").add("total", found.size())
		        .add("entry", entries));
	}

	@ExceptionHandler(APIAuthenticationException.class)
	public ResponseEntity<Object> refuse(APIAuthenticationException refusal) {
		boolean known = Context.isAuthenticated();
		return answer(known ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED, outcome(known ? "forbidden" : "login", refusal.getMessage()));
	}

	private static void require(String privilege) {
		if (!Context.hasPrivilege(privilege)) {
			throw new APIAuthenticationException("Privileges required: " + privilege);
		}
	}

	private static ResponseEntity<Object> answer(HttpStatus status, SimpleObject body) {
		return ResponseEntity.status(status).contentType(FHIR_JSON).body(body);
	}

	private static SimpleObject outcome(String code, String diagnostics) {
		return new SimpleObject().add("resourceType", "OperationOutcome").add("issue", Collections
		        .singletonList(new SimpleObject().add("severity", "error").add("code", code).add("diagnostics", diagnostics)));
	}

	private static SimpleObject resource(Location location) {
		return new SimpleObject().add("resourceType", "Location").add("id", location.getUuid()).add("status", "active")
		        .add("name", location.getName());
	}

	private static SimpleObject resource(Patient patient) {
		SimpleObject resource = new SimpleObject().add("resourceType", "Patient").add("id", patient.getUuid())
		        .add("identifier", patient.getActiveIdentifiers().stream().map(FhirController::identifier).collect(Collectors.toList()))
		        .add("active", !patient.getVoided())
		        .add("name", patient.getNames().stream().filter(name -> !name.getVoided()).map(FhirController::name).collect(Collectors.toList()))
		        .add("gender", GENDERS.getOrDefault(patient.getGender(), "unknown"));
		if (patient.getBirthdate() != null) {
			resource.add("birthDate", day(patient.getBirthdate()));
		}
		if (patient.getDead() && patient.getDeathDate() != null) {
			return resource.add("deceasedDateTime", day(patient.getDeathDate()));
		}
		return resource.add("deceasedBoolean", patient.getDead());
	}

	private static SimpleObject identifier(PatientIdentifier identifier) {
		return new SimpleObject().add("id", identifier.getUuid()).add("use", identifier.getPreferred() ? "official" : "usual")
		        .add("type", new SimpleObject()
		                .add("coding", Collections.singletonList(new SimpleObject().add("code", identifier.getIdentifierType().getUuid())))
		                .add("text", identifier.getIdentifierType().getName()))
		        .add("value", identifier.getIdentifier());
	}

	private static SimpleObject name(PersonName name) {
		List<String> given = Stream.of(name.getGivenName(), name.getMiddleName()).filter(each -> each != null && !each.isEmpty())
		        .collect(Collectors.toCollection(ArrayList::new));
		return new SimpleObject().add("id", name.getUuid()).add("text", name.getFullName()).add("family", name.getFamilyName())
		        .add("given", given);
	}

	private static String day(Date date) {
		return new SimpleDateFormat("yyyy-MM-dd").format(date);
	}
}
