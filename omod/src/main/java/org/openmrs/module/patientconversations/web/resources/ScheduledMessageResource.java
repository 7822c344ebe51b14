/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import io.swagger.models.Model;
import io.swagger.models.ModelImpl;
import io.swagger.models.properties.BooleanProperty;
import io.swagger.models.properties.DateTimeProperty;
import io.swagger.models.properties.ObjectProperty;
import io.swagger.models.properties.StringProperty;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ScheduledMessage;
import org.openmrs.module.patientconversations.model.ScheduledStatus;
import org.openmrs.module.patientconversations.service.ConversationService;
import org.openmrs.module.patientconversations.service.FailureWords;
import org.openmrs.module.patientconversations.service.Page;
import org.openmrs.module.patientconversations.service.PracticeTime;
import org.openmrs.module.patientconversations.service.ScheduledMessageService;
import org.openmrs.module.patientconversations.service.SendRequest;
import org.openmrs.module.webservices.rest.SimpleObject;
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

/**
 * {@code /ws/rest/v1/conversation/{uuid}/scheduled}: messages that wait to be sent at a later time, the next due first; they are written, changed
 * and cancelled.
 */
@SubResource(parent = ConversationResource.class, path = "scheduled", supportedClass = ScheduledMessage.class,
        supportedOpenmrsVersions = "2.0.* - 9.*")
public class ScheduledMessageResource extends DelegatingSubResource<ScheduledMessage, Conversation, ConversationResource> {

    /** What a person may ask of one that exists, besides changing it. */
    private enum Wish {
        CANCELLED
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
        description.addProperty("subject");
        description.addProperty("text");
        description.addProperty("due");
        description.addProperty("dueLocal");
        description.addProperty("status");
        description.addProperty("statusReason");
        description.addProperty("sender");
        description.addProperty("message");
        description.addProperty("dateCreated");
        description.addSelfLink();
        return description;
    }

    /** Names the message without its words. */
    @PropertyGetter("display")
    public String getDisplay(ScheduledMessage message) {
        return message.getChannel() + " " + getDueLocal(message);
    }

    /** The message's words, under this name in custom representations too. */
    @PropertyGetter("text")
    public String getText(ScheduledMessage message) {
        return service().getText(message).getBody();
    }

    @PropertyGetter("subject")
    public String getSubject(ScheduledMessage message) {
        return service().getText(message).getSubject().orElse(null);
    }

    /** On the practice's clocks, without an offset. */
    @PropertyGetter("dueLocal")
    public String getDueLocal(ScheduledMessage message) {
        return LocalDateTime.ofInstant(message.getDue().toInstant(), time().getZone()).toString();
    }

    @PropertyGetter("sender")
    public SimpleObject getSender(ScheduledMessage message) {
        return Shown.user(message.getSender());
    }

    @PropertyGetter("message")
    public SimpleObject getMessage(ScheduledMessage message) {
        return message.getMessage() == null ? null : new SimpleObject().add("uuid", message.getMessage().getUuid());
    }

    @PropertyGetter("statusReason")
    public SimpleObject getStatusReason(ScheduledMessage message) {
        String code = message.getErrorCode();
        if (code == null) {
            return null;
        }
        FailureWords words = Context.getRegisteredComponent("patientconversations.failureWords", FailureWords.class);
        return new SimpleObject().add("code", code).add("text", words.of(code, Context.getLocale()));
    }

    @Override
    public Object create(String conversationUuid, SimpleObject post, RequestContext context) {
        Conversation conversation = existingConversation(conversationUuid);
        Input input = new Input(post);
        Optional<String> channel = input.requiredText("channel");
        Optional<String> text = input.requiredText("text");
        Optional<String> subject = input.text("subject");
        Optional<Instant> due = input.requiredMoment("due", time().getZone());
        boolean sharedConfirmed = input.flag("sharedConfirmed");
        input.check();
        SendRequest request = new SendRequest(channel.get(), text.get(), subject.orElse(null), null);
        return asRepresentation(service().scheduleMessage(conversation, sharedConfirmed ? request.confirmingShared() : request, due.get()), context.getRepresentation());
    }

    /** What is not named stays as it is. */
    @Override
    public Object update(String conversationUuid, String uuid, SimpleObject post, RequestContext context) {
        ScheduledMessage message = existing(conversationUuid, uuid);
        Input input = new Input(post);
        Optional<Wish> wish = input.oneOf("status", Wish.class);
        Optional<String> channel = input.text("channel");
        Optional<String> text = input.text("text");
        Optional<String> subject = input.text("subject");
        Optional<Instant> due = input.has("due") ? input.requiredMoment("due", time().getZone()) : Optional.empty();
        input.check();
        if (wish.isPresent()) {
            return asRepresentation(service().cancelScheduledMessage(message), context.getRepresentation());
        }
        SendRequest request = new SendRequest(channel.orElse(message.getChannel()), text.orElseGet(() -> service().getText(message).getBody()),
                input.has("subject") ? subject.orElse(null) : service().getText(message).getSubject().orElse(null), null);
        return asRepresentation(service().changeMessage(message, request, due.orElseGet(() -> message.getDue().toInstant())),
            context.getRepresentation());
    }

    @Override
    public Object retrieve(String conversationUuid, String uuid, RequestContext context) {
        return asRepresentation(existing(conversationUuid, uuid), context.getRepresentation());
    }

    @Override
    public PageableResult doGetAll(Conversation conversation, RequestContext context) {
        if (conversation == null) {
            throw new ObjectNotFoundException();
        }
        Page<ScheduledMessage> page = service().getPendingMessages(conversation, context.getStartIndex(), context.getLimit());
        return new AlreadyPaged<>(context, page.getItems(), page.hasMore());
    }

    @Override
    public ScheduledMessage getByUniqueId(String uuid) {
        return service().getScheduledMessageByUuid(uuid).orElse(null);
    }

    private static ScheduledMessage existing(String conversationUuid, String uuid) {
        return service().getScheduledMessageByUuid(uuid)
                .filter(message -> message.getConversation().getUuid().equals(conversationUuid))
                .orElseThrow(ObjectNotFoundException::new);
    }

    private static Conversation existingConversation(String uuid) {
        return Context.getService(ConversationService.class).getConversationByUuid(uuid).orElseThrow(ObjectNotFoundException::new);
    }

    private static ScheduledMessageService service() {
        return Context.getService(ScheduledMessageService.class);
    }

    private static PracticeTime time() {
        return Context.getRegisteredComponent("patientconversations.practiceTime", PracticeTime.class);
    }

    @Override
    public Conversation getParent(ScheduledMessage message) {
        return message.getConversation();
    }

    @Override
    public void setParent(ScheduledMessage message, Conversation conversation) {
        message.setConversation(conversation);
    }

    @Override
    public DelegatingResourceDescription getCreatableProperties() {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addRequiredProperty("channel");
        description.addRequiredProperty("text");
        description.addRequiredProperty("due");
        description.addProperty("subject");
        description.addProperty("sharedConfirmed");
        return description;
    }

    @Override
    public DelegatingResourceDescription getUpdatableProperties() {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addProperty("channel");
        description.addProperty("text");
        description.addProperty("subject");
        description.addProperty("due");
        description.addProperty("status");
        return description;
    }

    @Override
    public ScheduledMessage newDelegate() {
        return new ScheduledMessage();
    }

    @Override
    public ScheduledMessage save(ScheduledMessage message) {
        throw new IllegalStateException("Scheduled messages are written and changed by the service's own methods");
    }

    @Override
    protected void delete(ScheduledMessage message, String reason, RequestContext context) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public void purge(ScheduledMessage message, RequestContext context) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public Model getGETModel(Representation rep) {
        ModelImpl model = ((ModelImpl) super.getGETModel(rep)).property("uuid", new StringProperty())
                .property("display", new StringProperty());
        if (rep instanceof RefRepresentation) {
            return model;
        }
        StringProperty status = new StringProperty();
        for (ScheduledStatus value : ScheduledStatus.values()) {
            status._enum(value.name());
        }
        return model.property("channel", new StringProperty()).property("subject", new StringProperty()).property("text", new StringProperty())
                .property("due", new DateTimeProperty()).property("dueLocal", new StringProperty().example("2027-01-31T09:00"))
                .property("status", status).property("statusReason", new ObjectProperty()).property("sender", new ObjectProperty())
                .property("message", new ObjectProperty()).property("dateCreated", new DateTimeProperty());
    }

    @Override
    public Model getCREATEModel(Representation rep) {
        return writable().property("sharedConfirmed", new BooleanProperty()).required("channel").required("text").required("due");
    }

    @Override
    public Model getUPDATEModel(Representation rep) {
        return writable().property("status", new StringProperty()._enum("CANCELLED"));
    }

    private static ModelImpl writable() {
        return new ModelImpl().property("channel", new StringProperty()._enum("sms")._enum("email")).property("text", new StringProperty())
                .property("subject", new StringProperty()).property("due", new StringProperty().example("2027-01-31T09:00"));
    }
}
