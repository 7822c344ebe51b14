/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.assertj.core.api.ObjectAssert;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.web.test.BaseModuleWebContextSensitiveTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The framework answers as webservices.rest 3.4.1 does, its traps included. */
@SuppressWarnings("unchecked")
public class RestFrameworkTest extends BaseModuleWebContextSensitiveTest {

    private static final String PATIENT = "da7f524f-27ce-4bb2-86d6-6d1d05312bd5";

    @Autowired
    private WebApplicationContext context;

    private MockMvc mvc;

    private int status;

    private MockHttpServletResponse response;

    @Before
    public void threeKites() {
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
        Patient owner = Context.getPatientService().getPatientByUuid(PATIENT);
        Kite.ALL.clear();
        Kite.of("kite-1", "red", owner);
        Kite.of("kite-2", "blue", null);
        Kite.of("kite-3", "green", null);
    }

    @Test
    public void showsTheDefaultRepresentationWithItsVersionAndAddress() throws Exception {
        Map<String, Object> kite = get("kite/kite-1");
        assertThat(status).isEqualTo(200);
        check(kite, "uuid").isEqualTo("kite-1");
        check(kite, "display").isEqualTo("a red kite");
        check(kite, "resourceVersion").isEqualTo("1.8");
        check(kite, "owner.uuid").isEqualTo(PATIENT);
        check(kite, "owner.display").asString().contains(" - ");
        check(kite, "links.0.rel").isEqualTo("self");
        check(kite, "links.0.uri").asString().endsWith("/ws/rest/v1/kite/kite-1");
        check(kite, "links.0.resourceAlias").isEqualTo("kite");
        assertThat(kite).doesNotContainKey("auditInfo");
    }

    @Test
    public void showsOtherRepresentations() throws Exception {
        Map<String, Object> ref = get("kite/kite-1?v=ref");
        check(ref, "display").isEqualTo("a red kite");
        assertThat(ref).doesNotContainKey("color");
        assertThat(ref).doesNotContainKey("resourceVersion");
        assertThat(get("kite/kite-1?v=full")).containsKey("auditInfo");
        get("kite/kite-1?v=unheardOf");
        assertThat(status).isEqualTo(400);
    }

    @Test
    public void showsExactlyTheCustomProperties() throws Exception {
        Map<String, Object> kite = get("kite/kite-1?v=custom:(color,owner:(uuid,person:(gender)))");
        check(kite, "color").isEqualTo("red");
        check(kite, "owner.uuid").isEqualTo(PATIENT);
        check(kite, "owner.person.gender").isEqualTo("M");
        assertThat(kite).doesNotContainKey("uuid");
        assertThat((Map<String, Object>) kite.get("owner")).doesNotContainKey("display");
        get("kite/kite-1?v=custom:(weight)");
        assertThat(status).isEqualTo(400);
    }

    @Test
    public void answers404ForAnUnknownUuidAndAnUnknownResource() throws Exception {
        Map<String, Object> error = get("kite/none");
        assertThat(status).isEqualTo(404);
        check(error, "error.message").asString().startsWith("Object with given uuid doesn't exist [");
        get("unheardof/kite-1");
        assertThat(status).isEqualTo(404);
    }

    @Test
    public void listsReferencesAndPages() throws Exception {
        Map<String, Object> page = get("kite?limit=2&totalCount=true");
        check(page, "results").asList().hasSize(2);
        check(page, "results.0.color").isNull();
        check(page, "totalCount").isEqualTo(3);
        check(page, "links").asList().hasSize(1);
        check(page, "links.0.rel").isEqualTo("next");
        check(page, "links.0.uri").asString().contains("limit=2&").endsWith("startIndex=2");

        page = get("kite?limit=2&startIndex=2&v=default");
        check(page, "results").asList().hasSize(1);
        check(page, "results.0.color").isEqualTo("green");
        check(page, "links").asList().hasSize(1);
        check(page, "links.0.rel").isEqualTo("prev");
    }

    @Test
    public void searchesByAParameterOfItsOwn() throws Exception {
        Map<String, Object> page = get("kite?q=bl");
        check(page, "results").asList().hasSize(1);
        check(page, "results.0.uuid").isEqualTo("kite-2");
    }

    @Test
    public void createsChangesAndVoids() throws Exception {
        Map<String, Object> kite = post("kite", "{'color': 'white', 'owner': '" + PATIENT + "'}");
        assertThat(status).isEqualTo(201);
        check(kite, "owner.uuid").isEqualTo(PATIENT);

        kite = post("kite/" + kite.get("uuid"), "{'color': 'black', 'display': 'ignored'}");
        assertThat(status).isEqualTo(200);
        check(kite, "color").isEqualTo("black");

        send(MockMvcRequestBuilders.delete("/ws/rest/v1/kite/" + kite.get("uuid") + "?reason=torn"));
        assertThat(status).isEqualTo(204);
        assertThat(Kite.ALL.get(kite.get("uuid")).getVoidReason()).isEqualTo("torn");
    }

    @Test
    public void refusesUnknownAndMissingProperties() throws Exception {
        Map<String, Object> error = post("kite", "{'color': 'white', 'weight': 3}");
        assertThat(status).isEqualTo(400);
        check(error, "error.message").asString().contains("weight");
        error = post("kite", "{}");
        assertThat(status).isEqualTo(400);
        check(error, "error.message").asString().contains("Some required properties are missing: color");
        post("kite", "{'color': ");
        assertThat(status).isEqualTo(400);
    }

    @Test
    public void trapAnUnknownPatientBecomesNullAndTheAnswerIs201() throws Exception {
        Map<String, Object> kite = post("kite", "{'color': 'white', 'owner': 'no-such-patient'}");
        assertThat(status).isEqualTo(201);
        assertThat(Kite.ALL.get(kite.get("uuid")).getOwner()).isNull();
    }

    @Test
    public void trapALimitOverTheMaximumIs500() throws Exception {
        get("kite?limit=101");
        assertThat(status).isEqualTo(500);
        get("kite?limit=0");
        assertThat(status).isEqualTo(500);
        get("kite?limit=many");
        assertThat(status).isEqualTo(200);
    }

    @Test
    public void trapAnErrorEchoesTheCausesAndIs500() throws Exception {
        Map<String, Object> error = post("kite", "{'color': 'broken'}");
        assertThat(status).isEqualTo(500);
        check(error, "error.message").isEqualTo("[outer => inner]");
        check(error, "error.code").asString().startsWith(KiteResource.class.getName() + ":");
    }

    @Test
    public void trapStackTracesAreShownWhereTheSettingSaysSo() throws Exception {
        Context.getAdministrationService().setGlobalProperty(RestConstants.ENABLE_STACK_TRACE_DETAILS_GLOBAL_PROPERTY_NAME, "true");
        check(get("kite/none"), "error.detail").asString().contains("at org.openmrs");
        Context.getAdministrationService().setGlobalProperty(RestConstants.ENABLE_STACK_TRACE_DETAILS_GLOBAL_PROPERTY_NAME, "false");
        check(get("kite/none"), "error.detail").isEqualTo("");
    }

    @Test
    public void trapABodyThatIsNotJsonIs500() throws Exception {
        send(MockMvcRequestBuilders.post("/ws/rest/v1/kite").contentType(MediaType.TEXT_PLAIN).content("{}"));
        assertThat(status).isEqualTo(500);
    }

    @Test
    public void answersRefusedValuesByFieldAndAsAWhole() throws Exception {
        Map<String, Object> error = post("kite", "{'color': 'refused'}");
        assertThat(status).isEqualTo(400);
        check(error, "error.code").isEqualTo("webservices.rest.error.invalid.submission");
        check(error, "error.globalErrors.0.code").isEqualTo("kite.refused");
        check(error, "error.globalErrors.0.message").isEqualTo("Not this kite");
        check(error, "error.fieldErrors.color.0.code").isEqualTo("kite.color.refused");
    }

    @Test
    public void answers403ToWhoLacksAPrivilegeAnd401ToAnonymous() throws Exception {
        post("kite", "{'color': 'forbidden'}");
        assertThat(status).isEqualTo(403);
        Context.logout();
        post("kite", "{'color': 'forbidden'}");
        assertThat(status).isEqualTo(401);
        assertThat(response.getHeader("WWW-Authenticate")).startsWith("Basic realm=");
        send(MockMvcRequestBuilders.post("/ws/rest/v1/kite").contentType(MediaType.APPLICATION_JSON)
                .header("Disable-WWW-Authenticate", "true").content("{\"color\": \"forbidden\"}"));
        assertThat(response.getHeader("WWW-Authenticate")).isNull();
    }

    @Test
    public void reachesSubResourcesThroughTheirParentOnly() throws Exception {
        Map<String, Object> tail = post("kite/kite-1/tail", "{'length': 3}");
        assertThat(status).isEqualTo(201);
        check(tail, "links.0.uri").asString().endsWith("/kite/kite-1/tail/" + tail.get("uuid"));
        check(get("kite/kite-1/tail"), "results.0.length").isEqualTo(3);
        check(get("kite/kite-1/tail/" + tail.get("uuid") + "?v=ref"), "display").isEqualTo("3 m");
        check(post("kite/kite-1/tail/" + tail.get("uuid"), "{'length': 4}"), "length").isEqualTo(4);
        get("kite/kite-2/tail/" + tail.get("uuid"));
        assertThat(status).isEqualTo(404);
        post("kite/none/tail", "{'length': 3}");
        assertThat(status).isEqualTo(404);
        check(get("kite/kite-2/tail"), "results").isEqualTo(Collections.emptyList());
        send(MockMvcRequestBuilders.delete("/ws/rest/v1/kite/kite-1/tail/" + tail.get("uuid")));
        assertThat(status).isEqualTo(204);
    }

    @Test
    public void refusesWhatAResourceCannotDo() throws Exception {
        send(MockMvcRequestBuilders.delete("/ws/rest/v1/kite/kite-1?purge=true"));
        assertThat(status).isEqualTo(400);
        get("kite?s=unheardOf");
        assertThat(status).isEqualTo(400);
    }

    @Test
    public void findsPatientsAndShowsThem() throws Exception {
        Map<String, Object> patient = get("patient/" + PATIENT + "?v=full");
        check(patient, "person.gender").isEqualTo("M");
        check(patient, "person.preferredName.familyName").isEqualTo("Hornblower");
        check(patient, "identifiers").asList().isNotEmpty();
        Map<String, Object> found = get("patient?q=Horn&v=custom:(uuid,display)");
        check(found, "results.0.uuid").isEqualTo(PATIENT);
    }

    @Test
    public void tellsWhoIsLoggedIn() throws Exception {
        Map<String, Object> session = get("session");
        check(session, "authenticated").isEqualTo(true);
        check(session, "user.display").isEqualTo("admin");
        Context.logout();
        session = get("session");
        check(session, "authenticated").isEqualTo(false);
        assertThat(session).doesNotContainKey("user");
    }

    private Map<String, Object> get(String path) throws Exception {
        return send(MockMvcRequestBuilders.get("/ws/rest/v1/" + path));
    }

    private Map<String, Object> post(String path, String body) throws Exception {
        return send(MockMvcRequestBuilders.post("/ws/rest/v1/" + path).contentType(MediaType.APPLICATION_JSON)
                .content(body.replace('\'', '"')));
    }

    private Map<String, Object> send(MockHttpServletRequestBuilder request) throws Exception {
        response = mvc.perform(request.servletPath("/ws")).andReturn().getResponse();
        status = response.getStatus();
        String body = response.getContentAsString();
        return body.startsWith("{") ? new ObjectMapper().readValue(body, Map.class) : Collections.emptyMap();
    }

    private static ObjectAssert<Object> check(Map<String, Object> body, String path) {
        Object value = body;
        for (String step : path.split("\\.")) {
            value = value instanceof List ? ((List<Object>) value).get(Integer.parseInt(step))
                    : value == null ? null : ((Map<String, Object>) value).get(step);
        }
        return assertThat(value).as(path + " of " + body);
    }
}
