/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import io.swagger.models.Model;
import io.swagger.models.ModelImpl;
import io.swagger.models.properties.ArrayProperty;
import io.swagger.models.properties.BooleanProperty;
import io.swagger.models.properties.DateTimeProperty;
import io.swagger.models.properties.ObjectProperty;
import io.swagger.models.properties.StringProperty;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageKind;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.service.AuditService;
import org.openmrs.module.patientconversations.service.ConversationService;
import org.openmrs.module.patientconversations.service.FailureWords;
import org.openmrs.module.patientconversations.service.MessageText;
import org.openmrs.module.patientconversations.service.Page;
import org.openmrs.module.patientconversations.service.Refusal;
import org.openmrs.module.patientconversations.service.SendRequest;
import org.openmrs.module.patientconversations.service.TeamService;
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
 * {@code /ws/rest/v1/conversation/{uuid}/message}: the thread, newest first; messages are sent, tried again and cancelled, notes
 * among staff are written and resolved.
 */
@SubResource(parent = ConversationResource.class, path = "message", supportedClass = Message.class,
        supportedOpenmrsVersions = "2.0.* - 9.*")
public class MessageResource extends DelegatingSubResource<Message, Conversation, ConversationResource> {

    /** What a person may ask of a message that exists. */
    private enum Wish {
        QUEUED,
        CANCELLED,
        /** Of a note: that those whom it names have been heard. */
        RESOLVED,
        /** That it was sent in error, which needs a reason. */
        RETRACTED
    }

    private final MessageFacts factsOfPage;

    public MessageResource() {
        this(null);
    }

    private MessageResource(MessageFacts factsOfPage) {
        this.factsOfPage = factsOfPage;
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
        description.addProperty("kind");
        description.addProperty("call");
        description.addProperty("direction");
        description.addProperty("channel");
        description.addProperty("subject");
        description.addProperty("text");
        description.addProperty("html");
        description.addProperty("quoted");
        description.addProperty("retracted");
        description.addProperty("automatic");
        description.addProperty("attachments");
        description.addProperty("status");
        description.addProperty("statusDate");
        description.addProperty("statusReason");
        description.addProperty("sender");
        description.addProperty("fromAddress");
        description.addProperty("toAddress");
        description.addProperty("dateCreated");
        description.addProperty("dateSent");
        description.addProperty("dateDelivered");
        description.addProperty("readDate", "dateRead");
        description.addProperty("participant");
        description.addProperty("notice");
        description.addProperty("inReplyTo");
        description.addProperty("retryable");
        description.addProperty("cancellable");
        description.addProperty("retractable");
        description.addProperty("mentions");
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
        return unlessRetracted(message, textOf(message).getBody());
    }

    @PropertyGetter("subject")
    public String getSubject(Message message) {
        return unlessRetracted(message, textOf(message).getSubject().orElse(null));
    }

    @PropertyGetter("retracted")
    public Boolean isRetracted(Message message) {
        return message.getVoided();
    }

    @PropertyGetter("attachments")
    public List<SimpleObject> getAttachments(Message message) {
        return Attached.describe(message.getVoided() ? Collections.emptyList() : message.getAttachments());
    }

    @PropertyGetter("call")
    public SimpleObject getCall(Message message) {
        return Shown.call(message.getCall());
    }

    /** Sanitized: nothing in it runs or is loaded from anywhere. */
    @PropertyGetter("html")
    public String getHtml(Message message) {
        return unlessRetracted(message, textOf(message).getBodyHtml().orElse(null));
    }

    /** Earlier messages and the signature, which an e-mail brings along. */
    @PropertyGetter("quoted")
    public String getQuoted(Message message) {
        return unlessRetracted(message, textOf(message).getQuoted().orElse(null));
    }

    private static MessageText textOf(Message message) {
        return service().getText(message);
    }

    private static String unlessRetracted(Message message, String words) {
        return message.getVoided() ? null : words;
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

    /** Who wrote it from the patient's side of a Secure conversation. */
    @PropertyGetter("participant")
    public SimpleObject getParticipant(Message message) {
        return message.getParticipant() == null ? null : Secure.name(message.getParticipant());
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
        return message.getKind() == MessageKind.TEXT && message.getDirection() == Direction.OUTBOUND && message.getStatus().canBecome(MessageStatus.QUEUED);
    }

    @PropertyGetter("cancellable")
    public Boolean isCancellable(Message message) {
        return message.getKind() != MessageKind.NOTICE && message.getStatus() == MessageStatus.QUEUED && message.getAttemptStarted() == null;
    }

    @PropertyGetter("retractable")
    public Boolean isRetractable(Message message) {
        boolean underWay = message.getStatus() == MessageStatus.QUEUED && message.getAttemptStarted() != null;
        return !message.getVoided() && message.getDirection() != Direction.INBOUND && message.getKind() != MessageKind.NOTICE && !underWay;
    }

    /** Whom a note names, and who has resolved that. */
    @PropertyGetter("mentions")
    public List<SimpleObject> getMentions(Message message) {
        MessageFacts facts = factsOfPage == null ? new MessageFacts(Collections.singletonList(message)) : factsOfPage;
        return facts.mentions(message).stream()
                .map(mention -> new SimpleObject().add("user", Shown.user(mention.getUser())).add("username", mention.getUser().getUsername())
                        .add("resolvedBy", Shown.user(mention.getResolvedBy())).add("dateResolved", mention.getDateResolved()))
                .collect(Collectors.toList());
    }

    @Override
    public Object create(String conversationUuid, SimpleObject post, RequestContext context) {
        Conversation conversation = existingConversation(conversationUuid);
        Input input = new Input(post);
        Optional<String> channel = input.requiredText("channel");
        List<String> attachments = input.texts("attachments").orElse(Collections.emptyList());
        Optional<String> text = attachments.isEmpty() ? input.requiredText("text") : input.text("text");
        Optional<String> subject = input.text("subject");
        Optional<String> clientToken = input.text("clientToken");
        boolean sharedConfirmed = input.flag("sharedConfirmed");
        input.check();
        if (TeamService.NOTE_CHANNEL.equals(channel.get())) {
            if (!attachments.isEmpty()) {
                throw Refusal.ofField("attachments", "attachment.notCarried");
            }
            Message note = Context.getService(TeamService.class).addNote(conversation, text.get(), clientToken.orElse(null));
            return asRepresentation(note, context.getRepresentation());
        }
        SendRequest request = new SendRequest(channel.get(), text.orElse(""), subject.orElse(null), clientToken.orElse(null))
                .withAttachments(attachments);
        return asRepresentation(service().sendMessage(conversation, sharedConfirmed ? request.confirmingShared() : request), context.getRepresentation());
    }

    @Override
    public Object update(String conversationUuid, String uuid, SimpleObject post, RequestContext context) {
        Message message = existing(conversationUuid, uuid);
        Input input = new Input(post);
        Optional<Wish> wish = input.requiredOneOf("status", Wish.class);
        Optional<String> reason = input.text("reason");
        input.check();
        return asRepresentation(fulfil(wish.get(), message, reason.orElse(null)), context.getRepresentation());
    }

    private static Message fulfil(Wish wish, Message message, String reason) {
        switch (wish) {
            case QUEUED:
                return service().retryMessage(message);
            case CANCELLED:
                return service().cancelMessage(message);
            case RETRACTED:
                return service().retractMessage(message, reason);
            default:
                return Context.getService(TeamService.class).resolveMentions(message);
        }
    }

    @Override
    public Object retrieve(String conversationUuid, String uuid, RequestContext context) {
        Message message = existing(conversationUuid, uuid);
        Context.getService(AuditService.class).recordView(message.getConversation());
        return asRepresentation(message, context.getRepresentation());
    }

    @Override
    public SimpleObject getAll(String conversationUuid, RequestContext context) {
        Conversation conversation = existingConversation(conversationUuid);
        Page<Message> page = service().getMessages(conversation, context.getStartIndex(), context.getLimit());
        Context.getService(AuditService.class).recordView(conversation);
        return new AlreadyPaged<>(context, page.getItems(), page.hasMore())
                .toSimpleObject(new MessageResource(new MessageFacts(page.getItems())));
    }

    @Override
    public PageableResult doGetAll(Conversation conversation, RequestContext context) {
        throw new IllegalStateException("A thread is listed with what its messages show besides themselves");
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
        description.addProperty("sharedConfirmed");
        description.addProperty("attachments");
        return description;
    }

    @Override
    public DelegatingResourceDescription getUpdatableProperties() {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addRequiredProperty("status");
        description.addProperty("reason");
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
                .property("kind", new StringProperty()._enum("TEXT")._enum("CALL")._enum("NOTICE"))
                .property("call", new ObjectProperty().property("outcome", new StringProperty()))
                .property("direction", new StringProperty()._enum("OUTBOUND")._enum("INBOUND")._enum("INTERNAL"))
                .property("channel", new StringProperty()._enum("sms")._enum("email")._enum("phone")._enum("note")._enum("secure"))
                .property("subject", new StringProperty())
                .property("text", new StringProperty())
                .property("html", new StringProperty())
                .property("quoted", new StringProperty())
                .property("retracted", new BooleanProperty())
                .property("automatic", new BooleanProperty())
                .property("attachments", new ArrayProperty(new ObjectProperty()))
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
                .property("readDate", new DateTimeProperty())
                .property("participant", new ObjectProperty())
                .property("notice", new StringProperty()._enum("INVITATION")._enum("NUDGE")._enum("SIGN_IN"))
                .property("inReplyTo", new ObjectProperty().property("uuid", new StringProperty()))
                .property("retryable", new BooleanProperty())
                .property("cancellable", new BooleanProperty())
                .property("retractable", new BooleanProperty())
                .property("mentions", new ArrayProperty(new ObjectProperty()));
    }

    @Override
    public Model getCREATEModel(Representation rep) {
        return new ModelImpl().property("channel", new StringProperty()._enum("sms")._enum("email")._enum("note")._enum("secure"))
                .property("text", new StringProperty())
                .property("subject", new StringProperty())
                .property("clientToken", new StringProperty().example("a uuid of the caller's choice"))
                .property("sharedConfirmed", new BooleanProperty())
                .property("attachments", new ArrayProperty(new StringProperty()))
                .required("channel").required("text");
    }

    @Override
    public Model getUPDATEModel(Representation rep) {
        return new ModelImpl().property("status", new StringProperty()._enum("QUEUED")._enum("CANCELLED")._enum("RESOLVED")._enum("RETRACTED"))
                .property("reason", new StringProperty()).required("status");
    }
}
