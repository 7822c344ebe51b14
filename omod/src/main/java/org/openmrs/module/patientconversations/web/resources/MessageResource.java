/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import io.swagger.models.Model;
import io.swagger.models.ModelImpl;
import io.swagger.models.properties.BooleanProperty;
import io.swagger.models.properties.DateTimeProperty;
import io.swagger.models.properties.ObjectProperty;
import io.swagger.models.properties.StringProperty;
import java.util.Optional;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.service.ConversationService;
import org.openmrs.module.patientconversations.service.FailureWords;
import org.openmrs.module.patientconversations.service.Page;
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

/** {@code /ws/rest/v1/conversation/{uuid}/message}: the thread, newest first; messages are sent, tried again and cancelled. */
@SubResource(parent = ConversationResource.class, path = "message", supportedClass = Message.class,
        supportedOpenmrsVersions = "2.0.* - 9.*")
public class MessageResource extends DelegatingSubResource<Message, Conversation, ConversationResource> {

    /** What a person may ask of a message that exists. */
    private enum Wish {
        QUEUED,
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
        description.addProperty("conversation");
        description.addProperty("direction");
        description.addProperty("channel");
        description.addProperty("subject");
        description.addProperty("text");
        description.addProperty("retracted");
        description.addProperty("status");
        description.addProperty("statusDate");
        description.addProperty("statusReason");
        description.addProperty("sender");
        description.addProperty("fromAddress");
        description.addProperty("toAddress");
        description.addProperty("dateCreated");
        description.addProperty("dateSent");
        description.addProperty("dateDelivered");
        description.addProperty("inReplyTo");
        description.addProperty("retryable");
        description.addProperty("cancellable");
        description.addSelfLink();
        return description;
    }

    /** Names the message without its words. */
    @PropertyGetter("display")
    public String getDisplay(Message message) {
        return message.getChannel() + " " + message.getDirection();
    }

    /** The message's words, under this name in custom representations too; null once they are retracted. */
    @PropertyGetter("text")
    public String getText(Message message) {
        return message.getVoided() ? null : message.getBody();
    }

    @PropertyGetter("subject")
    public String getSubject(Message message) {
        return message.getVoided() ? null : message.getSubject();
    }

    @PropertyGetter("retracted")
    public Boolean isRetracted(Message message) {
        return message.getVoided();
    }

    @PropertyGetter("conversation")
    public SimpleObject getConversation(Message message) {
        return new SimpleObject().add("uuid", message.getConversation().getUuid());
    }

    @PropertyGetter("inReplyTo")
    public SimpleObject getInReplyTo(Message message) {
        return message.getInReplyTo() == null ? null : new SimpleObject().add("uuid", message.getInReplyTo().getUuid());
    }

    @PropertyGetter("sender")
    public SimpleObject getSender(Message message) {
        return Shown.user(message.getSender());
    }

    @PropertyGetter("statusReason")
    public SimpleObject getStatusReason(Message message) {
        String code = message.getErrorCode();
        if (code == null) {
            return null;
        }
        FailureWords words = Context.getRegisteredComponent("patientconversations.failureWords", FailureWords.class);
        return new SimpleObject().add("code", code).add("text", words.of(code, Context.getLocale()));
    }

    @PropertyGetter("retryable")
    public Boolean isRetryable(Message message) {
        return message.getDirection() == Direction.OUTBOUND && message.getStatus().canBecome(MessageStatus.QUEUED);
    }

    @PropertyGetter("cancellable")
    public Boolean isCancellable(Message message) {
        return message.getStatus() == MessageStatus.QUEUED && message.getAttemptStarted() == null;
    }

    @Override
    public Object create(String conversationUuid, SimpleObject post, RequestContext context) {
        Conversation conversation = existingConversation(conversationUuid);
        Input input = new Input(post);
        Optional<String> channel = input.requiredText("channel");
        Optional<String> text = input.requiredText("text");
        Optional<String> subject = input.text("subject");
        Optional<String> clientToken = input.text("clientToken");
        input.check();
        SendRequest request = new SendRequest(channel.get(), text.get(), subject.orElse(null), clientToken.orElse(null));
        return asRepresentation(service().sendMessage(conversation, request), context.getRepresentation());
    }

    @Override
    public Object update(String conversationUuid, String uuid, SimpleObject post, RequestContext context) {
        Message message = existing(conversationUuid, uuid);
        Input input = new Input(post);
        Optional<Wish> wish = input.requiredOneOf("status", Wish.class);
        input.check();
        Message changed = wish.get() == Wish.QUEUED ? service().retryMessage(message) : service().cancelMessage(message);
        return asRepresentation(changed, context.getRepresentation());
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
        Page<Message> page = service().getMessages(conversation, context.getStartIndex(), context.getLimit());
        return new AlreadyPaged<>(context, page.getItems(), page.hasMore());
    }

    @Override
    public Message getByUniqueId(String uuid) {
        return service().getMessageByUuid(uuid).orElse(null);
    }

    private Message existing(String conversationUuid, String uuid) {
        return service().getMessageByUuid(uuid)
                .filter(message -> message.getConversation().getUuid().equals(conversationUuid))
                .orElseThrow(ObjectNotFoundException::new);
    }

    private static Conversation existingConversation(String uuid) {
        return service().getConversationByUuid(uuid).orElseThrow(ObjectNotFoundException::new);
    }

    private static ConversationService service() {
        return Context.getService(ConversationService.class);
    }

    @Override
    public Conversation getParent(Message message) {
        return message.getConversation();
    }

    @Override
    public void setParent(Message message, Conversation conversation) {
        message.setConversation(conversation);
    }

    @Override
    public DelegatingResourceDescription getCreatableProperties() {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addRequiredProperty("channel");
        description.addRequiredProperty("text");
        description.addProperty("subject");
        description.addProperty("clientToken");
        return description;
    }

    @Override
    public DelegatingResourceDescription getUpdatableProperties() {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addRequiredProperty("status");
        return description;
    }

    @Override
    public Message newDelegate() {
        return new Message();
    }

    @Override
    public Message save(Message message) {
        throw new IllegalStateException("Messages are sent and changed by the service's own methods");
    }

    @Override
    protected void delete(Message message, String reason, RequestContext context) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public void purge(Message message, RequestContext context) {
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
        for (MessageStatus value : MessageStatus.values()) {
            status._enum(value.name());
        }
        return model.property("conversation", new ObjectProperty().property("uuid", new StringProperty()))
                .property("direction", new StringProperty()._enum("OUTBOUND")._enum("INBOUND"))
                .property("channel", new StringProperty()._enum("sms")._enum("email"))
                .property("subject", new StringProperty())
                .property("text", new StringProperty())
                .property("status", status)
                .property("statusDate", new DateTimeProperty())
                .property("statusReason", new ObjectProperty().property("code", new StringProperty())
                        .property("text", new StringProperty()))
                .property("sender", new ObjectProperty().property("uuid", new StringProperty())
                        .property("display", new StringProperty()))
                .property("fromAddress", new StringProperty())
                .property("toAddress", new StringProperty())
                .property("dateCreated", new DateTimeProperty())
                .property("dateSent", new DateTimeProperty())
                .property("dateDelivered", new DateTimeProperty())
                .property("inReplyTo", new ObjectProperty().property("uuid", new StringProperty()))
                .property("retracted", new BooleanProperty())
                .property("retryable", new BooleanProperty())
                .property("cancellable", new BooleanProperty());
    }

    @Override
    public Model getCREATEModel(Representation rep) {
        return new ModelImpl().property("channel", new StringProperty()._enum("sms")._enum("email"))
                .property("text", new StringProperty())
                .property("subject", new StringProperty())
                .property("clientToken", new StringProperty().example("a uuid of the caller's choice"))
                .required("channel").required("text");
    }

    @Override
    public Model getUPDATEModel(Representation rep) {
        return new ModelImpl().property("status", new StringProperty()._enum("QUEUED")._enum("CANCELLED")).required("status");
    }
}
