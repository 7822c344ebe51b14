/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import io.swagger.models.Model;
import io.swagger.models.ModelImpl;
import io.swagger.models.properties.BooleanProperty;
import io.swagger.models.properties.ObjectProperty;
import io.swagger.models.properties.StringProperty;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.model.SavedMessage;
import org.openmrs.module.patientconversations.service.FilledText;
import org.openmrs.module.patientconversations.service.Page;
import org.openmrs.module.patientconversations.service.SavedMessageService;
import org.openmrs.module.patientconversations.service.SavedText;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.annotation.PropertyGetter;
import org.openmrs.module.webservices.rest.web.annotation.Resource;
import org.openmrs.module.webservices.rest.web.representation.DefaultRepresentation;
import org.openmrs.module.webservices.rest.web.representation.FullRepresentation;
import org.openmrs.module.webservices.rest.web.representation.RefRepresentation;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.impl.AlreadyPaged;
import org.openmrs.module.webservices.rest.web.resource.impl.DataDelegatingCrudResource;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingResourceDescription;
import org.openmrs.module.webservices.rest.web.response.ObjectNotFoundException;
import org.openmrs.module.webservices.rest.web.response.ResourceDoesNotSupportOperationException;

/**
 * {@code /ws/rest/v1/conversationsavedmessage}: texts that staff send again and again, by name. With {@code patient} each comes filled for that
 * patient.
 */
@Resource(name = RestConstants.VERSION_1 + "/conversationsavedmessage", supportedClass = SavedMessage.class,
        supportedOpenmrsVersions = "2.0.* - 9.*")
public class SavedMessageResource extends DataDelegatingCrudResource<SavedMessage> {

    private final Patient filledFor;

    public SavedMessageResource() {
        this(null);
    }

    private SavedMessageResource(Patient filledFor) {
        this.filledFor = filledFor;
    }

    @Override
    public DelegatingResourceDescription getRepresentationDescription(Representation rep) {
        if (!(rep instanceof DefaultRepresentation || rep instanceof FullRepresentation)) {
            return null;
        }
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addProperty("uuid");
        description.addProperty("display");
        description.addProperty("name");
        description.addProperty("language");
        description.addProperty("subject");
        description.addProperty("text", "body");
        description.addProperty("shared");
        description.addProperty("filled");
        description.addSelfLink();
        return description;
    }

    @PropertyGetter("display")
    public String getDisplay(SavedMessage message) {
        return message.getName();
    }

    @PropertyGetter("text")
    public String getText(SavedMessage message) {
        return message.getBody();
    }

    @PropertyGetter("shared")
    public Boolean isShared(SavedMessage message) {
        return message.getOwner() == null;
    }

    /** The text for the patient whom the query names, and which placeholders their chart leaves open; null where it names none. */
    @PropertyGetter("filled")
    public SimpleObject getFilled(SavedMessage message) {
        if (filledFor == null) {
            return null;
        }
        FilledText text = service().fillText(message, filledFor);
        Optional<FilledText> subject = service().fillSubject(message, filledFor);
        Set<String> missing = new LinkedHashSet<>(text.getMissing());
        subject.ifPresent(filled -> missing.addAll(filled.getMissing()));
        return new SimpleObject().add("text", text.getText()).add("subject", subject.map(FilledText::getText).orElse(null)).add("missing", missing);
    }

    @Override
    public SimpleObject search(RequestContext context) {
        Page<SavedMessage> page = service().getSavedMessages(Input.parameter(context, "language").orElse(null),
            Input.parameter(context, "q").orElse(""), context.getStartIndex(), context.getLimit());
        return new AlreadyPaged<>(context, page.getItems(), page.hasMore())
                .toSimpleObject(new SavedMessageResource(Input.optionalPatient(context).orElse(null)));
    }

    @Override
    public SimpleObject getAll(RequestContext context) {
        return search(context);
    }

    @Override
    public Object create(SimpleObject post, RequestContext context) {
        Input input = new Input(post);
        Optional<String> name = input.requiredText("name");
        Optional<String> language = input.text("language");
        Optional<String> subject = input.text("subject");
        Optional<String> text = input.requiredText("text");
        boolean shared = input.flag("shared");
        input.check();
        SavedText typed = new SavedText(name.get(), language.orElse(null), subject.orElse(null), text.get());
        return asRepresentation(service().addSavedMessage(typed, shared), context.getRepresentation());
    }

    /** What is not named stays as it is. */
    @Override
    public Object update(String uuid, SimpleObject post, RequestContext context) {
        SavedMessage message = service().getSavedMessageByUuid(uuid).orElseThrow(ObjectNotFoundException::new);
        Input input = new Input(post);
        Optional<String> name = input.text("name");
        Optional<String> language = input.text("language");
        Optional<String> subject = input.text("subject");
        Optional<String> text = input.text("text");
        boolean removed = input.flag("voided");
        input.check();
        if (removed) {
            return asRepresentation(service().removeSavedMessage(message), context.getRepresentation());
        }
        SavedText typed = new SavedText(name.orElse(message.getName()), input.has("language") ? language.orElse(null) : message.getLanguage(),
                input.has("subject") ? subject.orElse(null) : message.getSubject(), text.orElse(message.getBody()));
        return asRepresentation(service().changeSavedMessage(message, typed), context.getRepresentation());
    }

    @Override
    public SavedMessage getByUniqueId(String uuid) {
        return service().getSavedMessageByUuid(uuid).orElse(null);
    }

    private static SavedMessageService service() {
        return Context.getService(SavedMessageService.class);
    }

    @Override
    public DelegatingResourceDescription getCreatableProperties() {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addRequiredProperty("name");
        description.addRequiredProperty("text");
        description.addProperty("language");
        description.addProperty("subject");
        description.addProperty("shared");
        return description;
    }

    @Override
    public DelegatingResourceDescription getUpdatableProperties() {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addProperty("name");
        description.addProperty("text");
        description.addProperty("language");
        description.addProperty("subject");
        description.addProperty("voided");
        return description;
    }

    @Override
    public SavedMessage newDelegate() {
        return new SavedMessage();
    }

    @Override
    public SavedMessage save(SavedMessage message) {
        throw new IllegalStateException("Saved messages are added and changed by the service's own methods");
    }

    @Override
    protected void delete(SavedMessage message, String reason, RequestContext context) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public void purge(SavedMessage message, RequestContext context) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public Model getGETModel(Representation rep) {
        ModelImpl model = ((ModelImpl) super.getGETModel(rep)).property("uuid", new StringProperty())
                .property("display", new StringProperty());
        return rep instanceof RefRepresentation ? model
                : words(model).property("shared", new BooleanProperty()).property("filled", new ObjectProperty());
    }

    @Override
    public Model getCREATEModel(Representation rep) {
        return words(new ModelImpl()).property("shared", new BooleanProperty()).required("name").required("text");
    }

    @Override
    public Model getUPDATEModel(Representation rep) {
        return words(new ModelImpl()).property("voided", new BooleanProperty());
    }

    private static ModelImpl words(ModelImpl model) {
        return model.property("name", new StringProperty()).property("language", new StringProperty().example("fr"))
                .property("subject", new StringProperty()).property("text", new StringProperty().example("Dear {{patient.name}}, …"));
    }
}
