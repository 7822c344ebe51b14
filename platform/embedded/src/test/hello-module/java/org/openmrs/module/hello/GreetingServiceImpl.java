/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.hello;

import java.util.List;

import org.hibernate.SessionFactory;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.springframework.transaction.annotation.Transactional;

@Transactional
public class GreetingServiceImpl extends BaseOpenmrsService implements GreetingService {

	private final SessionFactory sessionFactory;

	public GreetingServiceImpl(SessionFactory sessionFactory) {
		this.sessionFactory = sessionFactory;
	}

	@Override
	public List<Greeting> getGreetings() {
		return sessionFactory.getCurrentSession().createQuery("from Greeting", Greeting.class).list();
	}

	@Override
	public Greeting saveGreeting(Greeting greeting) {
		sessionFactory.getCurrentSession().saveOrUpdate(greeting);
		return greeting;
	}

	@Override
	public String describe() {
		return "service";
	}
}
