/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import io.swagger.models.Model;
import io.swagger.models.ModelImpl;
import io.swagger.models.properties.DateTimeProperty;
import io.swagger.models.properties.ObjectProperty;
import io.swagger.models.properties.RefProperty;
import io.swagger.models.properties.StringProperty;
import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.model.Consent;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.service.ConsentService;
import org.openmrs.module.patientconversations.service.Page;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.annotation.PropertyGetter;
import org.openmrs.module.webservices.rest.web.annotation.Resource;
import org.openmrs.module.webservices.rest.web.representation.CustomRepresentation;
import org.openmrs.module.webservices.rest.web.representation.RefRepresentation;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.api.PageableResult;
import org.openmrs.module.webservices.rest.web.resource.impl.AlreadyPaged;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingCrudResource;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingResourceDescription;
import org.openmrs.module.webservices.rest.web.response.ResourceDoesNotSupportOperationException;

/** {@code /ws/rest/v1/conversationconsent}: the ledger of a patient's consent, to which entries are added and nothing else. */
@Resource(name = RestConstants.VERSION_1 + "/conversationconsent", supportedClass = Consent.class,
        supportedOpenmrsVersions = "2.0.* - 9.*")
public class ConsentResource extends DelegatingCrudResource<Consent> {

    @Override
    public DelegatingResourceDescription getRepresentationDescription(Representation rep) {
        if (rep instanceof CustomRepresentation) {
            return null;
        }
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addProperty("uuid");
        description.addProperty("display");
        if (!(rep instanceof RefRepresentation)) {
            description.addProperty("patient", Representation.REF);
            description.addProperty("system", "channel");
            description.addProperty("value", "address");
            description.addProperty("status");
            description.addProperty("method");
            description.addProperty("wordingVersion");
            description.addProperty("note");
            description.addProperty("recordedBy");
            description.addProperty("date", "dateCreated");
        }
        description.addSelfLink();
        return description;
    }

    @PropertyGetter("display")
    public String getDisplay(Consent consent) {
        return consent.getChannel() + " " + consent.getStatus();
    }

    @PropertyGetter("system")
    public String getSystem(Consent consent) {
        return consent.getChannel();
    }

    @PropertyGetter("value")
    public String getValue(Consent consent) {
        return consent.getAddress();
    }

    @PropertyGetter("recordedBy")
    public SimpleObject getRecordedBy(Consent consent) {
        return Contact.recordedBy(consent);
    }

    @PropertyGetter("date")
    public Object getDate(Consent consent) {
        return consent.getDateCreated();
    }

    @Override
    public Object create(SimpleObject post, RequestContext context) {
        Input input = new Input(post);
        Optional<Patient> patient = input.requiredPatient("patient");
        Optional<ContactSystem> system = input.requiredSystem("system");
        Optional<String> value = input.requiredText("value");
        Optional<ConsentStatus> status = input.requiredOneOf("status", ConsentStatus.class);
        Optional<ConsentMethod> method = input.requiredOneOf("method", ConsentMethod.class);
        Optional<String> note = input.text("note");
        input.check();
        Consent entry = service().recordConsent(patient.get(), system.get().getCode(), value.get(), status.get(), method.get(),
            note.orElse(null));
        return asRepresentation(entry, context.getRepresentation());
    }

    @Override
    protected PageableResult doSearch(RequestContext context) {
        Page<Consent> page = service().getLedger(Input.patient(context), context.getStartIndex(), context.getLimit());
        return new AlreadyPaged<>(context, page.getItems(), page.hasMore());
    }

    @Override
    protected PageableResult doGetAll(RequestContext context) {
        return doSearch(context);
    }

    @Override
    public Consent getByUniqueId(String uuid) {
        return service().getConsentByUuid(uuid).orElse(null);
    }

    private static ConsentService service() {
        return Context.getService(ConsentService.class);
    }

    @Override
    public Object update(String uuid, SimpleObject post, RequestContext context) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public DelegatingResourceDescription getCreatableProperties() {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addRequiredProperty("patient");
        description.addRequiredProperty("system");
        description.addRequiredProperty("value");
        description.addRequiredProperty("status");
        description.addRequiredProperty("method");
        description.addProperty("note");
        return description;
    }

    @Override
    public DelegatingResourceDescription getUpdatableProperties() {
        return new DelegatingResourceDescription();
    }

    @Override
    public Consent newDelegate() {
        return new Consent();
    }

    @Override
    public Consent save(Consent consent) {
        throw new IllegalStateException("Entries are added by the service's own method");
    }

    @Override
    protected void delete(Consent consent, String reason, RequestContext context) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public void purge(Consent consent, RequestContext context) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public Model getGETModel(Representation rep) {
        ModelImpl model = ((ModelImpl) super.getGETModel(rep)).property("uuid", new StringProperty())
                .property("display", new StringProperty());
        if (rep instanceof RefRepresentation) {
            return model;
        }
        return model.property("patient", new RefProperty("#/definitions/PatientGetRef"))
                .property("system", new StringProperty()._enum("sms")._enum("email"))
                .property("value", new StringProperty())
                .property("status", new StringProperty()._enum("GRANTED")._enum("WITHDRAWN"))
                .property("method", new StringProperty()._enum("VERBAL")._enum("WRITTEN")._enum("ELECTRONIC")._enum("KEYWORD")
                        ._enum("CARRIER"))
                .property("wordingVersion", new StringProperty())
                .property("note", new StringProperty())
                .property("recordedBy", new ObjectProperty().property("uuid", new StringProperty())
                        .property("display", new StringProperty()))
                .property("date", new DateTimeProperty());
    }

    @Override
    public Model getCREATEModel(Representation rep) {
        return new ModelImpl().property("patient", new StringProperty().example("uuid"))
                .property("system", new StringProperty()._enum("sms")._enum("email"))
                .property("value", new StringProperty())
                .property("status", new StringProperty()._enum("GRANTED")._enum("WITHDRAWN"))
                .property("method", new StringProperty()._enum("VERBAL")._enum("WRITTEN")._enum("ELECTRONIC"))
                .property("note", new StringProperty())
                .required("patient").required("system").required("value").required("status").required("method");
    }

    @Override
    public Model getUPDATEModel(Representation rep) {
        return new ModelImpl();
    }
}
