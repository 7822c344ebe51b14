<%-- This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. --%><%@ include file="/WEB-INF/view/module/legacyui/template/include.jsp" %>
<openmrs:require privilege="Get Patients" otherwise="/login.htm" redirect="/patientDashboard.form"/>
<c:set var="pageTitle" value="${empty patient ? 'No such patient' : patient.personName.fullName}"/>
<%@ include file="/WEB-INF/view/module/legacyui/template/header.jsp" %>
<c:choose>
<c:when test="${empty patient}"><h1>No such patient</h1></c:when>
<c:otherwise>
<c:if test="${patient.dead}">
	<p id="patientDashboardDeceased" class="message retiredMessage">The patient is deceased<c:if test="${not empty patient.deathDate}"> (${fn:substring(patient.deathDate, 0, 10)})</c:if></p>
</c:if>
<section id="patientHeader" class="card" aria-label="Patient">
	<h1 id="patientHeaderPatientName"><bdi><c:out value="${patient.personName.fullName}"/></bdi></h1>
	<dl>
		<div><dt>Sex</dt><dd id="patientHeaderPatientGender"><c:out value="${patient.gender}"/></dd></div>
		<div><dt>Age</dt><dd id="patientHeaderPatientAge">${patient.age}</dd></div>
		<c:forEach var="identifier" items="${patient.activeIdentifiers}">
			<div><dt><c:out value="${identifier.identifierType.name}"/></dt><dd><c:out value="${identifier.identifier}"/></dd></div>
		</c:forEach>
		<c:forEach var="attribute" items="${patient.activeAttributes}">
			<div><dt><c:out value="${attribute.attributeType.name}"/></dt><dd><bdi><c:out value="${attribute.value}"/></bdi></dd></div>
		</c:forEach>
	</dl>
</section>
<div id="patientTabs" role="tablist">
	<openmrs:hasPrivilege privilege="Patient Dashboard - View Overview Section"><a id="patientOverviewTab" role="tab" href="#patientOverview">Overview</a></openmrs:hasPrivilege>
	<c:forEach var="extension" items="${tabs}"><openmrs:hasPrivilege privilege="${extension.requiredPrivilege}"><a id="${extension.tabId}Tab" role="tab" href="#${extension.tabId}"><openmrs:message code="${extension.tabName}"/></a></openmrs:hasPrivilege></c:forEach>
</div>
<div id="patientSections">
	<openmrs:hasPrivilege privilege="Patient Dashboard - View Overview Section">
		<div id="patientOverview" role="tabpanel" aria-labelledby="patientOverviewTab" hidden>
			<c:forEach var="extension" items="${boxes}">
				<openmrs:hasPrivilege privilege="${extension.requiredPrivilege}">
					<section class="card">
						<h2 class="boxHeader"><openmrs:message code="${extension.title}"/></h2>
						<div class="box">
							<c:if test="${not empty extension.content}"><openmrs:message code="${extension.content}"/></c:if>
							<c:if test="${not empty extension.portletUrl}"><openmrs:portlet url="${extension.portletUrl}" moduleId="${extension.moduleId}" id="${extension.portletUrl}" patientId="${patient.patientId}" parameters="allowEdits=true"/></c:if>
						</div>
					</section>
				</openmrs:hasPrivilege>
			</c:forEach>
			<c:if test="${empty boxes}"><p class="empty">No module has anything to show here.</p></c:if>
		</div>
	</openmrs:hasPrivilege>
	<c:forEach var="extension" items="${tabs}">
		<openmrs:hasPrivilege privilege="${extension.requiredPrivilege}">
			<div id="${extension.tabId}" role="tabpanel" aria-labelledby="${extension.tabId}Tab" hidden>
				<openmrs:portlet url="${extension.portletUrl}" id="${extension.tabId}" moduleId="${extension.moduleId}" patientId="${patient.patientId}"/>
			</div>
		</openmrs:hasPrivilege>
	</c:forEach>
</div>
<script>
(function () {
	var tabs = Array.prototype.slice.call(document.querySelectorAll('#patientTabs [role=tab]'));
	function show(tab) {
		tabs.forEach(function (other) {
			var current = other === tab;
			other.classList.toggle('current', current);
			other.setAttribute('aria-selected', String(current));
			document.getElementById(other.id.slice(0, -3)).hidden = !current;
		});
		try { sessionStorage.setItem('dashboardTab', tab.id); } catch (ignored) { return; }
	}
	tabs.forEach(function (tab) {
		tab.addEventListener('click', function (event) { event.preventDefault(); show(tab); });
	});
	var kept = null;
	try { kept = sessionStorage.getItem('dashboardTab'); } catch (ignored) { kept = null; }
	var first = tabs.filter(function (tab) { return tab.id === kept; })[0] || tabs[0];
	if (first) { show(first); }
}());
</script>
</c:otherwise>
</c:choose>
<%@ include file="/WEB-INF/view/module/legacyui/template/footer.jsp" %>
