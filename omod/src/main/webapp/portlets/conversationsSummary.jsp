<%@ page pageEncoding="UTF-8" contentType="text/html; charset=UTF-8" %>
<%@ taglib prefix="c" uri="http://java.sun.com/jsp/jstl/core" %>
<%@ include file="../widget.jspf" %>
<patient-conversations view="summary" patient="<c:out value="${patientUuid}" />" base="${pageContext.request.contextPath}" locale="<c:out value="${locale}" />"></patient-conversations>
