<%-- This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. --%>
<%@ include file="/WEB-INF/view/module/legacyui/template/include.jsp" %>
<openmrs:htmlInclude file="/moduleResources/hello/hello.js"/>
<p class="hello" data-patient="<c:out value='${model.patient.uuid}'/>">Portlet for <c:out value="${model.patient.personName.fullName}"/>: <spring:message code="hello.tab"/></p>
