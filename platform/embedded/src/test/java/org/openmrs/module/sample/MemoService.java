/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.sample;

import org.openmrs.annotation.Authorized;
import org.openmrs.api.OpenmrsService;

/** A service as modules write them. */
public interface MemoService extends OpenmrsService {

	String WRITE = "Write Memos";

	@Authorized(WRITE)
	Memo saveMemo(Memo memo);

	@Authorized({ WRITE, "Read Memos" })
	Memo getMemo(Integer id);

	@Authorized(value = { WRITE, "Read Memos" }, requireAll = true)
	Memo voidMemo(Memo memo, String reason);

	@Authorized
	String hello();

	String open();

	@Authorized(WRITE)
	Memo saveMemoAndFail(Memo memo);
}
