/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.api.util;

import java.io.IOException;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.fge.jsonpatch.JsonPatch;
import com.github.fge.jsonpatch.JsonPatchException;
import com.github.fge.jsonpatch.mergepatch.JsonMergePatch;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Applies patches to resources by way of their JSON. */
public class JsonPatchUtils {

	private static final ObjectMapper JSON = new ObjectMapper();

	private JsonPatchUtils() {
	}

	/** What a patch does to JSON. */
	private interface Patch {

		JsonNode apply(JsonNode patch, JsonNode original) throws IOException, JsonPatchException;
	}

	/** RFC 7386. */
	public static <T extends IBaseResource> T applyJsonMergePatch(FhirContext context, T resource, String body) {
		return apply(context, resource, body, (patch, original) -> JsonMergePatch.fromJson(patch).apply(original));
	}

	/** RFC 6902. */
	public static <T extends IBaseResource> T applyJsonPatch(FhirContext context, T resource, String body) {
		return apply(context, resource, body, (patch, original) -> JsonPatch.fromJson(patch).apply(original));
	}

	@SuppressWarnings("unchecked")
	private static <T extends IBaseResource> T apply(FhirContext context, T resource, String body, Patch patch) {
		try {
			JsonNode original = JSON.readTree(context.newJsonParser().encodeResourceToString(resource));
			IParser parser = context.newJsonParser();
			parser.setParserErrorHandler(new StrictErrorHandler());
			return parser.parseResource((Class<T>) resource.getClass(), JSON.writeValueAsString(patch.apply(JSON.readTree(body), original)));
		}
		catch (IOException | JsonPatchException | DataFormatException e) {
			throw new InvalidRequestException(e);
		}
	}
}
