/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import java.io.IOException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.openmrs.module.patientconversations.web.JsonBody;
import org.openmrs.module.patientconversations.web.RestCalls;
import org.openmrs.module.patientconversations.web.RestException;
import org.openmrs.module.patientconversations.web.resources.Input;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.openmrs.module.webservices.rest.web.api.RestService;
import org.openmrs.module.webservices.rest.web.resource.api.Creatable;
import org.openmrs.module.webservices.rest.web.resource.api.Resource;
import org.openmrs.module.webservices.rest.web.resource.api.Retrievable;
import org.openmrs.module.webservices.rest.web.resource.api.Searchable;
import org.openmrs.module.webservices.rest.web.resource.api.SubResource;
import org.openmrs.module.webservices.rest.web.resource.api.Updatable;
import org.openmrs.module.webservices.rest.web.v1_0.controller.BaseUriSetup;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Hands requests to the module's resources, in place of webservices.rest's controller, whose patterns are less specific. That
 * one reads bodies behind filters which rewrite them, answers 500 for a limit that is too large or a body that is not JSON,
 * and puts stack traces into errors.
 */
@Controller("patientconversations.resourceController")
@RequestMapping("/rest/" + RestConstants.VERSION_1)
public class ResourceController extends RestCalls {

    private static final String RESOURCE = "/conversation{kind:(?:consent|contact|triage|savedmessage)?}";

    /** What a conversation consists of. */
    private static final String PARTS = "/conversation/{conversation}/{part:message|history|scheduled}";

    /** What of it people write. */
    private static final String WRITTEN = "/conversation/{conversation}/{part:message|scheduled}";

    private static final String ONE = "/{uuid}";

    private static final String OTHER = "/patientconversations/{call}";

    private static final String LINK = "/practicelink";

    private static final String JOINER = "/joiner";

    private final BaseUriSetup addresses;

    private final RestService resources;

    @Autowired
    public ResourceController(BaseUriSetup addresses, RestService resources) {
        this.addresses = addresses;
        this.resources = resources;
    }

    @GetMapping(RESOURCE)
    public ResponseEntity<Object> list(@PathVariable("kind") String kind, HttpServletRequest request, HttpServletResponse response) {
        RequestContext context = begin(request, response);
        return answer(HttpStatus.OK, ((Searchable) resource(kind)).search(context));
    }

    @PostMapping(RESOURCE)
    public ResponseEntity<Object> create(@PathVariable("kind") String kind, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        RequestContext context = begin(request, response);
        return answer(HttpStatus.CREATED, ((Creatable) resource(kind)).create(JsonBody.read(request), context));
    }

    @GetMapping(RESOURCE + ONE)
    public ResponseEntity<Object> retrieve(@PathVariable("kind") String kind, @PathVariable("uuid") String uuid,
            HttpServletRequest request, HttpServletResponse response) {
        RequestContext context = begin(request, response);
        return answer(HttpStatus.OK, ((Retrievable) resource(kind)).retrieve(uuid, context));
    }

    @PostMapping(RESOURCE + ONE)
    public ResponseEntity<Object> update(@PathVariable("kind") String kind, @PathVariable("uuid") String uuid,
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestContext context = begin(request, response);
        return answer(HttpStatus.OK, ((Updatable) resource(kind)).update(uuid, JsonBody.read(request), context));
    }

    @GetMapping(PARTS)
    public ResponseEntity<Object> listParts(@PathVariable("conversation") String conversation, @PathVariable("part") String part,
            HttpServletRequest request, HttpServletResponse response) {
        RequestContext context = begin(request, response);
        return answer(HttpStatus.OK, part(part).getAll(conversation, context));
    }

    @PostMapping(WRITTEN)
    public ResponseEntity<Object> createPart(@PathVariable("conversation") String conversation, @PathVariable("part") String part,
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestContext context = begin(request, response);
        return answer(HttpStatus.CREATED, part(part).create(conversation, JsonBody.read(request), context));
    }

    @GetMapping(WRITTEN + ONE)
    public ResponseEntity<Object> retrievePart(@PathVariable("conversation") String conversation, @PathVariable("part") String part,
            @PathVariable("uuid") String uuid, HttpServletRequest request, HttpServletResponse response) {
        RequestContext context = begin(request, response);
        return answer(HttpStatus.OK, part(part).retrieve(conversation, uuid, context));
    }

    @PostMapping(WRITTEN + ONE)
    public ResponseEntity<Object> updatePart(@PathVariable("conversation") String conversation, @PathVariable("part") String part,
            @PathVariable("uuid") String uuid, HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestContext context = begin(request, response);
        return answer(HttpStatus.OK, part(part).update(conversation, uuid, JsonBody.read(request), context));
    }

    /** Nothing of this module is deleted or replaced over REST. */
    @RequestMapping({ RESOURCE, RESOURCE + ONE, PARTS, WRITTEN + ONE, LINK, LINK + ONE, JOINER, JOINER + ONE })
    public ResponseEntity<Object> otherMethods() {
        requireLogIn();
        throw new RestException(HttpStatus.METHOD_NOT_ALLOWED, "rest.method");
    }

    /** Nothing lies deeper than the parts of a conversation, and nothing beside them. */
    @RequestMapping({ RESOURCE + ONE + "/{part}", RESOURCE + ONE + "/{part}/{of}", RESOURCE + "/**" })
    public ResponseEntity<Object> otherAddresses() {
        requireLogIn();
        throw new RestException(HttpStatus.NOT_FOUND, "rest.notFound");
    }

    /** What is not one of the module's other calls, or is asked for by the wrong method. */
    @RequestMapping({ OTHER, OTHER + "/{part}", OTHER + "/{part}/{of}", LINK + ONE + "/{part}", JOINER + ONE + "/{part}" })
    public ResponseEntity<Object> otherCalls(HttpServletRequest request) {
        requireLogIn();
        boolean read = "GET".equals(request.getMethod());
        throw read ? new RestException(HttpStatus.NOT_FOUND, "rest.notFound")
                : new RestException(HttpStatus.METHOD_NOT_ALLOWED, "rest.method");
    }

    private RequestContext begin(HttpServletRequest request, HttpServletResponse response) {
        requireLogIn();
        addresses.setup(request);
        Input.checkPaging(request);
        return RestUtil.getRequestContext(request, response);
    }

    private Resource resource(String kind) {
        return resources.getResourceByName(RestConstants.VERSION_1 + "/conversation" + kind);
    }

    private SubResource part(String name) {
        return (SubResource) resources.getResourceByName(RestConstants.VERSION_1 + "/conversation/" + name);
    }
}
