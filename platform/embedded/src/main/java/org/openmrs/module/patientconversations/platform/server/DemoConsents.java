/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

import org.openmrs.Patient;
import org.openmrs.module.ModuleFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Records the demo patients' consents the way everybody does it, by REST, because the ledger is the module's own. Where a patient's ledger
 * has any entry, none is added.
 */
final class DemoConsents {

	private static final Logger log = LoggerFactory.getLogger(DemoConsents.class);

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String AUTHORIZATION =
	        "Basic " + Base64.getEncoder().encodeToString("admin:Admin123".getBytes(StandardCharsets.UTF_8));

	private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private final String address;

	/** @param url of the application */
	DemoConsents(String url) {
		this.address = url + "/ws/rest/v1/conversationconsent";
	}

	void record() {
		if (!ModuleFactory.isModuleStarted("patientconversations")) {
			return;
		}
		for (DemoPatient demo : DemoPatient.all()) {
			if (demo.consents().isEmpty()) {
				continue;
			}
			String uuid = ModuleFactory.asDaemon(() -> {
				Patient patient = DemoData.find(demo.identifier());
				return patient == null ? null : patient.getUuid();
			});
			try {
				if (uuid != null && !record(demo, uuid)) {
					return;
				}
			}
			catch (IOException e) {
				log.warn("The demo patients' consents could not be recorded", e);
				return;
			}
			catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

	private boolean record(DemoPatient demo, String uuid) throws IOException, InterruptedException {
		HttpResponse<String> ledger = send(request("?patient=" + uuid).GET());
		if (ledger.statusCode() != 200) {
			log.warn("The demo patients' consents could not be looked up: {}", ledger.statusCode());
			return false;
		}
		JsonNode results = JSON.readTree(ledger.body()).path("results");
		if (!results.isEmpty()) {
			return true;
		}
		for (Map.Entry<String, String> consent : demo.consents().entrySet()) {
			String body = JSON.writeValueAsString(Map.of("patient", uuid, "system", consent.getKey(), "value",
			    demo.address(consent.getKey()), "status", consent.getValue(), "method", "VERBAL", "note", "Demo data"));
			HttpResponse<String> answer = send(request("").header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
			if (answer.statusCode() != 201) {
				log.warn("A demo patient's consent was refused: {}", answer.statusCode());
			}
		}
		return true;
	}

	private HttpRequest.Builder request(String query) {
		return HttpRequest.newBuilder(URI.create(address + query)).timeout(Duration.ofSeconds(30)).header("Authorization", AUTHORIZATION)
		        .header("Accept", "application/json");
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}
}
