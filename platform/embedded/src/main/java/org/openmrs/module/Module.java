/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module;

import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.openmrs.GlobalProperty;
import org.openmrs.Privilege;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;

/** What a module's config.xml says, and how the module is doing. Two modules of the same id are equal. */
public final class Module {

	private static final Logger log = LoggerFactory.getLogger(Module.class);

	private final String name;

	private final String moduleId;

	private final String packageName;

	private final String author;

	private final String description;

	private final String version;

	private final String configVersion;

	private String activatorName = "";

	private ModuleActivator moduleActivator;

	private String requireOpenmrsVersion = "";

	private Map<String, String> requiredModules = new HashMap<>();

	private Map<String, String> awareOfModules = new HashMap<>();

	private List<AdvicePoint> advicePoints = new ArrayList<>();

	private Map<String, String> extensionNames = new IdentityHashMap<>();

	private final List<Extension> extensions = new ArrayList<>();

	private List<Privilege> privileges = new ArrayList<>();

	private List<GlobalProperty> globalProperties = new ArrayList<>();

	private List<String> mappingFiles = new ArrayList<>();

	private Set<String> packagesWithMappedClasses = new HashSet<>();

	private List<ModuleConditionalResource> conditionalResources = new ArrayList<>();

	private boolean mandatory;

	private Document config;

	private File file;

	private String startupErrorMessage;

	public Module(String name, String moduleId, String packageName, String author, String description, String version,
	    String configVersion) {
		this.name = name;
		this.moduleId = moduleId;
		this.packageName = packageName;
		this.author = author;
		this.description = description;
		this.version = version;
		this.configVersion = configVersion;
	}

	/**
	 * @return the module's activator, made when first asked for
	 * @throws ModuleException if the class is missing or cannot be made
	 */
	public ModuleActivator getModuleActivator() {
		if (moduleActivator == null) {
			ClassLoader classLoader = isBuiltIn() ? Module.class.getClassLoader() : ModuleFactory.getModuleClassLoader(this);
			if (classLoader == null) {
				throw new ModuleException("The module has no class loader: it is not started.", moduleId);
			}
			try {
				moduleActivator = (ModuleActivator) classLoader.loadClass(activatorName).getDeclaredConstructor().newInstance();
			}
			catch (ReflectiveOperationException | NoClassDefFoundError | ClassCastException e) {
				throw new ModuleException("The activator " + activatorName + " could not be made.", moduleId, e);
			}
		}
		return moduleActivator;
	}

	public void setModuleActivator(ModuleActivator moduleActivator) {
		this.moduleActivator = moduleActivator;
	}

	/** @return whether the stand-in itself plays this module: there is no file and no class loader of its own */
	public boolean isBuiltIn() {
		return file == null;
	}

	public boolean isStarted() {
		return ModuleFactory.isModuleStarted(this);
	}

	/**
	 * Makes the extensions that config.xml names. A class that cannot be loaded, because it extends one of a module that is not there, costs
	 * a line in the log and nothing else.
	 *
	 * @return the extensions while the module is started, otherwise an empty list
	 */
	public List<Extension> getExtensions() {
		if (extensions.isEmpty() && !extensionNames.isEmpty()) {
			ModuleClassLoader classLoader = ModuleFactory.getModuleClassLoader(this);
			if (classLoader != null) {
				extensionNames.forEach((point, className) -> addExtension(classLoader, point, className));
			}
		}
		return extensions;
	}

	private void addExtension(ModuleClassLoader classLoader, String point, String className) {
		try {
			Extension extension = (Extension) classLoader.loadClass(className).getDeclaredConstructor().newInstance();
			extension.setPointId(point);
			extension.setModuleId(moduleId);
			extensions.add(extension);
		}
		catch (ReflectiveOperationException | NoClassDefFoundError e) {
			log.warn("{}: the extension {} at {} could not be made", moduleId, className, point, e);
		}
	}

	void disposeAdvicePointsClassInstance() {
		advicePoints.forEach(AdvicePoint::disposeClassInstance);
	}

	public String getName() {
		return name;
	}

	public String getModuleId() {
		return moduleId;
	}

	/** @return the id with slashes for dots, as it stands in file paths */
	public String getModuleIdAsPath() {
		return moduleId.replace('.', '/');
	}

	public String getPackageName() {
		return packageName;
	}

	public String getAuthor() {
		return author;
	}

	public String getDescription() {
		return description;
	}

	public String getVersion() {
		return version;
	}

	public String getConfigVersion() {
		return configVersion;
	}

	public String getActivatorName() {
		return activatorName;
	}

	public void setActivatorName(String activatorName) {
		this.activatorName = activatorName;
	}

	/** @return the version or range of versions of OpenMRS that the module runs on; empty means any */
	public String getRequireOpenmrsVersion() {
		return requireOpenmrsVersion;
	}

	public void setRequireOpenmrsVersion(String requireOpenmrsVersion) {
		this.requireOpenmrsVersion = requireOpenmrsVersion;
	}

	/** @return the packages of the modules without which this one does not start */
	public List<String> getRequiredModules() {
		return new ArrayList<>(requiredModules.keySet());
	}

	/** @return package to least version, which may be null */
	public Map<String, String> getRequiredModulesMap() {
		return requiredModules;
	}

	public void setRequiredModulesMap(Map<String, String> requiredModules) {
		this.requiredModules = requiredModules;
	}

	public String getRequiredModuleVersion(String packageName) {
		return requiredModules.get(packageName);
	}

	/** @return the packages of the modules whose classes this one sees if they run */
	public List<String> getAwareOfModules() {
		return new ArrayList<>(awareOfModules.keySet());
	}

	public void setAwareOfModulesMap(Map<String, String> awareOfModules) {
		this.awareOfModules = awareOfModules;
	}

	public List<AdvicePoint> getAdvicePoints() {
		return advicePoints;
	}

	public void setAdvicePoints(List<AdvicePoint> advicePoints) {
		this.advicePoints = advicePoints;
	}

	/** @param extensionNames point to class, compared by identity: a point may come more than once */
	public void setExtensionNames(Map<String, String> extensionNames) {
		this.extensionNames = extensionNames;
	}

	public List<Privilege> getPrivileges() {
		return privileges;
	}

	public void setPrivileges(List<Privilege> privileges) {
		this.privileges = privileges;
	}

	public List<GlobalProperty> getGlobalProperties() {
		return globalProperties;
	}

	public void setGlobalProperties(List<GlobalProperty> globalProperties) {
		this.globalProperties = globalProperties;
	}

	public List<String> getMappingFiles() {
		return mappingFiles;
	}

	public void setMappingFiles(List<String> mappingFiles) {
		this.mappingFiles = mappingFiles;
	}

	public Set<String> getPackagesWithMappedClasses() {
		return packagesWithMappedClasses;
	}

	public void setPackagesWithMappedClasses(Set<String> packagesWithMappedClasses) {
		this.packagesWithMappedClasses = packagesWithMappedClasses;
	}

	public List<ModuleConditionalResource> getConditionalResources() {
		return Collections.unmodifiableList(conditionalResources);
	}

	public void setConditionalResources(List<ModuleConditionalResource> conditionalResources) {
		this.conditionalResources = conditionalResources;
	}

	public boolean isMandatory() {
		return mandatory;
	}

	public void setMandatory(boolean mandatory) {
		this.mandatory = mandatory;
	}

	public Document getConfig() {
		return config;
	}

	public void setConfig(Document config) {
		this.config = config;
	}

	/** @return the .omod file; null for a module that comes with the platform */
	public File getFile() {
		return file;
	}

	public void setFile(File file) {
		this.file = file;
	}

	public String getStartupErrorMessage() {
		return startupErrorMessage;
	}

	public void setStartupErrorMessage(String message) {
		startupErrorMessage = message;
	}

	/** Keeps the message and the causes' messages, one a line, for the administrator. */
	public void setStartupErrorMessage(String message, Throwable cause) {
		StringBuilder words = new StringBuilder(message == null ? "" : message);
		for (Throwable t = cause; t != null; t = t.getCause()) {
			words.append('\n').append(t.getMessage());
		}
		startupErrorMessage = words.toString();
	}

	public Boolean hasStartupError() {
		return startupErrorMessage != null;
	}

	public void clearStartupError() {
		startupErrorMessage = null;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Module && ((Module) other).moduleId.equals(moduleId);
	}

	@Override
	public int hashCode() {
		return moduleId.hashCode();
	}

	@Override
	public String toString() {
		return moduleId;
	}
}
