/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.aop;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.OpenmrsObject;
import org.openmrs.Retireable;
import org.openmrs.User;
import org.openmrs.Voidable;
import org.openmrs.annotation.AllowDirectAccess;
import org.openmrs.annotation.DisableHandlers;
import org.openmrs.annotation.Independent;
import org.openmrs.api.APIException;
import org.openmrs.api.context.Context;
import org.openmrs.api.handler.RequiredDataHandler;
import org.openmrs.api.handler.RetireHandler;
import org.openmrs.api.handler.SaveHandler;
import org.openmrs.api.handler.UnretireHandler;
import org.openmrs.api.handler.UnvoidHandler;
import org.openmrs.api.handler.VoidHandler;
import org.openmrs.util.HandlerUtil;
import org.openmrs.validator.ValidateUtil;
import org.springframework.aop.MethodBeforeAdvice;

/**
 * Fills in what every save, void and retire needs before a service's method of the form {@code saveXyz(Xyz, …)},
 * {@code voidXyz(Xyz, reason)} and so on runs: the handlers for the object and for the elements of its collections, and
 * then, on a save, its validators.
 */
public class RequiredDataAdvice implements MethodBeforeAdvice {

	@Override
	public void before(Method method, Object[] args, Object target) {
		if (args == null || args.length == 0 || args[0] == null) {
			return;
		}
		String name = method.getName();
		if (name.startsWith("save") || name.startsWith("create")) {
			beforeSave(name, args);
		} else if (endsWithClassName(name, args[0].getClass())) {
			beforeVoidOrRetire(name, args);
		}
	}

	private static void beforeSave(String name, Object[] args) {
		String other = args.length > 1 && args[1] instanceof String ? (String) args[1] : null;
		if (args[0] instanceof OpenmrsObject) {
			if (endsWithClassName(name, args[0].getClass())) {
				save((OpenmrsObject) args[0], other);
			}
		} else if (args[0] instanceof Collection) {
			Collection<?> all = (Collection<?>) args[0];
			if (!all.isEmpty() && all.iterator().next() instanceof OpenmrsObject) {
				all.forEach(each -> save((OpenmrsObject) each, other));
			}
		}
	}

	private static void save(OpenmrsObject object, String other) {
		recursivelyHandle(SaveHandler.class, object, other);
		ValidateUtil.validate(object);
	}

	private static void beforeVoidOrRetire(String name, Object[] args) {
		if (name.startsWith("void")) {
			Voidable voidable = (Voidable) args[0];
			Date date = voidable.getDateVoided() == null ? new Date() : voidable.getDateVoided();
			recursivelyHandle(VoidHandler.class, voidable, Context.getAuthenticatedUser(), date, (String) args[1],
			    (Set<OpenmrsObject>) null);
		} else if (name.startsWith("unvoid")) {
			Voidable voidable = (Voidable) args[0];
			recursivelyHandle(UnvoidHandler.class, voidable, voidable.getVoidedBy(), voidable.getDateVoided(), null,
			    (Set<OpenmrsObject>) null);
		} else if (name.startsWith("retire")) {
			Retireable retireable = (Retireable) args[0];
			Date date = retireable.getDateRetired() == null ? new Date() : retireable.getDateRetired();
			recursivelyHandle(RetireHandler.class, retireable, Context.getAuthenticatedUser(), date, (String) args[1],
			    (Set<OpenmrsObject>) null);
		} else if (name.startsWith("unretire")) {
			Retireable retireable = (Retireable) args[0];
			recursivelyHandle(UnretireHandler.class, retireable, retireable.getRetiredBy(), retireable.getDateRetired(), null,
			    (Set<OpenmrsObject>) null);
		}
	}

	private static boolean endsWithClassName(String methodName, Class<?> type) {
		for (Class<?> each = type; each != null; each = each.getSuperclass()) {
			if (methodName.endsWith(each.getSimpleName())) {
				return true;
			}
		}
		return false;
	}

	@SuppressWarnings({ "rawtypes", "unchecked" })
	public static <H extends RequiredDataHandler> void recursivelyHandle(Class<H> handlerType, OpenmrsObject object,
	        String reason) {
		recursivelyHandle(handlerType, object, Context.getAuthenticatedUser(), new Date(), reason, (Set<OpenmrsObject>) null);
	}

	@SuppressWarnings({ "rawtypes", "unchecked" })
	public static <H extends RequiredDataHandler> void recursivelyHandle(Class<H> handlerType, OpenmrsObject object,
	        User user, Date date, String other, List<OpenmrsObject> alreadyHandled) {
		recursivelyHandle(handlerType, object, user, date, other,
		    alreadyHandled == null ? null : new HashSet<>(alreadyHandled));
	}

	/** Runs all handlers of the kind on the object, then on what its collections hold, each object once. */
	@SuppressWarnings({ "rawtypes", "unchecked" })
	public static <H extends RequiredDataHandler> void recursivelyHandle(Class<H> handlerType, OpenmrsObject object,
	        User user, Date date, String other, Set<OpenmrsObject> alreadyHandled) {
		if (object == null) {
			return;
		}
		Set<OpenmrsObject> handled = alreadyHandled == null ? new HashSet<>() : alreadyHandled;
		for (H handler : HandlerUtil.getHandlersForType(handlerType, object.getClass())) {
			handler.handle(object, user, date, other);
		}
		handled.add(object);
		for (Field field : collectionFields(object.getClass())) {
			if (field.isAnnotationPresent(Independent.class) || isDisabled(handlerType, field)) {
				continue;
			}
			Collection<OpenmrsObject> children = children(object, field);
			if (children != null) {
				for (OpenmrsObject child : children) {
					if (!handled.contains(child)) {
						recursivelyHandle(handlerType, child, user, date, other, handled);
					}
				}
			}
		}
	}

	/** The fields, inherited ones too, that are declared as collections of a subtype of {@link OpenmrsObject}. */
	private static List<Field> collectionFields(Class<?> type) {
		List<Field> found = new ArrayList<>();
		for (Class<?> each = type; each != null; each = each.getSuperclass()) {
			for (Field field : each.getDeclaredFields()) {
				if (Collection.class.isAssignableFrom(field.getType()) && field.getGenericType() instanceof ParameterizedType
				        && isOpenmrsObject(((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0])) {
					found.add(field);
				}
			}
		}
		return found;
	}

	private static boolean isOpenmrsObject(Type type) {
		if (type instanceof TypeVariable) {
			return Arrays.stream(((TypeVariable<?>) type).getBounds()).anyMatch(RequiredDataAdvice::isOpenmrsObject);
		}
		Type raw = type instanceof ParameterizedType ? ((ParameterizedType) type).getRawType() : type;
		return raw instanceof Class && OpenmrsObject.class.isAssignableFrom((Class<?>) raw);
	}

	@SuppressWarnings("rawtypes")
	private static boolean isDisabled(Class<? extends RequiredDataHandler> handlerType, Field field) {
		DisableHandlers disabled = field.getAnnotation(DisableHandlers.class);
		return disabled != null
		        && Arrays.stream(disabled.handlerTypes()).anyMatch(each -> each.isAssignableFrom(handlerType));
	}

	@SuppressWarnings("unchecked")
	private static Collection<OpenmrsObject> children(OpenmrsObject object, Field field) {
		String getter = "get" + StringUtils.capitalize(field.getName());
		try {
			if (field.isAnnotationPresent(AllowDirectAccess.class)) {
				field.setAccessible(true);
				return (Collection<OpenmrsObject>) field.get(object);
			}
			return (Collection<OpenmrsObject>) object.getClass().getMethod(getter).invoke(object);
		}
		catch (ReflectiveOperationException e) {
			throw new APIException("unable.getter.method",
			        new Object[] { "use", getter, field.getName(), object.getClass() }, e);
		}
	}
}
