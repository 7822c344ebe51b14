/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.fhir;

import ca.uhn.fhir.model.api.IQueryParameterAnd;
import ca.uhn.fhir.model.api.IQueryParameterOr;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.TokenParamModifier;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.search.CommunicationCriteria;
import org.openmrs.module.patientconversations.search.CommunicationCriteria.Order;
import org.openmrs.module.patientconversations.model.CommunicationState;
import org.openmrs.module.patientconversations.model.ConversationMode;

/** A FHIR search on Communication, put together parameter by parameter; parameters that are absent (null) narrow nothing. */
public class CommunicationSearch {

    private static final String PATIENT = "Patient";

    private static final String PRACTITIONER = "Practitioner";

    private static final String ENCOUNTER = "Encounter";

    private static final String COMMUNICATION = "Communication";

    private final CommunicationCriteria criteria = new CommunicationCriteria();

    private final Channels channels;

    public CommunicationSearch(Channels channels) {
        this.channels = channels;
    }

    public CommunicationCriteria getCriteria() {
        return criteria;
    }

    public CommunicationSearch id(TokenAndListParam ids) {
        each(ids, CommunicationSearch::exactly, tokens -> criteria.uuidIn(values(tokens)));
        return this;
    }

    /** Identifiers of carriers and of clients. */
    public CommunicationSearch identifier(TokenAndListParam identifiers) {
        each(identifiers, CommunicationSearch::exactly,
            tokens -> criteria.anyOf(tokens.stream().map(this::identifiedBy).toArray(CommunicationCriteria[]::new)));
        return this;
    }

    private CommunicationCriteria identifiedBy(TokenParam identifier) {
        String system = identifier.getSystem();
        String value = identifier.getValue();
        if (value == null || value.isEmpty()) {
            throw new InvalidRequestException("identifier takes a value, with or without its system");
        }
        if (system != null && system.startsWith(CommunicationCodes.CARRIER_ID)) {
            return new CommunicationCriteria().carrierId(Collections.singleton(system.substring(CommunicationCodes.CARRIER_ID.length())), value);
        }
        String token = ClientIdentifier.token(system, value);
        Set<String> everyChannel = channels.getIds();
        // What was filed by a client has its identifier where others have the carrier's.
        CommunicationCriteria known = new CommunicationCriteria().anyOf(new CommunicationCriteria().clientToken(token),
            new CommunicationCriteria().carrierId(everyChannel, token));
        if (system != null) {
            return known;
        }
        String beginning = ClientIdentifier.beginning(value);
        return new CommunicationCriteria().anyOf(known, new CommunicationCriteria().clientTokenBeginsWith(beginning),
            new CommunicationCriteria().carrierIdBeginsWith(everyChannel, beginning));
    }

    /** Patients by id or, chained, by identifier. */
    public CommunicationSearch patient(ReferenceAndListParam patients) {
        each(patients, reference -> ofType(reference, PATIENT), references -> criteria.anyOf(references.stream().map(reference -> {
            if (Communication.SP_IDENTIFIER.equals(reference.getChain())) {
                String[] token = reference.getValue().split("\\|", 2);
                return new CommunicationCriteria().patientIdentifierIn(Collections.singleton(token[token.length - 1]));
            }
            return new CommunicationCriteria().patientIn(Collections.singleton(reference.getIdPart()));
        }).toArray(CommunicationCriteria[]::new)));
        return this;
    }

    /** {@code :missing=true} finds the heads of threads. */
    public CommunicationSearch partOf(ReferenceAndListParam wholes) {
        if (wholes != null) {
            wholes.getValuesAsQueryTokens().forEach(any -> partOf(any.getValuesAsQueryTokens()));
        }
        return this;
    }

    private void partOf(List<ReferenceParam> references) {
        Boolean missing = references.get(0).getMissing();
        if (missing == null) {
            references.forEach(reference -> ofType(reference, COMMUNICATION));
            criteria.messagesOf(ids(references));
        } else if (missing) {
            criteria.onlyConversations();
        } else {
            criteria.onlyMessages();
        }
    }

    public CommunicationSearch sender(ReferenceAndListParam senders) {
        each(senders, reference -> ofType(reference, PATIENT, PRACTITIONER),
            references -> criteria.senderIn(idsOf(PATIENT, references), idsOf(PRACTITIONER, references)));
        return this;
    }

    public CommunicationSearch recipient(ReferenceAndListParam recipients) {
        each(recipients, reference -> ofType(reference, PATIENT, PRACTITIONER),
            references -> criteria.recipientIn(idsOf(PATIENT, references), idsOf(PRACTITIONER, references)));
        return this;
    }

    public CommunicationSearch encounter(ReferenceAndListParam encounters) {
        each(encounters, reference -> ofType(reference, ENCOUNTER), references -> criteria.encounterIn(ids(references)));
        return this;
    }

    public CommunicationSearch status(TokenAndListParam statuses) {
        each(statuses, CommunicationSearch::possiblyNot, tokens -> {
            Set<CommunicationState> states = tokens.stream().map(CommunicationSearch::state).filter(Optional::isPresent).map(Optional::get)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CommunicationState.class)));
            criteria.stateIn(isNegated(tokens) ? EnumSet.complementOf(EnumSet.copyOf(states)) : states);
        });
        return this;
    }

    /** Empty for a status of another system, or one that nothing here ever has. */
    private static Optional<CommunicationState> state(TokenParam token) {
        try {
            CommunicationStatus status = CommunicationStatus.fromCode(token.getValue());
            if (status == null) {
                throw new InvalidRequestException("A status has a value");
            }
            return is(token, status.getSystem(), token.getValue()) ? CommunicationTranslator.stateOf(status) : Optional.empty();
        } catch (FHIRException e) {
            throw new InvalidRequestException("Unknown value of status");
        }
    }

    public CommunicationSearch category(TokenAndListParam categories) {
        each(categories, CommunicationSearch::possiblyNot, tokens -> {
            Set<ConversationMode> modes = Stream.of(ConversationMode.values())
                .filter(mode -> tokens.stream().anyMatch(token -> is(token, CommunicationCodes.MODE, CommunicationCodes.codeOf(mode))))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ConversationMode.class)));
            criteria.modeIn(isNegated(tokens) ? EnumSet.complementOf(EnumSet.copyOf(modes)) : modes);
        });
        return this;
    }

    /** Channels by our code or by the way of taking part that they are. */
    public CommunicationSearch medium(TokenAndListParam media) {
        each(media, CommunicationSearch::possiblyNot, tokens -> {
            Set<String> wanted = channels.getIds().stream().filter(channel -> tokens.stream().anyMatch(token -> isOn(token, channel)))
                .collect(Collectors.toSet());
            if (isNegated(tokens)) {
                criteria.channelNotIn(wanted);
            } else {
                criteria.channelIn(wanted);
            }
        });
        return this;
    }

    private boolean isOn(TokenParam token, String channel) {
        boolean secure = Channels.SECURE.equals(channel) && is(token, CommunicationCodes.PARTICIPATION_MODE, CommunicationCodes.SECURE_PARTICIPATION);
        return secure || is(token, CommunicationCodes.CHANNEL, channel) || channels.getContactSystem(channel)
            .filter(system -> is(token, CommunicationCodes.PARTICIPATION_MODE, CommunicationCodes.participationOf(channel, system))).isPresent();
    }

    public CommunicationSearch sent(DateRangeParam range) {
        between(range, criteria::sent);
        return this;
    }

    public CommunicationSearch received(DateRangeParam range) {
        between(range, criteria::received);
        return this;
    }

    public CommunicationSearch lastUpdated(DateRangeParam range) {
        between(range, criteria::lastUpdated);
        return this;
    }

    /** @throws InvalidRequestException for an order that there is not */
    public CommunicationSearch sort(SortSpec sort) {
        if (sort != null) {
            if (sort.getChain() != null) {
                throw new InvalidRequestException("_sort takes one parameter");
            }
            criteria.orderBy(order(sort.getParamName()), sort.getOrder() == SortOrderEnum.DESC);
        }
        return this;
    }

    private static Order order(String parameter) {
        switch (parameter) {
            case Communication.SP_SENT:
                return Order.SENT;
            case Communication.SP_RECEIVED:
                return Order.RECEIVED;
            case "_lastUpdated":
                return Order.LAST_UPDATED;
            default:
                throw new InvalidRequestException("_sort takes sent, received or _lastUpdated");
        }
    }

    /** The second that a range ends with belongs to it; a range of HAPI's has its bounds widened to what was written, such as a whole day. */
    private static void between(DateRangeParam range, BiFunction<Instant, Instant, CommunicationCriteria> narrow) {
        if (range != null) {
            Stream.of(range.getLowerBound(), range.getUpperBound()).filter(Objects::nonNull).forEach(CommunicationSearch::present);
            Date from = range.getLowerBoundAsInstant();
            Date to = range.getUpperBoundAsInstant();
            narrow.apply(from == null ? null : from.toInstant(), to == null ? null : to.toInstant().plusMillis(1));
        }
    }

    private static <P extends IQueryParameterType> void each(IQueryParameterAnd<? extends IQueryParameterOr<P>> all, Consumer<P> check,
            Consumer<List<P>> narrow) {
        if (all != null) {
            all.getValuesAsQueryTokens().forEach(any -> {
                any.getValuesAsQueryTokens().forEach(check.andThen(CommunicationSearch::present));
                narrow.accept(any.getValuesAsQueryTokens());
            });
        }
    }

    private static void present(IQueryParameterType parameter) {
        if (parameter.getMissing() != null) {
            throw new InvalidRequestException("Only part-of can be searched for with :missing");
        }
    }

    private static void exactly(TokenParam token) {
        if (token.getModifier() != null && token.getMissing() == null) {
            throw new InvalidRequestException("_id and identifier take no modifier");
        }
    }

    private static void possiblyNot(TokenParam token) {
        if (token.getModifier() != null && token.getModifier() != TokenParamModifier.NOT && token.getMissing() == null) {
            throw new InvalidRequestException("status, category and medium take no modifier but :not");
        }
    }

    private static void ofType(ReferenceParam reference, String... types) {
        if (reference.getResourceType() != null && !Arrays.asList(types).contains(reference.getResourceType())) {
            throw new InvalidRequestException("A reference is of a type that stands nowhere here");
        }
    }

    private static Set<String> values(List<TokenParam> tokens) {
        return tokens.stream().map(TokenParam::getValue).collect(Collectors.toSet());
    }

    private static Set<String> ids(List<ReferenceParam> references) {
        return references.stream().map(ReferenceParam::getIdPart).collect(Collectors.toSet());
    }

    /** A reference that does not say of what type it is may be of any. */
    private static Set<String> idsOf(String type, List<ReferenceParam> references) {
        return references.stream().filter(reference -> reference.getResourceType() == null || reference.getResourceType().equals(type))
            .map(ReferenceParam::getIdPart).collect(Collectors.toSet());
    }

    private static boolean is(TokenParam token, String system, String code) {
        return code.equals(token.getValue()) && Arrays.asList(null, system).contains(token.getSystem());
    }

    private static boolean isNegated(List<TokenParam> tokens) {
        return tokens.get(0).getModifier() == TokenParamModifier.NOT;
    }
}
