<%-- This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. --%><%@ include file="/WEB-INF/view/module/legacyui/template/include.jsp" %>
<c:set var="pageTitle" value="Log in"/>
<%@ include file="/WEB-INF/view/module/legacyui/template/header.jsp" %>
<c:if test="${foundMissingPrivileges}">
	<p class="message error" role="alert">Your account lacks the privilege for this page<c:if test="${not empty missingPrivileges}">: <strong><c:out value="${missingPrivileges}"/></strong></c:if>. Log in as somebody else to see it.</p>
</c:if>
<form class="card narrow" method="post" action="${pageContext.request.contextPath}/ms/legacyui/loginServlet" autocomplete="off">
	<h1>Log in</h1>
	<label for="username">User name</label>
	<input type="text" name="uname" id="username" maxlength="50" autocapitalize="none" required autofocus>
	<label for="password">Password</label>
	<input type="password" name="pw" id="password" required>
	<input type="hidden" name="redirect" value="<c:out value='${redirect}'/>">
	<input type="hidden" name="OWASP-CSRFTOKEN" value="${sessionScope['OWASP-CSRFTOKEN']}">
	<button type="submit">Log in</button>
</form>
<%@ include file="/WEB-INF/view/module/legacyui/template/footer.jsp" %>
