/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.apache.commons.beanutils.PropertyUtils;
import org.openmrs.Auditable;
import org.openmrs.Retireable;
import org.openmrs.Voidable;
import org.openmrs.api.APIException;
import org.openmrs.api.context.Context;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.api.RestService;
import org.openmrs.module.webservices.rest.web.representation.CustomRepresentation;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.api.Converter;
import org.openmrs.module.webservices.rest.web.resource.impl.BaseDelegatingResource;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingResourceDescription;
import org.openmrs.module.webservices.rest.web.response.ConversionException;
import org.openmrs.util.LocaleUtility;
import org.springframework.core.GenericTypeResolver;

/** Turns what a request says into the types that properties have, and objects into what an answer shows of them. */
public class ConversionUtil {

    public static final String DATE_FORMAT = "yyyy-MM-dd'T'HH:mm:ss.SSSZ";

    /** Stands for a property that the caller may not see; it is left out of the answer. */
    public static final Object PRIVILEGE_DENIED = new Object();

    private static final String[] ACCEPTED_DATE_FORMATS = { DATE_FORMAT, "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "yyyy-MM-dd'T'HH:mm:ss.SSS",
        "yyyy-MM-dd'T'HH:mm:ssZ", "yyyy-MM-dd'T'HH:mm:ssXXX", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd" };

    private static final ConcurrentMap<Class<?>, Optional<Converter<?>>> CONVERTERS = new ConcurrentHashMap<>();

    private ConversionUtil() {
    }

    public static void clearCache() {
        CONVERTERS.clear();
    }

    /** @return the resource for this class or a superclass, otherwise null */
    @SuppressWarnings("unchecked")
    public static <T> Converter<T> getConverter(Class<T> clazz) {
        Optional<Converter<?>> known = CONVERTERS.get(clazz);
        if (known == null) {
            known = Optional.ofNullable(findConverter(clazz));
            CONVERTERS.put(clazz, known);
        }
        return (Converter<T>) known.orElse(null);
    }

    private static Converter<?> findConverter(Class<?> clazz) {
        try {
            Object resource = Context.getService(RestService.class).getResourceBySupportedClass(clazz);
            return resource instanceof Converter ? (Converter<?>) resource : null;
        } catch (APIException e) {
            return null;
        }
    }

    public static Object convert(Object object, Type toType, Object instance) throws ConversionException {
        if (instance != null && toType instanceof TypeVariable<?>) {
            return convert(object, getTypeVariableClass(instance.getClass(), (TypeVariable<?>) toType));
        }
        return convert(object, toType);
    }

    /** An object named by its uuid is fetched; an unknown uuid gives null, without complaint. */
    @SuppressWarnings({ "unchecked", "rawtypes" })
    public static Object convert(Object object, Type toType) throws ConversionException {
        if (object == null) {
            return null;
        }
        Class<?> toClass = (Class<?>) (toType instanceof Class ? toType : ((ParameterizedType) toType).getRawType());
        if (Collection.class.isAssignableFrom(toClass) || toClass.isArray()) {
            return convertToMany(object, toType, toClass);
        }
        if (toClass.isAssignableFrom(object.getClass())) {
            return object;
        }
        if (toClass.isAssignableFrom(Float.class) && object instanceof Double) {
            return ((Double) object).floatValue();
        }
        if (object instanceof String) {
            String string = (String) object;
            Converter<?> converter = getConverter(toClass);
            if (converter != null) {
                return converter.getByUniqueId(string);
            }
            if (toClass.isAssignableFrom(Date.class)) {
                return parseDate(string);
            }
            if (toClass.isAssignableFrom(Locale.class)) {
                return LocaleUtility.fromSpecification(string);
            }
            if (toClass.isEnum()) {
                return Enum.valueOf((Class<? extends Enum>) toClass, string.toUpperCase());
            }
            Object value = valueOf(toClass, string);
            if (value != null) {
                return value;
            }
        } else if (object instanceof Map) {
            return convertMap((Map<String, ?>) object, toClass);
        }
        if (toClass.isAssignableFrom(Double.class) && object instanceof Number) {
            return ((Number) object).doubleValue();
        }
        if (toClass.isAssignableFrom(Integer.class) && object instanceof Number) {
            return ((Number) object).intValue();
        }
        if (toClass.isAssignableFrom(String.class) && object instanceof Boolean) {
            return String.valueOf(object);
        }
        throw new ConversionException("Don't know how to convert from " + object.getClass() + " to " + toType, null);
    }

    private static Object convertToMany(Object object, Type toType, Class<?> toClass) {
        if (!(object instanceof Collection)) {
            throw new ConversionException("Only a collection converts to a collection or an array, not " + object.getClass(), null);
        }
        Collection<?> input = (Collection<?>) object;
        if (toClass.isArray()) {
            Object array = Array.newInstance(toClass.getComponentType(), input.size());
            int i = 0;
            for (Object element : input) {
                Array.set(array, i++, convert(element, toClass.getComponentType()));
            }
            return array;
        }
        Collection<Object> converted;
        if (SortedSet.class.isAssignableFrom(toClass)) {
            converted = new TreeSet<>();
        } else if (Set.class.isAssignableFrom(toClass)) {
            converted = new HashSet<>();
        } else if (List.class.isAssignableFrom(toClass)) {
            converted = new ArrayList<>();
        } else {
            throw new ConversionException("Don't know how to handle the collection class " + toClass, null);
        }
        Type elementType = toType instanceof ParameterizedType ? ((ParameterizedType) toType).getActualTypeArguments()[0] : null;
        for (Object element : input) {
            converted.add(elementType == null ? element : convert(element, elementType));
        }
        return converted;
    }

    private static Date parseDate(String string) {
        for (String format : ACCEPTED_DATE_FORMATS) {
            SimpleDateFormat parser = new SimpleDateFormat(format);
            parser.setLenient(false);
            ParsePosition position = new ParsePosition(0);
            Date date = parser.parse(string, position);
            if (date != null && position.getIndex() == string.length()) {
                return date;
            }
        }
        throw new ConversionException("Not a date in the form " + DATE_FORMAT, null);
    }

    private static Object valueOf(Class<?> toClass, String string) {
        try {
            Method method = toClass.getMethod("valueOf", String.class);
            if (Modifier.isStatic(method.getModifiers()) && toClass.isAssignableFrom(method.getReturnType())) {
                return method.invoke(null, string);
            }
            return null;
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    @SuppressWarnings({ "unchecked", "rawtypes" })
    public static Object convertMap(Map<String, ?> map, Class<?> toClass) throws ConversionException {
        Converter converter = getConverter(toClass);
        Object uuid = map.get(RestConstants.PROPERTY_UUID);
        Object converted = uuid instanceof String ? converter.getByUniqueId((String) uuid) : null;
        if (converted == null) {
            converted = converter.newInstance((String) map.get(RestConstants.PROPERTY_FOR_TYPE));
        }
        for (Map.Entry<String, ?> property : map.entrySet()) {
            if (!RestConstants.PROPERTY_FOR_TYPE.equals(property.getKey())) {
                converter.setProperty(converted, property.getKey(), property.getValue());
            }
        }
        return converted;
    }

    public static Object getPropertyWithRepresentation(Object bean, String propertyName, Representation rep)
            throws ConversionException {
        try {
            return convertToRepresentation(PropertyUtils.getProperty(bean, propertyName), rep);
        } catch (ReflectiveOperationException e) {
            throw new ConversionException(null, e);
        }
    }

    public static <S> Object convertToRepresentation(S o, Representation rep) throws ConversionException {
        return convertToRepresentation(o, rep, (Converter<?>) null);
    }

    public static <S> Object convertToRepresentation(S o, Representation rep, Class<?> convertAs) throws ConversionException {
        return convertToRepresentation(o, rep, convertAs == null ? null : getConverter(convertAs));
    }

    @SuppressWarnings({ "unchecked", "rawtypes" })
    public static <S> Object convertToRepresentation(S o, Representation rep, Converter specificConverter)
            throws ConversionException {
        if (o == null) {
            return null;
        }
        Object object = new HibernateLazyLoader().load(o);
        if (object instanceof Collection) {
            List<Object> converted = new ArrayList<>();
            for (Object item : (Collection<?>) object) {
                converted.add(convertToRepresentation(item, rep, specificConverter));
            }
            return converted;
        }
        if (object instanceof Map) {
            return convertMapToRepresentation((Map<?, ?>) object, rep);
        }
        Converter converter = specificConverter != null ? specificConverter : getConverter(object.getClass());
        if (converter == null) {
            return object instanceof Date ? new SimpleDateFormat(DATE_FORMAT).format((Date) object) : object;
        }
        if (converter instanceof BaseDelegatingResource) {
            String privilege = ((BaseDelegatingResource<?>) converter).getRequiredGetPrivilege();
            if (privilege != null && !Context.hasPrivilege(privilege)) {
                return PRIVILEGE_DENIED;
            }
        }
        try {
            return converter.asRepresentation(object, rep);
        } catch (Exception e) {
            throw new ConversionException("converting " + object.getClass() + " to " + rep, e);
        }
    }

    private static SimpleObject convertMapToRepresentation(Map<?, ?> map, Representation rep) {
        SimpleObject converted = new SimpleObject();
        if (rep instanceof CustomRepresentation) {
            getCustomRepresentationDescription((CustomRepresentation) rep).getProperties().forEach((name, property) ->
                converted.put(name, getPropertyWithRepresentation(map, name, property.getRep())));
        } else {
            map.forEach((key, value) -> converted.put(key.toString(), convertToRepresentation(value, Representation.REF)));
        }
        return converted;
    }

    /** @return what the type variable stands for in this class, or null */
    public static Type getTypeVariableClass(Class<?> instanceClass, TypeVariable<?> typeVariable) {
        if (instanceClass == null || typeVariable == null) {
            throw new IllegalArgumentException("The class of the instance and the type variable are required.");
        }
        return GenericTypeResolver.getTypeVariableMap(instanceClass).get(typeVariable);
    }

    public static SimpleObject getAuditInfo(Object delegate) {
        SimpleObject audit = new SimpleObject();
        if (delegate instanceof Auditable) {
            Auditable auditable = (Auditable) delegate;
            audit.put("creator", getPropertyWithRepresentation(auditable, "creator", Representation.REF));
            audit.put("dateCreated", convertToRepresentation(auditable.getDateCreated(), Representation.DEFAULT));
            audit.put("changedBy", getPropertyWithRepresentation(auditable, "changedBy", Representation.REF));
            audit.put("dateChanged", convertToRepresentation(auditable.getDateChanged(), Representation.DEFAULT));
        }
        if (delegate instanceof Retireable && ((Retireable) delegate).getRetired()) {
            addEnd(audit, delegate, "retiredBy", "dateRetired", "retireReason");
        }
        if (delegate instanceof Voidable && ((Voidable) delegate).getVoided()) {
            addEnd(audit, delegate, "voidedBy", "dateVoided", "voidReason");
        }
        return audit;
    }

    private static void addEnd(SimpleObject audit, Object delegate, String by, String date, String reason) {
        audit.put(by, getPropertyWithRepresentation(delegate, by, Representation.REF));
        audit.put(date, getPropertyWithRepresentation(delegate, date, Representation.DEFAULT));
        audit.put(reason, getPropertyWithRepresentation(delegate, reason, Representation.DEFAULT));
    }

    /** Reads {@code (a,b:ref,c:(d,e),links)}. */
    public static DelegatingResourceDescription getCustomRepresentationDescription(CustomRepresentation representation) {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        for (String definition : split(representation.getRepresentation())) {
            int colon = definition.indexOf(':');
            if (colon >= 0) {
                description.addProperty(definition.substring(0, colon), named(definition.substring(colon + 1)));
            } else if (definition.equals("links")) {
                description.addSelfLink();
                description.addLink("default", ".?v=" + RestConstants.REPRESENTATION_DEFAULT);
            } else {
                description.addProperty(definition);
            }
        }
        return description;
    }

    private static Representation named(String rep) {
        if (rep.startsWith("(")) {
            return new CustomRepresentation(rep);
        }
        return rep.equalsIgnoreCase("REF") ? Representation.REF : rep.equalsIgnoreCase("FULL") ? Representation.FULL
                : Representation.DEFAULT;
    }

    private static List<String> split(String specification) {
        String list = specification.startsWith("(") ? specification.substring(1) : specification;
        list = list.endsWith(")") ? list.substring(0, list.length() - 1) : list;
        List<String> parts = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(list.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(list.substring(start));
        return parts;
    }
}
