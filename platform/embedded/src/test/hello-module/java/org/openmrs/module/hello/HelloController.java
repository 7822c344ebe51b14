/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.hello;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import javax.servlet.http.HttpServletRequest;

import org.openmrs.api.context.Context;
import org.openmrs.util.OpenmrsClassLoader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

@Controller
public class HelloController {

	@GetMapping(value = "/hello/version", produces = "text/plain;charset=UTF-8")
	@ResponseBody
	public String version() {
		return Version.NUMBER + " " + Context.getService(GreetingService.class).describe();
	}

	@GetMapping(value = "/hello/loaders", produces = "text/plain;charset=UTF-8")
	@ResponseBody
	public String loaders() throws ClassNotFoundException {
		return com.google.gson.Gson.class.getClassLoader().getClass().getSimpleName() + " "
		        + org.springframework.util.StringUtils.class.getClassLoader().getClass().getSimpleName() + " "
		        + (Class.forName("org.openmrs.module.hello.HelloController", false, OpenmrsClassLoader.getInstance()) == HelloController.class)
		        + " " + Thread.currentThread().getContextClassLoader().getClass().getSimpleName();
	}

	@GetMapping(value = "/hello/greetings", produces = "text/plain;charset=UTF-8")
	@ResponseBody
	public String greetings() {
		return String.valueOf(Context.getService(GreetingService.class).getGreetings().size());
	}

	@PostMapping(value = "/hello/greetings", produces = "text/plain;charset=UTF-8")
	@ResponseBody
	public String greet(@RequestBody Map<String, String> body) {
		Greeting greeting = new Greeting();
		greeting.setWords(body.get("words"));
		Context.getService(GreetingService.class).saveGreeting(greeting);
		return greeting.getWords() + " by " + greeting.getCreator().getUsername();
	}

	@PostMapping(value = "/hello/form", produces = "text/plain;charset=UTF-8")
	@ResponseBody
	public String form(HttpServletRequest request) {
		return request.getParameter("words") + "|" + request.getParameterMap().get("words")[0];
	}

	@PostMapping(value = "/hello/upload", produces = "text/plain;charset=UTF-8")
	@ResponseBody
	public String upload(MultipartHttpServletRequest request) throws Exception {
		MultipartFile file = request.getFile("file");
		return request.getParameter("words") + "|" + new String(file.getBytes(), StandardCharsets.UTF_8);
	}

	@GetMapping("/hello/fail")
	@ResponseBody
	public String fail() {
		throw new IllegalStateException("this one fails");
	}

	@GetMapping("/module/hello/greetings.form")
	public String page(Model model) {
		model.addAttribute("count", Context.hasPrivilege("Get Greetings") ? Context.getService(GreetingService.class).getGreetings().size() : -1);
		return "/module/hello/greetings";
	}
}
