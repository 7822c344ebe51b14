<%-- This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. --%><%@ include file="/WEB-INF/view/module/legacyui/template/include.jsp" %>
<openmrs:require privilege="Get Patients" otherwise="/login.htm" redirect="/findPatient.htm"/>
<c:set var="pageTitle" value="Find patient"/>
<%@ include file="/WEB-INF/view/module/legacyui/template/header.jsp" %>
<h1>Find patient</h1>
<form class="search" method="get" action="${pageContext.request.contextPath}/findPatient.htm" role="search">
	<label for="phrase">Name or identifier</label>
	<div class="row">
		<input type="search" name="phrase" id="phrase" value="<c:out value='${phrase}'/>" autofocus>
		<button type="submit">Search</button>
	</div>
</form>
<c:choose>
	<c:when test="${empty patients}"><p class="empty">Nobody of that name or identifier.</p></c:when>
	<c:otherwise>
		<ul class="patients">
			<c:forEach var="patient" items="${patients}">
				<li><a href="${pageContext.request.contextPath}/patientDashboard.form?patientId=${patient.patientId}">
					<bdi class="name"><c:out value="${patient.personName.fullName}"/></bdi>
					<span class="facts"><c:out value="${patient.gender}"/><c:if test="${not empty patient.age}"> &#183; ${patient.age}</c:if><c:if test="${not empty patient.patientIdentifier}"> &#183; <c:out value="${patient.patientIdentifier.identifier}"/></c:if><c:if test="${patient.dead}"> &#183; deceased</c:if></span>
				</a></li>
			</c:forEach>
		</ul>
	</c:otherwise>
</c:choose>
<%@ include file="/WEB-INF/view/module/legacyui/template/footer.jsp" %>
