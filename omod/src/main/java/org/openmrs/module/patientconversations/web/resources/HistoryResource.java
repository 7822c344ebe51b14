/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import io.swagger.models.Model;
import io.swagger.models.ModelImpl;
import io.swagger.models.properties.DateTimeProperty;
import io.swagger.models.properties.ObjectProperty;
import io.swagger.models.properties.StringProperty;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.HistoryEntry;
import org.openmrs.module.patientconversations.model.HistoryKind;
import org.openmrs.module.patientconversations.service.Page;
import org.openmrs.module.patientconversations.service.TeamService;
import org.openmrs.module.patientconversations.web.Sentences;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.annotation.PropertyGetter;
import org.openmrs.module.webservices.rest.web.annotation.SubResource;
import org.openmrs.module.webservices.rest.web.representation.DefaultRepresentation;
import org.openmrs.module.webservices.rest.web.representation.FullRepresentation;
import org.openmrs.module.webservices.rest.web.representation.RefRepresentation;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.api.PageableResult;
import org.openmrs.module.webservices.rest.web.resource.impl.AlreadyPaged;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingResourceDescription;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingSubResource;
import org.openmrs.module.webservices.rest.web.response.ObjectNotFoundException;
import org.openmrs.module.webservices.rest.web.response.ResourceDoesNotSupportOperationException;

/** {@code /ws/rest/v1/conversation/{uuid}/history}: what was done with a conversation besides writing in it, newest first. It is only read. */
@SubResource(parent = ConversationResource.class, path = "history", supportedClass = HistoryEntry.class,
        supportedOpenmrsVersions = "2.0.* - 9.*")
public class HistoryResource extends DelegatingSubResource<HistoryEntry, Conversation, ConversationResource> {

    @Override
    public DelegatingResourceDescription getRepresentationDescription(Representation rep) {
        if (!(rep instanceof DefaultRepresentation || rep instanceof FullRepresentation)) {
            return null;
        }
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addProperty("uuid");
        description.addProperty("display");
        description.addProperty("kind");
        description.addProperty("user");
        description.addProperty("subject");
        description.addProperty("detail");
        description.addProperty("dateCreated");
        return description;
    }

    /** A sentence in the reader's language. */
    @PropertyGetter("display")
    public String getDisplay(HistoryEntry entry) {
        String subject = entry.getSubject() == null ? "" : Shown.name(entry.getSubject());
        return Sentences.of("history." + entry.getKind(), Shown.name(entry.getCreator()), subject, entry.getDetail());
    }

    @PropertyGetter("user")
    public Object getUser(HistoryEntry entry) {
        return Shown.user(entry.getCreator());
    }

    @PropertyGetter("subject")
    public Object getSubject(HistoryEntry entry) {
        return Shown.user(entry.getSubject());
    }

    @Override
    public PageableResult doGetAll(Conversation conversation, RequestContext context) {
        if (conversation == null) {
            throw new ObjectNotFoundException();
        }
        Page<HistoryEntry> page = Context.getService(TeamService.class).getHistory(conversation, context.getStartIndex(), context.getLimit());
        return new AlreadyPaged<>(context, page.getItems(), page.hasMore());
    }

    @Override
    public HistoryEntry getByUniqueId(String uuid) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public Conversation getParent(HistoryEntry entry) {
        return entry.getConversation();
    }

    @Override
    public void setParent(HistoryEntry entry, Conversation conversation) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public HistoryEntry newDelegate() {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public HistoryEntry save(HistoryEntry entry) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    protected void delete(HistoryEntry entry, String reason, RequestContext context) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public void purge(HistoryEntry entry, RequestContext context) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public Model getGETModel(Representation rep) {
        ModelImpl model = ((ModelImpl) super.getGETModel(rep)).property("uuid", new StringProperty())
                .property("display", new StringProperty());
        if (rep instanceof RefRepresentation) {
            return model;
        }
        StringProperty kind = new StringProperty();
        for (HistoryKind value : HistoryKind.values()) {
            kind._enum(value.name());
        }
        return model.property("kind", kind).property("user", new ObjectProperty()).property("subject", new ObjectProperty())
                .property("detail", new StringProperty()).property("dateCreated", new DateTimeProperty());
    }
}
