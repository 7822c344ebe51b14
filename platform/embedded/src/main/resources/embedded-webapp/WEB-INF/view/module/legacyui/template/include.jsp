<%-- This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. --%><%@ taglib prefix="c" uri="/WEB-INF/view/module/legacyui/taglibs/c-rt.tld" %><%@
taglib prefix="openmrs" uri="/WEB-INF/view/module/legacyui/taglibs/openmrs.tld" %><%@
taglib prefix="spring" uri="/WEB-INF/view/module/legacyui/taglibs/spring.tld" %><%@
taglib prefix="fn" uri="/WEB-INF/view/module/legacyui/taglibs/fn.tld" %>
