/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.handler;

import java.beans.PropertyDescriptor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Date;
import java.util.UUID;

import org.apache.commons.beanutils.PropertyUtils;
import org.openmrs.OpenmrsObject;
import org.openmrs.User;
import org.openmrs.Voidable;
import org.openmrs.annotation.AllowEmptyStrings;
import org.openmrs.annotation.AllowLeadingOrTrailingWhitespace;
import org.openmrs.annotation.Handler;
import org.openmrs.api.APIException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives what has none a uuid, trims all texts and turns empty ones into null, unless their setters say otherwise. */
@Handler(supports = OpenmrsObject.class)
public class OpenmrsObjectSaveHandler implements SaveHandler<OpenmrsObject> {

	private static final Logger log = LoggerFactory.getLogger(OpenmrsObjectSaveHandler.class);

	@Override
	public void handle(OpenmrsObject object, User creator, Date dateCreated, String other) {
		if (object.getUuid() == null) {
			object.setUuid(UUID.randomUUID().toString());
		}
		for (PropertyDescriptor property : PropertyUtils.getPropertyDescriptors(object)) {
			if (String.class.equals(property.getPropertyType()) && isOpen(property.getReadMethod())
			        && isOpen(property.getWriteMethod())) {
				tidy(object, property);
			}
		}
	}

	private static boolean isOpen(Method accessor) {
		return accessor != null && !accessor.isAnnotationPresent(Deprecated.class);
	}

	private static void tidy(OpenmrsObject object, PropertyDescriptor property) {
		Method setter = property.getWriteMethod();
		try {
			String before = (String) PropertyUtils.getProperty(object, property.getName());
			if (before == null) {
				return;
			}
			String after = setter.isAnnotationPresent(AllowLeadingOrTrailingWhitespace.class) ? before : before.trim();
			boolean isVoid = object instanceof Voidable && ((Voidable) object).getVoided();
			if (after.isEmpty() && !isVoid && !setter.isAnnotationPresent(AllowEmptyStrings.class)) {
				PropertyUtils.setProperty(object, property.getName(), null);
			} else if (!after.equals(before)) {
				PropertyUtils.setProperty(object, property.getName(), after);
			}
		}
		catch (InvocationTargetException | UnsupportedOperationException e) {
			log.debug("Property {} cannot be read or set", property.getName(), e);
		}
		catch (ReflectiveOperationException e) {
			throw new APIException("failed.change.property.value", new Object[] { property.getName() }, e);
		}
	}
}
