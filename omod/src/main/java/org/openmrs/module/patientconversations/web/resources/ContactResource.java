/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import io.swagger.models.Model;
import io.swagger.models.ModelImpl;
import io.swagger.models.properties.BooleanProperty;
import io.swagger.models.properties.DateTimeProperty;
import io.swagger.models.properties.ObjectProperty;
import io.swagger.models.properties.StringProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.model.ContactPoint;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.service.ContactService;
import org.openmrs.module.patientconversations.service.Refusal;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.annotation.Resource;
import org.openmrs.module.webservices.rest.web.representation.CustomRepresentation;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.api.PageableResult;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingCrudResource;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingResourceDescription;
import org.openmrs.module.webservices.rest.web.resource.impl.NeedsPaging;
import org.openmrs.module.webservices.rest.web.response.ResourceDoesNotSupportOperationException;

/**
 * {@code /ws/rest/v1/conversationcontact?patient=}: the addresses of a patient; with {@code system} and {@code value} what is
 * to be said of one that somebody is typing. Addresses have no identity of their own, so there is nothing to read one by one.
 */
@Resource(name = RestConstants.VERSION_1 + "/conversationcontact", supportedClass = Contact.class,
        supportedOpenmrsVersions = "2.0.* - 9.*")
public class ContactResource extends DelegatingCrudResource<Contact> {

    @Override
    public DelegatingResourceDescription getRepresentationDescription(Representation rep) {
        if (rep instanceof CustomRepresentation) {
            return null;
        }
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addProperty("system");
        description.addProperty("value");
        description.addProperty("display");
        description.addProperty("onChart");
        description.addProperty("preferred");
        description.addProperty("shared");
        description.addProperty("sharedConfirmed");
        description.addProperty("flagged");
        description.addProperty("consent");
        description.addProperty("valid");
        description.addProperty("error");
        return description;
    }

    @Override
    protected PageableResult doSearch(RequestContext context) {
        Patient patient = Input.patient(context);
        Optional<String> typed = Input.parameter(context, "value");
        Optional<String> system = Input.parameter(context, "system");
        if (!typed.isPresent() && !system.isPresent()) {
            List<ContactPoint> points = Context.getService(ContactService.class).getContacts(patient);
            return new NeedsPaging<>(new ArrayList<>(Contact.of(points).values()), context);
        }
        ContactSystem known = ContactSystem.ofCode(system.orElseThrow(() -> Refusal.ofField("system", "field.required")))
                .orElseThrow(() -> Refusal.ofField("system", "field.choice"));
        Contact contact = Contact.ofTyped(patient, known, typed.orElse(""));
        return new NeedsPaging<>(Collections.singletonList(contact), context);
    }

    @Override
    protected PageableResult doGetAll(RequestContext context) {
        return doSearch(context);
    }

    @Override
    public Contact getByUniqueId(String uuid) {
        return null;
    }

    @Override
    public Object create(SimpleObject post, RequestContext context) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public Object update(String uuid, SimpleObject post, RequestContext context) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public DelegatingResourceDescription getUpdatableProperties() {
        return new DelegatingResourceDescription();
    }

    @Override
    public Contact newDelegate() {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public Contact save(Contact contact) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    protected void delete(Contact contact, String reason, RequestContext context) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public void purge(Contact contact, RequestContext context) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public Model getGETModel(Representation rep) {
        return new ModelImpl().property("system", new StringProperty()._enum("sms")._enum("email"))
                .property("value", new StringProperty())
                .property("display", new StringProperty())
                .property("onChart", new BooleanProperty())
                .property("preferred", new BooleanProperty())
                .property("sharedConfirmed", new BooleanProperty())
                .property("flagged", new BooleanProperty())
                .property("shared", new BooleanProperty())
                .property("consent", new ObjectProperty()
                        .property("status", new StringProperty()._enum("GRANTED")._enum("WITHDRAWN")._enum("UNKNOWN"))
                        .property("method", new StringProperty())
                        .property("date", new DateTimeProperty())
                        .property("recordedBy", new ObjectProperty()))
                .property("valid", new BooleanProperty())
                .property("error", new ObjectProperty().property("code", new StringProperty())
                        .property("message", new StringProperty()));
    }

    @Override
    public Model getUPDATEModel(Representation rep) {
        return new ModelImpl();
    }
}
