<%-- This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. --%><%@ include file="/WEB-INF/view/module/legacyui/template/include.jsp" %>
<openmrs:require privilege="Manage Modules" otherwise="/login.htm" redirect="/admin/modules/module.list"/>
<c:set var="pageTitle" value="Manage Modules"/>
<%@ include file="/WEB-INF/view/module/legacyui/template/header.jsp" %>
<h1>Manage Modules</h1>
<form class="card" id="moduleAddForm" method="post" enctype="multipart/form-data" action="${pageContext.request.contextPath}/admin/modules/module.list">
	<h2>Add or upgrade a module</h2>
	<label for="moduleFile">Module file (.omod)</label>
	<div class="row">
		<input type="file" name="moduleFile" id="moduleFile" accept=".omod" required>
		<input type="hidden" name="action" value="upload">
		<input type="hidden" name="OWASP-CSRFTOKEN" value="${sessionScope['OWASP-CSRFTOKEN']}">
		<button type="submit">Upload</button>
	</div>
</form>
<ul class="modules" id="moduleListing">
	<c:forEach var="module" items="${modules}">
		<li class="card" id="module-<c:out value='${module.moduleId}'/>">
			<h2><c:out value="${module.name}"/> <small><c:out value="${module.version}"/></small></h2>
			<p><span class="state ${module.started ? 'started' : 'stopped'}">${module.started ? 'started' : 'stopped'}</span> <c:out value="${module.description}"/></p>
			<c:if test="${not empty module.startupErrorMessage}"><pre class="message error"><c:out value="${module.startupErrorMessage}"/></pre></c:if>
			<c:if test="${not module.builtIn}">
				<form method="post" action="${pageContext.request.contextPath}/admin/modules/module.list" class="row">
					<input type="hidden" name="moduleId" value="<c:out value='${module.moduleId}'/>">
					<input type="hidden" name="OWASP-CSRFTOKEN" value="${sessionScope['OWASP-CSRFTOKEN']}">
					<c:choose>
						<c:when test="${module.started}"><button name="action" value="stop">Stop</button></c:when>
						<c:otherwise><button name="action" value="start">Start</button></c:otherwise>
					</c:choose>
					<button name="action" value="unload" class="danger">Remove</button>
				</form>
			</c:if>
		</li>
	</c:forEach>
</ul>
<p class="facts">OpenMRS <c:out value="${openmrsVersion}"/> (stand-in)</p>
<%@ include file="/WEB-INF/view/module/legacyui/template/footer.jsp" %>
