<%@ page pageEncoding="UTF-8" contentType="text/html; charset=UTF-8" %>
<%@ taglib prefix="c" uri="http://java.sun.com/jsp/jstl/core" %>
<!DOCTYPE html>
<html lang="<c:out value="${locale}" />">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title><c:out value="${title}" /> · <c:out value="${product}" /></title>
  <style>
    body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: #f4f6f8; color: #1c2733; }
    header { display: flex; gap: .75rem; align-items: baseline; flex-wrap: wrap; padding: .75rem 1rem; background: #00463f; color: #fff; }
    header a { color: inherit; }
    main { max-width: 80rem; margin: 0 auto; padding: 1rem; }
    h1 { font-size: 1.25rem; margin: 0; }
  </style>
</head>
<body>
  <header>
    <h1><c:out value="${title}" /></h1>
    <a href="${pageContext.request.contextPath}/admin/index.htm"><c:out value="${product}" /></a>
  </header>
  <main>
    <%@ include file="widget.jspf" %>
    <${element} base="${pageContext.request.contextPath}" locale="<c:out value="${locale}" />"
      chart-url="${pageContext.request.contextPath}/patientDashboard.form?patientId={patient}"
      triage-url="${pageContext.request.contextPath}/module/patientconversations/triage.form"></${element}>
  </main>
</body>
</html>
