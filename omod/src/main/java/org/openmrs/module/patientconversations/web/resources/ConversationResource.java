/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import io.swagger.models.Model;
import io.swagger.models.ModelImpl;
import io.swagger.models.properties.ArrayProperty;
import io.swagger.models.properties.BooleanProperty;
import io.swagger.models.properties.DateTimeProperty;
import io.swagger.models.properties.IntegerProperty;
import io.swagger.models.properties.LongProperty;
import io.swagger.models.properties.ObjectProperty;
import io.swagger.models.properties.RefProperty;
import io.swagger.models.properties.StringProperty;
import java.util.List;
import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.ConversationStatus;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.Turn;
import org.openmrs.module.patientconversations.service.ConversationCriteria;
import org.openmrs.module.patientconversations.service.ConversationService;
import org.openmrs.module.patientconversations.service.Page;
import org.openmrs.module.patientconversations.service.Refusal;
import org.openmrs.module.patientconversations.service.SendRequest;
import org.openmrs.module.patientconversations.service.StartRequest;
import org.openmrs.module.patientconversations.service.TeamService;
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
 * {@code /ws/rest/v1/conversation}: conversations are started, found, shared out among staff, archived, reopened, marked as read
 * and led to another address.
 */
@Resource(name = RestConstants.VERSION_1 + "/conversation", supportedClass = Conversation.class,
        supportedOpenmrsVersions = "2.0.* - 9.*")
public class ConversationResource extends DataDelegatingCrudResource<Conversation> {

    private final ConversationFacts factsOfPage;

    public ConversationResource() {
        this(null);
    }

    private ConversationResource(ConversationFacts factsOfPage) {
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
        description.addProperty("patient", Representation.REF);
        description.addProperty("mode");
        description.addProperty("status");
        description.addProperty("subject");
        description.addProperty("lastActivity");
        description.addProperty("unread");
        description.addProperty("turn");
        description.addProperty("assignee");
        description.addProperty("starred");
        description.addProperty("tags");
        description.addProperty("revision");
        description.addProperty("lastMessage");
        description.addProperty("contactPoints");
        description.addProperty("related");
        description.addProperty("secure");
        if (rep instanceof FullRepresentation) {
            description.addProperty("creator");
            description.addProperty("dateCreated");
            description.addProperty("changedBy");
            description.addProperty("dateChanged");
        }
        description.addSelfLink();
        if (rep instanceof DefaultRepresentation) {
            description.addLink("full", ".?v=" + RestConstants.REPRESENTATION_FULL);
        }
        return description;
    }

    @PropertyGetter("display")
    public String getDisplay(Conversation conversation) {
        return Shown.name(conversation.getPatient());
    }

    @PropertyGetter("subject")
    public String getSubject(Conversation conversation) {
        return service().getSubject(conversation).orElse(null);
    }

    /** The other half of a conversation that moved over. */
    @PropertyGetter("related")
    public String getRelated(Conversation conversation) {
        return conversation.getRelated() == null ? null : conversation.getRelated().getUuid();
    }

    /** Who reads it, and how far the newest invitation has come; null for a Standard one. */
    @PropertyGetter("secure")
    public SimpleObject getSecure(Conversation conversation) {
        return facts(conversation).secure(conversation).map(Secure::describe).orElse(null);
    }

    @PropertyGetter("unread")
    public Long getUnread(Conversation conversation) {
        return facts(conversation).unread(conversation);
    }

    @PropertyGetter("assignee")
    public SimpleObject getAssignee(Conversation conversation) {
        return Shown.user(conversation.getAssignee());
    }

    @PropertyGetter("tags")
    public List<String> getTags(Conversation conversation) {
        return facts(conversation).tags(conversation);
    }

    @PropertyGetter("lastMessage")
    public SimpleObject getLastMessage(Conversation conversation) {
        return facts(conversation).lastMessage(conversation).map(ConversationResource::summarize).orElse(null);
    }

    @PropertyGetter("contactPoints")
    public List<Contact> getContactPoints(Conversation conversation) {
        return facts(conversation).contacts(conversation);
    }

    @PropertyGetter("creator")
    public SimpleObject getCreator(Conversation conversation) {
        return Shown.user(conversation.getCreator());
    }

    @PropertyGetter("changedBy")
    public SimpleObject getChangedBy(Conversation conversation) {
        return Shown.user(conversation.getChangedBy());
    }

    private static SimpleObject summarize(Message message) {
        return new SimpleObject().add("uuid", message.getUuid()).add("direction", message.getDirection())
                .add("channel", message.getChannel()).add("text", message.getVoided() ? null : service().getText(message).getBody()).add("status", message.getStatus())
                .add("dateCreated", message.getDateCreated());
    }

    private ConversationFacts facts(Conversation conversation) {
        return factsOfPage == null ? ConversationFacts.of(conversation) : factsOfPage;
    }

    @Override
    public Object create(SimpleObject post, RequestContext context) {
        Input input = new Input(post);
        Optional<Patient> patient = input.requiredPatient("patient");
        ConversationMode mode = input.oneOf("mode", ConversationMode.class).orElse(ConversationMode.STANDARD);
        boolean saveContact = input.flag("saveContact");
        Optional<Input> contact = input.object("contactPoint");
        Optional<ContactSystem> system = contact.flatMap(part -> part.requiredSystem("system"));
        Optional<String> value = contact.flatMap(part -> part.requiredText("value"));
        Optional<Input> consent = input.object("consent");
        Optional<ConsentStatus> consentStatus = consent.flatMap(part -> part.requiredOneOf("status", ConsentStatus.class));
        Optional<ConsentMethod> consentMethod = consent.flatMap(part -> part.requiredOneOf("method", ConsentMethod.class));
        Optional<String> consentNote = consent.flatMap(part -> part.text("note"));
        Optional<String> subject = input.text("subject");
        Optional<Conversation> from = input.text("from").flatMap(uuid -> standardOf(uuid, patient, input));
        Optional<String> text = input.text("text");
        Optional<String> clientToken = input.text("clientToken");
        input.check();

        StartRequest start = new StartRequest(patient.get(), mode);
        if (contact.isPresent()) {
            start.contact(system.get(), value.get(), saveContact);
        }
        if (consent.isPresent()) {
            start.consent(consentStatus.get(), consentMethod.get(), consentNote.orElse(null));
        }
        start.about(subject.orElse(null)).from(from.orElse(null));
        if (mode == ConversationMode.SECURE && text.isPresent()) {
            SendRequest first = new SendRequest(Channels.SECURE, text.get(), null, clientToken.orElse(null));
            return asRepresentation(service().sendFirstMessage(start, first).getConversation(), context.getRepresentation());
        }
        return asRepresentation(service().startConversation(start), context.getRepresentation());
    }

    private static Optional<Conversation> standardOf(String uuid, Optional<Patient> patient, Input input) {
        Optional<Conversation> standard = service().getConversationByUuid(uuid).filter(found -> !found.isSecure())
                .filter(found -> patient.filter(found.getPatient()::equals).isPresent());
        if (!standard.isPresent()) {
            input.reject("from", "field.choice");
        }
        return standard;
    }

    @Override
    public Object update(String uuid, SimpleObject post, RequestContext context) {
        Conversation conversation = existing(uuid);
        Input input = new Input(post);
        Optional<ConversationStatus> status = input.oneOf("status", ConversationStatus.class);
        Optional<Message> lastRead = input.text("lastRead").flatMap(message -> messageOf(conversation, message, input));
        Optional<User> assignee = input.staff("assignee");
        boolean starred = input.flag("starred");
        Optional<List<String>> tags = input.texts("tags");
        boolean saveContact = input.flag("saveContact");
        Optional<Input> contact = input.object("contactPoint");
        Optional<ContactSystem> system = contact.flatMap(part -> part.requiredSystem("system"));
        Optional<String> value = contact.flatMap(part -> part.requiredText("value"));
        input.check();

        Conversation changed = conversation;
        if (contact.isPresent()) {
            changed = service().chooseContact(changed, system.get(), value.get(), saveContact);
        }
        if (status.isPresent()) {
            changed = status.get() == ConversationStatus.ARCHIVED ? service().archiveConversation(changed)
                    : service().reopenConversation(changed);
        }
        if (input.has("assignee")) {
            changed = team().assignConversation(changed, assignee.orElse(null));
        }
        if (input.has("starred")) {
            changed = team().starConversation(changed, starred);
        }
        if (tags.isPresent()) {
            changed = team().tagConversation(changed, tags.get());
        }
        lastRead.ifPresent(message -> service().markRead(message));
        return asRepresentation(changed, context.getRepresentation());
    }

    private static Optional<Message> messageOf(Conversation conversation, String uuid, Input input) {
        Optional<Message> message = service().getMessageByUuid(uuid)
                .filter(candidate -> candidate.getConversation().equals(conversation));
        if (!message.isPresent()) {
            input.reject("lastRead", "message.unknown");
        }
        return message;
    }

    @Override
    public SimpleObject search(RequestContext context) {
        ConversationCriteria criteria = new ConversationCriteria()
                .patient(Input.optionalPatient(context).orElse(null))
                .mode(Input.parameter(context, "mode", ConversationMode.class).orElse(null))
                .status(Input.parameter(context, "status", ConversationStatus.class).orElse(null))
                .unread(Boolean.parseBoolean(context.getParameter("unread")))
                .turn(Input.parameter(context, "turn", Turn.class).orElse(null))
                .starred(Boolean.parseBoolean(context.getParameter("starred")))
                .mentioned(Boolean.parseBoolean(context.getParameter("mentioned")))
                .tag(Input.parameter(context, "tag").orElse(null))
                .query(Input.parameter(context, "q").orElse(null));
        Input.parameter(context, "assignee").ifPresent(assignee -> narrow(criteria, assignee));
        Page<Conversation> page = service().getConversations(criteria, context.getStartIndex(), context.getLimit());
        return new AlreadyPaged<>(context, page.getItems(), page.hasMore())
                .toSimpleObject(new ConversationResource(new ConversationFacts(page.getItems())));
    }

    /** By the calling user's own name for themselves, for nobody, or by a user's uuid. */
    private static void narrow(ConversationCriteria criteria, String assignee) {
        if ("none".equals(assignee)) {
            criteria.unassigned(true);
        } else if ("me".equals(assignee)) {
            criteria.assignee(Context.getAuthenticatedUser());
        } else {
            criteria.assignee(team().getStaffByUuid(assignee).orElseThrow(() -> Refusal.ofField("assignee", "field.choice")));
        }
    }

    @Override
    public SimpleObject getAll(RequestContext context) {
        return search(context);
    }

    @Override
    public Conversation getByUniqueId(String uuid) {
        return service().getConversationByUuid(uuid).orElse(null);
    }

    private Conversation existing(String uuid) {
        return service().getConversationByUuid(uuid).orElseThrow(ObjectNotFoundException::new);
    }

    private static TeamService team() {
        return Context.getService(TeamService.class);
    }

    private static ConversationService service() {
        return Context.getService(ConversationService.class);
    }

    @Override
    public DelegatingResourceDescription getCreatableProperties() {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addRequiredProperty("patient");
        description.addProperty("mode");
        description.addProperty("contactPoint");
        description.addProperty("consent");
        description.addProperty("saveContact");
        description.addProperty("subject");
        description.addProperty("from");
        description.addProperty("text");
        description.addProperty("clientToken");
        return description;
    }

    @Override
    public DelegatingResourceDescription getUpdatableProperties() {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addProperty("status");
        description.addProperty("assignee");
        description.addProperty("starred");
        description.addProperty("tags");
        description.addProperty("lastRead");
        description.addProperty("contactPoint");
        description.addProperty("saveContact");
        return description;
    }

    @Override
    public Conversation newDelegate() {
        return new Conversation();
    }

    @Override
    public Conversation save(Conversation conversation) {
        throw new IllegalStateException("Conversations are started and changed by the service's own methods");
    }

    @Override
    protected void delete(Conversation conversation, String reason, RequestContext context) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public void purge(Conversation conversation, RequestContext context) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public Model getGETModel(Representation rep) {
        ModelImpl model = ((ModelImpl) super.getGETModel(rep)).property("uuid", new StringProperty())
                .property("display", new StringProperty());
        if (rep instanceof RefRepresentation) {
            return model;
        }
        model.property("patient", new RefProperty("#/definitions/PatientGetRef"))
                .property("mode", new StringProperty()._enum("STANDARD")._enum("SECURE"))
                .property("status", new StringProperty()._enum("OPEN")._enum("ARCHIVED"))
                .property("subject", new StringProperty())
                .property("lastActivity", new DateTimeProperty())
                .property("unread", new IntegerProperty())
                .property("turn", new StringProperty()._enum("PRACTICE")._enum("PATIENT")._enum("FAILED"))
                .property("assignee", new ObjectProperty())
                .property("starred", new BooleanProperty())
                .property("tags", new ArrayProperty(new StringProperty()))
                .property("revision", new LongProperty())
                .property("lastMessage", new ObjectProperty())
                .property("contactPoints", new ArrayProperty(new RefProperty("#/definitions/ConversationcontactGet")))
                .property("related", new StringProperty())
                .property("secure", new ObjectProperty());
        if (rep instanceof FullRepresentation) {
            model.property("creator", new ObjectProperty()).property("dateCreated", new DateTimeProperty())
                    .property("changedBy", new ObjectProperty()).property("dateChanged", new DateTimeProperty());
        }
        return model;
    }

    @Override
    public Model getCREATEModel(Representation rep) {
        return new ModelImpl().property("patient", new StringProperty().example("uuid"))
                .property("mode", new StringProperty()._enum("STANDARD")._enum("SECURE"))
                .property("subject", new StringProperty())
                .property("from", new StringProperty().example("uuid of the Standard conversation"))
                .property("text", new StringProperty())
                .property("clientToken", new StringProperty())
                .property("contactPoint", address())
                .property("consent", new ObjectProperty()
                        .property("status", new StringProperty()._enum("GRANTED")._enum("WITHDRAWN"))
                        .property("method", new StringProperty()._enum("VERBAL")._enum("WRITTEN")._enum("ELECTRONIC"))
                        .property("note", new StringProperty()))
                .property("saveContact", new BooleanProperty())
                .required("patient");
    }

    @Override
    public Model getUPDATEModel(Representation rep) {
        return new ModelImpl().property("status", new StringProperty()._enum("OPEN")._enum("ARCHIVED"))
                .property("assignee", new StringProperty().example("uuid of a user"))
                .property("starred", new BooleanProperty())
                .property("tags", new ArrayProperty(new StringProperty()))
                .property("lastRead", new StringProperty().example("uuid of a message"))
                .property("contactPoint", address())
                .property("saveContact", new BooleanProperty());
    }

    private static ObjectProperty address() {
        return new ObjectProperty().property("system", new StringProperty()._enum("sms")._enum("email"))
                .property("value", new StringProperty());
    }
}
