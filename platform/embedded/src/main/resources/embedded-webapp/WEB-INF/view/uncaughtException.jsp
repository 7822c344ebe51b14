<%-- This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. --%><%@ include file="/WEB-INF/view/module/legacyui/template/include.jsp" %>
<%
	Throwable thrown = (Throwable) request.getAttribute("exception");
	boolean refused = thrown instanceof org.openmrs.api.APIAuthenticationException || thrown instanceof org.openmrs.api.context.ContextAuthenticationException;
	if (refused || !org.openmrs.api.context.Context.isAuthenticated()) {
		session.setAttribute("openmrs_error", thrown == null || !refused ? "require.login" : thrown.getMessage());
		response.sendRedirect(request.getContextPath() + "/login.htm");
		return;
	}
	java.io.StringWriter trace = new java.io.StringWriter();
	if (thrown != null) {
		thrown.printStackTrace(new java.io.PrintWriter(trace));
	}
	pageContext.setAttribute("trace", trace.toString());
%>
<c:set var="pageTitle" value="An internal error has occurred"/>
<%@ include file="/WEB-INF/view/module/legacyui/template/header.jsp" %>
<h1>An internal error has occurred</h1>
<details class="card"><summary>Stack trace</summary><pre><c:out value="${trace}"/></pre></details>
<%@ include file="/WEB-INF/view/module/legacyui/template/footer.jsp" %>
