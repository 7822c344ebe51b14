/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import io.swagger.models.Model;
import io.swagger.models.ModelImpl;
import io.swagger.models.properties.ArrayProperty;
import io.swagger.models.properties.BooleanProperty;
import io.swagger.models.properties.DateTimeProperty;
import io.swagger.models.properties.ObjectProperty;
import io.swagger.models.properties.RefProperty;
import io.swagger.models.properties.StringProperty;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.model.TriageItem;
import org.openmrs.module.patientconversations.model.TriageStatus;
import org.openmrs.module.patientconversations.service.Page;
import org.openmrs.module.patientconversations.service.TriageService;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.annotation.PropertyGetter;
import org.openmrs.module.webservices.rest.web.annotation.Resource;
import org.openmrs.module.webservices.rest.web.representation.DefaultRepresentation;
import org.openmrs.module.webservices.rest.web.representation.FullRepresentation;
import org.openmrs.module.webservices.rest.web.representation.RefRepresentation;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.api.PageableResult;
import org.openmrs.module.webservices.rest.web.resource.impl.AlreadyPaged;
import org.openmrs.module.webservices.rest.web.resource.impl.DataDelegatingCrudResource;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingResourceDescription;
import org.openmrs.module.webservices.rest.web.response.ObjectNotFoundException;
import org.openmrs.module.webservices.rest.web.response.ResourceDoesNotSupportOperationException;
import org.openmrs.util.PrivilegeConstants;

/** {@code /ws/rest/v1/conversationtriage}: what patients sent whose sender is not certain, to be attached to a patient or dismissed. */
@Resource(name = RestConstants.VERSION_1 + "/conversationtriage", supportedClass = TriageItem.class,
        supportedOpenmrsVersions = "2.0.* - 9.*")
public class TriageResource extends DataDelegatingCrudResource<TriageItem> {

    /** What a person may do with an item besides attaching it. */
    private enum Wish {
        DISMISSED
    }

    @Override
    public DelegatingResourceDescription getRepresentationDescription(Representation rep) {
        if (!(rep instanceof DefaultRepresentation || rep instanceof FullRepresentation)) {
            return null;
        }
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addProperty("uuid");
        description.addProperty("display");
        description.addProperty("channel");
        description.addProperty("call");
        description.addProperty("fromAddress");
        description.addProperty("toAddress");
        description.addProperty("subject");
        description.addProperty("text", "body");
        description.addProperty("html", "bodyHtml");
        description.addProperty("quoted");
        description.addProperty("automatic");
        description.addProperty("attachments");
        description.addProperty("date", "dateReceived");
        description.addProperty("reason");
        description.addProperty("status");
        description.addProperty("candidates", Representation.REF);
        if (rep instanceof FullRepresentation) {
            description.addProperty("note");
            description.addProperty("resolvedBy");
            description.addProperty("dateResolved");
        }
        description.addSelfLink();
        return description;
    }

    @PropertyGetter("display")
    public String getDisplay(TriageItem item) {
        return item.getChannel() + " " + item.getFromAddress();
    }

    @PropertyGetter("text")
    public String getText(TriageItem item) {
        return item.getBody();
    }

    @PropertyGetter("attachments")
    public List<SimpleObject> getAttachments(TriageItem item) {
        return Attached.describe(item.getAttachments());
    }

    @PropertyGetter("call")
    public SimpleObject getCall(TriageItem item) {
        return Shown.call(item.getCall());
    }

    /** Sanitized: nothing in it runs or is loaded from anywhere. */
    @PropertyGetter("html")
    public String getHtml(TriageItem item) {
        return item.getBodyHtml();
    }

    @PropertyGetter("date")
    public Object getDate(TriageItem item) {
        return item.getDateReceived();
    }

    @PropertyGetter("resolvedBy")
    public SimpleObject getResolvedBy(TriageItem item) {
        return Shown.user(item.getResolvedBy());
    }

    /** Nobody, for who may not see patients. */
    @PropertyGetter("candidates")
    public List<Patient> getCandidates(TriageItem item) {
        return item.getStatus() == TriageStatus.WAITING && Context.hasPrivilege(PrivilegeConstants.GET_PATIENTS)
                ? service().getCandidates(item) : Collections.emptyList();
    }

    @Override
    public Object update(String uuid, SimpleObject post, RequestContext context) {
        TriageItem item = service().getItemByUuid(uuid).orElseThrow(ObjectNotFoundException::new);
        Input input = new Input(post);
        if (input.has("patient")) {
            Optional<Patient> patient = input.requiredPatient("patient");
            input.check();
            return asRepresentation(service().attachItem(item, patient.get()), context.getRepresentation());
        }
        input.requiredOneOf("status", Wish.class);
        Optional<String> note = input.text("note");
        input.check();
        return asRepresentation(service().dismissItem(item, note.orElse(null)), context.getRepresentation());
    }

    @Override
    protected PageableResult doSearch(RequestContext context) {
        TriageStatus status = Input.parameter(context, "status", TriageStatus.class).orElse(TriageStatus.WAITING);
        Page<TriageItem> page = service().getItems(status, context.getStartIndex(), context.getLimit());
        return new AlreadyPaged<>(context, page.getItems(), page.hasMore());
    }

    @Override
    protected PageableResult doGetAll(RequestContext context) {
        return doSearch(context);
    }

    @Override
    public TriageItem getByUniqueId(String uuid) {
        return service().getItemByUuid(uuid).orElse(null);
    }

    private static TriageService service() {
        return Context.getService(TriageService.class);
    }

    /** Items come from carriers. */
    @Override
    public Object create(SimpleObject post, RequestContext context) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public DelegatingResourceDescription getUpdatableProperties() {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addProperty("patient");
        description.addProperty("status");
        description.addProperty("note");
        return description;
    }

    @Override
    public TriageItem newDelegate() {
        return new TriageItem();
    }

    @Override
    public TriageItem save(TriageItem item) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    protected void delete(TriageItem item, String reason, RequestContext context) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public void purge(TriageItem item, RequestContext context) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public Model getGETModel(Representation rep) {
        ModelImpl model = ((ModelImpl) super.getGETModel(rep)).property("uuid", new StringProperty())
                .property("display", new StringProperty());
        if (rep instanceof RefRepresentation) {
            return model;
        }
        return model.property("channel", new StringProperty()._enum("sms")._enum("email")._enum("phone"))
                .property("call", new ObjectProperty().property("outcome", new StringProperty()))
                .property("fromAddress", new StringProperty())
                .property("toAddress", new StringProperty())
                .property("subject", new StringProperty())
                .property("text", new StringProperty())
                .property("html", new StringProperty())
                .property("quoted", new StringProperty())
                .property("automatic", new BooleanProperty())
                .property("attachments", new ArrayProperty(new ObjectProperty()))
                .property("date", new DateTimeProperty())
                .property("reason", new StringProperty()._enum("UNKNOWN_SENDER")._enum("SHARED_ADDRESS")
                        ._enum("DOUBTFUL_SENDER"))
                .property("status", new StringProperty()._enum("WAITING")._enum("ATTACHED")._enum("DISMISSED"))
                .property("candidates", new ArrayProperty(new RefProperty("#/definitions/PatientGetRef")));
    }

    @Override
    public Model getUPDATEModel(Representation rep) {
        return new ModelImpl().property("patient", new StringProperty().example("uuid, to attach the message"))
                .property("status", new StringProperty()._enum("DISMISSED"))
                .property("note", new StringProperty());
    }
}
