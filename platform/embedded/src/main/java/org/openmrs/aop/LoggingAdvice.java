/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.aop;

import java.lang.reflect.Method;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.apache.commons.lang3.ArrayUtils;
import org.openmrs.annotation.Logging;
import org.openmrs.util.OpenmrsUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs services' calls with their arguments, as far as {@link Logging} allows: changing ones at debug, others at trace level. */
public class LoggingAdvice implements MethodInterceptor {

	private static final String[] CHANGING = { "save", "create", "update", "void", "unvoid", "retire", "unretire", "delete",
	        "purge" };

	private final Logger log = LoggerFactory.getLogger("org.openmrs.api");

	@Override
	public Object invoke(MethodInvocation invocation) throws Throwable {
		Method method = invocation.getMethod();
		Logging logging = method.getAnnotation(Logging.class);
		if (logging == null || !logging.ignore()) {
			if (!OpenmrsUtil.stringStartsWith(method.getName(), CHANGING)) {
				if (log.isTraceEnabled()) {
					log.trace(describe(invocation, logging));
				}
			} else if (log.isDebugEnabled()) {
				log.debug(describe(invocation, logging));
			}
		}
		return invocation.proceed();
	}

	private static String describe(MethodInvocation invocation, Logging logging) {
		Method method = invocation.getMethod();
		StringBuilder text = new StringBuilder("In method ").append(method.getDeclaringClass().getSimpleName()).append('.')
		        .append(method.getName());
		if (logging == null || !logging.ignoreAllArgumentValues()) {
			text.append(". Arguments: ");
			Object[] values = invocation.getArguments();
			for (int i = 0; i < values.length; i++) {
				boolean ignored = logging != null && ArrayUtils.contains(logging.ignoredArgumentIndexes(), i);
				text.append(method.getParameterTypes()[i].getSimpleName()).append('=')
				        .append(ignored ? "<Arg value ignored>" : values[i]).append(", ");
			}
		}
		return text.toString();
	}
}
