<%-- This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. --%><%@ include file="/WEB-INF/view/module/legacyui/template/include.jsp" %>
<openmrs:require privilege="View Administration Functions" otherwise="/login.htm" redirect="/admin/index.htm"/>
<c:set var="pageTitle" value="Administration"/>
<%@ include file="/WEB-INF/view/module/legacyui/template/header.jsp" %>
<h1>Administration</h1>
<div class="cards">
	<openmrs:hasPrivilege privilege="Manage Modules">
		<section class="card"><h2>Modules</h2><ul><li><a href="${pageContext.request.contextPath}/admin/modules/module.list">Manage Modules</a></li></ul></section>
	</openmrs:hasPrivilege>
	<c:forEach var="extension" items="${sections}">
		<openmrs:hasPrivilege privilege="${extension.requiredPrivilege}">
			<section class="card adminMenuList">
				<h2><openmrs:message code="${extension.title}"/></h2>
				<ul>
					<c:forEach var="link" items="${extension.links}">
						<c:choose>
							<c:when test="${fn:contains(link.key, '://')}"><c:set var="address" value="${link.key}"/></c:when>
							<c:when test="${fn:startsWith(link.key, '/')}"><c:set var="address" value="${pageContext.request.contextPath}${link.key}"/></c:when>
							<c:otherwise><c:set var="address" value="${pageContext.request.contextPath}/${link.key}"/></c:otherwise>
						</c:choose>
						<li><a href="<c:out value='${address}'/>"><openmrs:message code="${link.value}"/></a></li>
					</c:forEach>
				</ul>
			</section>
		</openmrs:hasPrivilege>
	</c:forEach>
</div>
<%@ include file="/WEB-INF/view/module/legacyui/template/footer.jsp" %>
