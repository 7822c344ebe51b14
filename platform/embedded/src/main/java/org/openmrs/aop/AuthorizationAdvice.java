/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.aop;

import java.lang.reflect.Method;
import java.util.Arrays;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.annotation.Authorized;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.Daemon;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.aop.MethodBeforeAdvice;

/** Lets a call through only if the user has what the method's {@link Authorized} asks for; daemon threads always pass. */
public class AuthorizationAdvice implements MethodBeforeAdvice {

	@Override
	public void before(Method method, Object[] args, Object target) {
		Authorized authorized = method.getAnnotation(Authorized.class);
		if (authorized == null || Daemon.isDaemonThread()) {
			return;
		}
		if (authorized.value().length == 0) {
			if (!Context.isAuthenticated()) {
				throw new APIAuthenticationException(
				        Context.getMessageSourceService().getMessage("error.aunthenticationRequired"));
			}
		} else if (!isGranted(authorized)) {
			throw new APIAuthenticationException(Context.getMessageSourceService().getMessage("error.privilegesRequired",
			    new Object[] { StringUtils.join(authorized.value(), ",") }, null));
		}
	}

	/** Looking at roles needs a privilege itself, which is lent meanwhile. */
	private static boolean isGranted(Authorized authorized) {
		Context.addProxyPrivilege(PrivilegeConstants.GET_ROLES);
		try {
			return authorized.requireAll() ? Arrays.stream(authorized.value()).allMatch(AuthorizationAdvice::has)
			        : Arrays.stream(authorized.value()).anyMatch(AuthorizationAdvice::has);
		}
		finally {
			Context.removeProxyPrivilege(PrivilegeConstants.GET_ROLES);
		}
	}

	private static boolean has(String privilege) {
		return privilege.isEmpty() || Context.hasPrivilege(privilege);
	}
}
