/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import java.io.IOException;

import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** The script at {@code /csrfguard}: puts the session's token into a page's POST forms and XMLHttpRequests. */
final class CsrfGuardScript extends HttpServlet {

	private static final long serialVersionUID = 1L;

	private static final String SCRIPT = """
	        (function () {
	          var name = '%s', token = '%s';
	          var send = XMLHttpRequest.prototype.send;
	          XMLHttpRequest.prototype.send = function () {
	            try { this.setRequestHeader(name, token); } catch (notOpen) { return send.apply(this, arguments); }
	            return send.apply(this, arguments);
	          };
	          document.addEventListener('DOMContentLoaded', function () {
	            Array.prototype.forEach.call(document.forms, function (form) {
	              if (form.method.toLowerCase() === 'post' && !form.elements[name]) {
	                var input = document.createElement('input');
	                input.type = 'hidden'; input.name = name; input.value = token;
	                form.appendChild(input);
	              }
	            });
	          });
	        }());
	        """;

	@Override
	protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.setContentType("text/javascript;charset=UTF-8");
		response.setHeader("Cache-Control", "no-cache, no-store, must-revalidate");
		response.getWriter().printf(SCRIPT, CsrfGuard.TOKEN_NAME, CsrfGuard.token(request.getSession()));
	}
}
