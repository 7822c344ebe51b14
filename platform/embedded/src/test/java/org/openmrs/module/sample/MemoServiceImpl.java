/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.sample;

import org.hibernate.SessionFactory;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.springframework.transaction.annotation.Transactional;

/** Saves memos and nothing else. */
@Transactional
public class MemoServiceImpl extends BaseOpenmrsService implements MemoService {

	private SessionFactory sessionFactory;

	public void setSessionFactory(SessionFactory sessionFactory) {
		this.sessionFactory = sessionFactory;
	}

	@Override
	public Memo saveMemo(Memo memo) {
		sessionFactory.getCurrentSession().saveOrUpdate(memo);
		return memo;
	}

	@Override
	@Transactional(readOnly = true)
	public Memo getMemo(Integer id) {
		return sessionFactory.getCurrentSession().get(Memo.class, id);
	}

	@Override
	public Memo voidMemo(Memo memo, String reason) {
		return saveMemo(memo);
	}

	@Override
	public String hello() {
		return "hello";
	}

	@Override
	public String open() {
		return "open";
	}

	@Override
	public Memo saveMemoAndFail(Memo memo) {
		sessionFactory.getCurrentSession().saveOrUpdate(memo);
		sessionFactory.getCurrentSession().flush();
		throw new IllegalStateException("after saving");
	}
}
