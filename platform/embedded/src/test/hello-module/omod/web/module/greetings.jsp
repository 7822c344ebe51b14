<%-- This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. --%>
<%@ include file="/WEB-INF/view/module/legacyui/template/include.jsp" %>
<openmrs:require privilege="Get Greetings" otherwise="/login.htm" redirect="/module/hello/greetings.form"/>
<%@ include file="/WEB-INF/view/module/legacyui/template/header.jsp" %>
<h1>Greetings: ${count}</h1>
<%@ include file="/WEB-INF/view/module/legacyui/template/footer.jsp" %>
