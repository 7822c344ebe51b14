/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.hello;

import java.util.List;

import org.openmrs.annotation.Authorized;
import org.openmrs.api.OpenmrsService;

public interface GreetingService extends OpenmrsService {

	@Authorized("Get Greetings")
	List<Greeting> getGreetings();

	@Authorized("Get Greetings")
	Greeting saveGreeting(Greeting greeting);

	String describe();
}
