/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.page;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import javax.servlet.ServletContext;
import javax.servlet.http.HttpSession;

import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.Module;
import org.openmrs.module.ModuleException;
import org.openmrs.module.ModuleFactory;
import org.openmrs.module.ModuleFileParser;
import org.openmrs.module.ModuleUtil;
import org.openmrs.module.web.WebModuleUtil;
import org.openmrs.util.OpenmrsConstants;
import org.openmrs.util.PrivilegeConstants;
import org.openmrs.web.WebConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.ServletContextAware;
import org.springframework.web.multipart.MultipartFile;

/** The page "Manage Modules": upload, upgrade, start, stop and remove, with legacyui's address and field names. */
@RequestMapping("/admin/modules/module.list")
public class ModulesPage implements ServletContextAware {

	private static final Logger log = LoggerFactory.getLogger(ModulesPage.class);

	private ServletContext servletContext;

	@Override
	public void setServletContext(ServletContext servletContext) {
		this.servletContext = servletContext;
	}

	@GetMapping
	public String show(Model model) {
		model.addAttribute("modules", ModuleFactory.getLoadedModules());
		model.addAttribute("openmrsVersion", OpenmrsConstants.OPENMRS_VERSION_SHORT);
		return "admin/modules/moduleList";
	}

	/** An upload of a module that is there is an upgrade, without legacyui's second form for it. */
	@PostMapping
	public String change(@RequestParam(value = "action", required = false, defaultValue = "") String action,
	        @RequestParam(value = "moduleId", required = false) String moduleId,
	        @RequestParam(value = "moduleFile", required = false) MultipartFile upload, HttpSession session) {
		if (!Context.hasPrivilege(PrivilegeConstants.MANAGE_MODULES)) {
			throw new APIAuthenticationException("Privileges required: " + PrivilegeConstants.MANAGE_MODULES);
		}
		try {
			String message = "upload".equals(action) ? upload(upload) : change(action, moduleId);
			session.setAttribute(WebConstants.OPENMRS_MSG_ATTR, message);
		}
		catch (ModuleException e) {
			log.warn("The module could not be changed", e);
			session.setAttribute(WebConstants.OPENMRS_ERROR_ATTR, e.getMessage());
		}
		return "redirect:/admin/modules/module.list";
	}

	private String change(String action, String moduleId) {
		Module module = ModuleFactory.getModuleById(moduleId);
		if (module == null || module.isBuiltIn()) {
			throw new ModuleException("This module is not there, or the stand-in plays it itself.", String.valueOf(moduleId));
		}
		switch (action) {
			case "start":
				ModuleFactory.startModule(module);
				WebModuleUtil.startModule(module, servletContext, false);
				return started(module);
			case "stop":
				module.clearStartupError();
				ModuleFactory.stopModule(module);
				WebModuleUtil.stopModule(module, servletContext);
				return module.getName() + " is stopped";
			case "unload":
				if (module.isStarted()) {
					ModuleFactory.stopModule(module);
					WebModuleUtil.stopModule(module, servletContext);
				}
				ModuleFactory.unloadModule(module);
				return module.getName() + " is removed";
			default:
				throw new ModuleException("Unknown action: " + action);
		}
	}

	private String upload(MultipartFile upload) {
		if (!ModuleUtil.allowAdmin()) {
			throw new ModuleException("The runtime properties forbid uploads.");
		}
		if (upload == null || upload.isEmpty()) {
			throw new ModuleException("Choose a file first.");
		}
		List<Module> dependent = new ArrayList<>();
		File file = store(upload, dependent);
		Module module = ModuleFactory.loadModule(file);
		ModuleFactory.startModule(module);
		WebModuleUtil.startModule(module, servletContext, false);
		for (Module other : ModuleFactory.getModulesInStartupOrder(dependent)) {
			ModuleFactory.startModule(other);
			WebModuleUtil.startModule(other, servletContext, false);
		}
		return started(module);
	}

	/** Takes the upload's older self away, with what requires it, and keeps the file under its own name. */
	private File store(MultipartFile upload, List<Module> dependent) {
		String name = Path.of(String.valueOf(upload.getOriginalFilename()).replace('\\', '/')).getFileName().toString();
		try {
			Path directory = Files.createTempDirectory("module-upload");
			Path file = directory.resolve(name);
			try (InputStream in = upload.getInputStream()) {
				Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
				Module uploaded = new ModuleFileParser().parse(file.toFile());
				Module existing = ModuleFactory.getModuleById(uploaded.getModuleId());
				if (existing != null && !existing.isBuiltIn()) {
					remove(existing, dependent);
				}
				try (InputStream stored = Files.newInputStream(file)) {
					return ModuleUtil.insertModuleFile(stored, name);
				}
			}
			finally {
				Files.deleteIfExists(file);
				Files.delete(directory);
			}
		}
		catch (IOException e) {
			throw new ModuleException("The file could not be stored.", name, e);
		}
	}

	private void remove(Module module, List<Module> dependent) {
		dependent.addAll(ModuleFactory.stopModule(module, false, true));
		dependent.forEach(other -> WebModuleUtil.stopModule(other, servletContext, true));
		WebModuleUtil.stopModule(module, servletContext, true);
		ModuleFactory.unloadModule(module);
	}

	private static String started(Module module) {
		if (!module.isStarted()) {
			throw new ModuleException(module.getStartupErrorMessage());
		}
		return module.getName() + " " + module.getVersion() + " is started";
	}
}
