<%-- This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. --%><%@ page pageEncoding="UTF-8" contentType="text/html; charset=UTF-8" %>
<%
	pageContext.setAttribute("msg", session.getAttribute("openmrs_msg"));
	pageContext.setAttribute("err", session.getAttribute("openmrs_error"));
	session.removeAttribute("openmrs_msg");
	session.removeAttribute("openmrs_error");
	pageContext.setAttribute("loggedInUser", org.openmrs.api.context.Context.getAuthenticatedUser());
%><!DOCTYPE html>
<html lang="${pageContext.response.locale.language}">
<head>
	<meta charset="UTF-8">
	<meta name="viewport" content="width=device-width, initial-scale=1">
	<title><c:out value="${empty pageTitle ? 'OpenMRS' : pageTitle}"/></title>
	<link rel="icon" href="data:,">
	<script src="${pageContext.request.contextPath}/csrfguard"></script>
	<openmrs:htmlInclude file="/moduleResources/legacyui/css/style.css"/>
	<script>var openmrsContextPath = '${pageContext.request.contextPath}';</script>
</head>
<body>
<p class="standin"><openmrs:message code="standin.notice" text="This is a stand-in for OpenMRS, for development only"/></p>
<header class="bar">
	<a class="home" href="${pageContext.request.contextPath}/index.htm">OpenMRS <small><openmrs:message code="standin.short" text="stand-in"/></small></a>
	<nav>
		<c:if test="${not empty loggedInUser}">
			<a href="${pageContext.request.contextPath}/findPatient.htm"><openmrs:message code="Navigation.findPatient" text="Find patient"/></a>
			<openmrs:extensionPoint pointId="org.openmrs.gutter.tools" type="html">
				<openmrs:hasPrivilege privilege="${extension.requiredPrivilege}">
					<a href="${pageContext.request.contextPath}${extension.url}"><openmrs:message code="${extension.label}"/></a>
				</openmrs:hasPrivilege>
			</openmrs:extensionPoint>
			<openmrs:hasPrivilege privilege="View Administration Functions">
				<a href="${pageContext.request.contextPath}/admin/index.htm"><openmrs:message code="Navigation.administration" text="Administration"/></a>
			</openmrs:hasPrivilege>
			<span class="who"><c:out value="${loggedInUser.personName}"/></span>
			<a href="${pageContext.request.contextPath}/ms/logout"><openmrs:message code="header.logout" text="Log out"/></a>
		</c:if>
	</nav>
</header>
<main id="content">
<c:if test="${not empty msg}"><p id="openmrs_msg" class="message" role="status"><openmrs:message code="${msg}" text="${msg}" htmlEscape="true"/></p></c:if>
<c:if test="${not empty err}"><p id="openmrs_error" class="message error" role="alert"><openmrs:message code="${err}" text="${err}" htmlEscape="true"/></p></c:if>
