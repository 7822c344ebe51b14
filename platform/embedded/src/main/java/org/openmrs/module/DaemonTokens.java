/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The valid tokens: at most one a module, the very object that was given to it last. */
public final class DaemonTokens {

	private static final Map<String, DaemonToken> VALID = new ConcurrentHashMap<>();

	private DaemonTokens() {
	}

	/** A new token for the module; its older one is void from now on. */
	public static DaemonToken issue(String moduleId) {
		DaemonToken token = new DaemonToken(moduleId);
		VALID.put(moduleId, token);
		return token;
	}

	public static void revoke(String moduleId) {
		VALID.remove(moduleId);
	}

	public static boolean isValid(DaemonToken token) {
		return token != null && token.getId() != null && VALID.get(token.getId()) == token;
	}
}
