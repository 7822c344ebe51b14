/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A user at a browser: cookies, HTML, redirects that are followed only when asked to. */
final class Browser {

	private static final Pattern TOKEN = Pattern.compile("name=\"OWASP-CSRFTOKEN\" value=\"([^\"]+)\"");

	private final CookieManager cookies = new CookieManager();

	private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).followRedirects(HttpClient.Redirect.NEVER).build();

	private final String url;

	private String authorization;

	private String accept = "text/html";

	Browser(String url) {
		this.url = url;
	}

	Browser accepting(String mediaType) {
		accept = mediaType;
		return this;
	}

	Browser withBasicAuth(String user, String password) {
		authorization = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
		return this;
	}

	CookieManager cookies() {
		return cookies;
	}

	/** @return the answer to the form, a redirect */
	HttpResponse<String> logIn(String user, String password) {
		return postForm("/ms/legacyui/loginServlet", "uname", user, "pw", password, "OWASP-CSRFTOKEN", token("/login.htm"));
	}

	String token(String page) {
		Matcher matcher = TOKEN.matcher(get(page).body());
		if (!matcher.find()) {
			throw new IllegalStateException("There is no token on " + page);
		}
		return matcher.group(1);
	}

	HttpResponse<String> get(String path) {
		return send(request(path).GET());
	}

	HttpResponse<String> postForm(String path, String... fields) {
		StringBuilder body = new StringBuilder();
		for (int i = 0; i < fields.length; i += 2) {
			body.append(i == 0 ? "" : "&").append(fields[i]).append('=').append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
		}
		return send(request(path).header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
		        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
	}

	HttpResponse<String> postJson(String path, String body) {
		return send(request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	HttpResponse<String> upload(String path, String field, Path file, String... fields) {
		String boundary = "----boundary";
		StringBuilder head = new StringBuilder();
		for (int i = 0; i < fields.length; i += 2) {
			head.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"").append(fields[i]).append("\"\r\n\r\n")
			        .append(fields[i + 1]).append("\r\n");
		}
		head.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"").append(field).append("\"; filename=\"")
		        .append(file.getFileName()).append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
		String tail = "\r\n--" + boundary + "--\r\n";
		try {
			return send(request(path).header("Content-Type", "multipart/form-data; boundary=" + boundary)
			        .POST(HttpRequest.BodyPublishers.concat(HttpRequest.BodyPublishers.ofString(head.toString()),
			            HttpRequest.BodyPublishers.ofByteArray(Files.readAllBytes(file)), HttpRequest.BodyPublishers.ofString(tail))));
		}
		catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}

	private HttpRequest.Builder request(String path) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path)).header("Accept", accept);
		return authorization == null ? request : request.header("Authorization", authorization);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException e) {
			throw new IllegalStateException(e);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}
}
