/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.aopalliance.aop.Advice;
import org.openmrs.GlobalProperty;
import org.openmrs.Privilege;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.OpenmrsService;
import org.openmrs.api.context.Context;
import org.openmrs.module.Extension.MEDIA_TYPE;
import org.openmrs.module.patientconversations.platform.Platform;
import org.openmrs.module.patientconversations.platform.StartedModule;
import org.openmrs.util.OpenmrsConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.Advisor;

/** The modules that are loaded, those of them that are started, and the way from one to the other. */
public class ModuleFactory {

	private static final Logger log = LoggerFactory.getLogger(ModuleFactory.class);

	private static final String CHANGELOG = "liquibase.xml";

	private static final Map<String, Module> LOADED = Collections.synchronizedMap(new LinkedHashMap<>());

	/** In the order of their start. */
	private static final Map<String, Module> STARTED = Collections.synchronizedMap(new LinkedHashMap<>());

	private static final Map<Module, ModuleClassLoader> CLASS_LOADERS = new ConcurrentHashMap<>();

	private static final Map<String, List<ModuleClassLoader>> PROVIDED_PACKAGES = new ConcurrentHashMap<>();

	private static final Map<String, List<Extension>> EXTENSIONS = new ConcurrentHashMap<>();

	/** Of stopped modules; their beans live until the next refresh and may still need classes. */
	private static final List<ModuleClassLoader> DISPOSED = new CopyOnWriteArrayList<>();

	private static volatile Platform platform;

	private ModuleFactory() {
	}

	/** Says which platform the modules run on; comes before everything else. */
	public static void setPlatform(Platform platform) {
		ModuleFactory.platform = platform;
	}

	static Platform platform() {
		if (platform == null) {
			throw new IllegalStateException("Modules can be started on a running server only.");
		}
		return platform;
	}

	/** Lets go of stopped modules' files; comes when their beans are gone. */
	public static void closeDisposedClassLoaders() {
		for (ModuleClassLoader classLoader : DISPOSED) {
			DISPOSED.remove(classLoader);
			try {
				classLoader.close();
			}
			catch (IOException e) {
				log.warn("{} could not be closed", classLoader, e);
			}
		}
	}

	/** Runs something as OpenMRS runs activators: as the daemon user, with a session of its own. */
	public static <T> T asDaemon(Callable<T> work) {
		try {
			return platform().asDaemon(work);
		}
		catch (RuntimeException e) {
			throw e;
		}
		catch (Exception e) {
			throw new ModuleException("The module system could not do its work.", e);
		}
	}

	/** As {@link #asDaemon}, but after a refresh that failed, when there is neither user nor session, just does the work. */
	public static void asDaemonIfRunning(Runnable work) {
		if (platform().getApplicationContext().isActive()) {
			asDaemon(() -> {
				work.run();
				return null;
			});
		} else {
			work.run();
		}
	}

	/** @return the started modules as the platform wants to know them, for the next refresh */
	static List<StartedModule> platformModules() {
		return getStartedModulesInOrder().stream().map(module -> new StartedModule(module.getModuleId(), module.getVersion(),
		        module.isBuiltIn() ? ModuleFactory.class.getClassLoader() : getModuleClassLoader(module),
		        new ArrayList<>(module.getPackagesWithMappedClasses()),
		        module.isBuiltIn() ? Collections.emptyList() : getModuleClassLoader(module).messageBasenames()))
		        .collect(Collectors.toList());
	}

	static void clear() {
		LOADED.clear();
		STARTED.clear();
		CLASS_LOADERS.clear();
		PROVIDED_PACKAGES.clear();
		EXTENSIONS.clear();
	}

	public static Module loadModule(File moduleFile) throws ModuleException {
		return loadModule(moduleFile, true);
	}

	public static Module loadModule(File moduleFile, Boolean replaceIfExists) throws ModuleException {
		return loadModule(new ModuleFileParser().parse(moduleFile), replaceIfExists);
	}

	/**
	 * @param replaceIfExists whether a loaded module of the same id and version gives way; one of a lower version always does, one of a
	 *                        higher version never
	 * @return the module, or the newer one that is loaded
	 */
	public static Module loadModule(Module module, Boolean replaceIfExists) throws ModuleException {
		Module old = LOADED.get(module.getModuleId());
		if (old != null) {
			if (old.isBuiltIn()) {
				throw new ModuleException("The stand-in plays this module itself and does not load it from a file.", module.getModuleId());
			}
			int order = ModuleUtil.compareVersion(old.getVersion(), module.getVersion());
			if (order > 0) {
				return old;
			}
			if (order == 0 && !replaceIfExists) {
				throw new ModuleException("A module with the same id and version is loaded.", module.getModuleId());
			}
			boolean sameFile = old.getFile().equals(module.getFile());
			stopIfStarted(old);
			LOADED.remove(old.getModuleId());
			if (!sameFile) {
				delete(old.getFile());
			}
		}
		LOADED.put(module.getModuleId(), module);
		return module;
	}

	/** Loads every file that can be read as a module; the others cost a line in the log. */
	public static void loadModules(List<File> files) {
		for (File file : files) {
			try {
				loadModule(file, true);
			}
			catch (ModuleException e) {
				log.error("The module {} could not be loaded", file, e);
			}
		}
	}

	/**
	 * Registers a module that the platform plays itself: it has no file, its classes are the platform's, and it is always started.
	 *
	 * @param configXml its config.xml
	 */
	public static Module startBuiltInModule(InputStream configXml) throws IOException {
		Module module = new ModuleFileParser().parse(configXml, "built-in module");
		LOADED.put(module.getModuleId(), module);
		STARTED.put(module.getModuleId(), module);
		return module;
	}

	/** Starts what is loaded and was not stopped by an administrator, each after the modules it requires or is aware of. */
	public static void startModules() {
		for (Module module : getModulesInStartupOrder(modulesThatShouldStart())) {
			if (module.isStarted()) {
				continue;
			}
			if (!requiredModulesStarted(module)) {
				module.setStartupErrorMessage(missingModulesMessage(module));
				log.error(module.getStartupErrorMessage());
				continue;
			}
			startModule(module);
		}
	}

	private static List<Module> modulesThatShouldStart() {
		AdministrationService administration = Context.getAdministrationService();
		return getLoadedModules().stream().filter(module -> {
			String started = administration.getGlobalProperty(module.getModuleId() + ".started");
			return started == null || "true".equals(started) || module.isMandatory();
		}).collect(Collectors.toList());
	}

	/** @return the modules, each after those among them that it requires or is aware of */
	public static List<Module> getModulesInStartupOrder(Collection<Module> modules) {
		Set<Module> result = new LinkedHashSet<>();
		Set<Module> onTheWay = new HashSet<>();
		modules.forEach(module -> addInOrder(module, modules, result, onTheWay));
		return new ArrayList<>(result);
	}

	private static void addInOrder(Module module, Collection<Module> modules, Set<Module> result, Set<Module> onTheWay) {
		if (result.contains(module)) {
			return;
		}
		if (!onTheWay.add(module)) {
			log.error("Modules require each other in a circle: {}", onTheWay);
			return;
		}
		Stream.concat(module.getRequiredModules().stream(), module.getAwareOfModules().stream())
		        .map(ModuleFactory::getModuleByPackage)
		        .filter(modules::contains)
		        .forEach(other -> addInOrder(other, modules, result, onTheWay));
		onTheWay.remove(module);
		result.add(module);
	}

	/**
	 * Starts a module as the daemon user, after the modules it requires, without refreshing Spring: {@code WebModuleUtil} does that.
	 *
	 * @return the module; if it did not start, its start-up error says why
	 */
	public static Module startModule(Module module) throws ModuleException {
		for (String packageName : module.getRequiredModules()) {
			Module required = getModuleByPackage(packageName);
			if (required != null && !required.isStarted()) {
				startModule(required);
			}
		}
		if (!requiredModulesStarted(module)) {
			module.setStartupErrorMessage(missingModulesMessage(module));
			log.error(module.getStartupErrorMessage());
			return module;
		}
		return asDaemon(() -> startAsDaemon(module));
	}

	private static Module startAsDaemon(Module module) {
		try {
			ModuleUtil.checkRequiredVersion(OpenmrsConstants.OPENMRS_VERSION_SHORT, module.getRequireOpenmrsVersion());
			ModuleClassLoader classLoader = new ModuleClassLoader(module, ModuleFactory.class.getClassLoader());
			CLASS_LOADERS.put(module, classLoader);
			classLoader.getProvidedPackages().forEach(
			    name -> PROVIDED_PACKAGES.computeIfAbsent(name, key -> new CopyOnWriteArrayList<>()).add(classLoader));
			module.getExtensions().stream().sorted(Comparator.comparingInt(Extension::getOrder)).forEach(extension -> EXTENSIONS
			        .computeIfAbsent(extension.getExtensionId(), key -> new CopyOnWriteArrayList<>()).add(extension));
			platform().updateDatabase(classLoader, CHANGELOG);
			STARTED.put(module.getModuleId(), module);
			saveStarted(module, true);
			saveCoreDataset(module);
			if (module.getModuleActivator() != null) {
				module.getModuleActivator().willStart();
			}
			module.clearStartupError();
		}
		catch (Exception e) {
			log.warn("The module {} could not be started", module.getModuleId(), e);
			module.setStartupErrorMessage("Error while trying to start module", e);
			undoStart(module);
		}
		return module;
	}

	/** Adds the privileges and global properties of config.xml that the database lacks. */
	public static void saveCoreDataset(Module module) {
		platform().savePrivileges(module.getPrivileges());
		platform().saveGlobalProperties(module.getGlobalProperties());
	}

	private static void undoStart(Module module) {
		if (module.isStarted()) {
			stopModule(module, false, true);
		} else {
			release(module);
		}
	}

	private static void saveStarted(Module module, boolean started) {
		try {
			AdministrationService administration = Context.getAdministrationService();
			String name = module.getModuleId() + ".started";
			GlobalProperty property = administration.getGlobalPropertyObject(name);
			if (property == null) {
				property = new GlobalProperty(name, Boolean.toString(started),
				        "DO NOT MODIFY. true/false whether or not the " + module.getModuleId() + " module has been started.");
			} else {
				property.setPropertyValue(Boolean.toString(started));
			}
			administration.saveGlobalProperty(property);
		}
		catch (RuntimeException e) {
			log.warn("Whether {} is started could not be kept", module.getModuleId(), e);
		}
	}

	private static boolean requiredModulesStarted(Module module) {
		return missingModules(module).isEmpty();
	}

	private static List<String> missingModules(Module module) {
		List<String> result = new ArrayList<>();
		module.getRequiredModulesMap().forEach((packageName, version) -> {
			Module required = getModuleByPackage(packageName);
			if (required == null || !required.isStarted()
			        || version != null && ModuleUtil.compareVersion(required.getVersion(), version) < 0) {
				String name = packageName.replace("org.openmrs.module.", "");
				result.add(version == null ? name : name + " " + version);
			}
		});
		return result;
	}

	private static String missingModulesMessage(Module module) {
		return module.getName() + " cannot be started: it requires " + String.join(", ", missingModules(module));
	}

	/** Puts the module's advice before its services; is lost with, and therefore follows, every refresh. */
	public static void loadAdvice(Module module) {
		for (AdvicePoint point : module.getAdvicePoints()) {
			try {
				Class<?> service = Context.loadClass(point.getPoint());
				Object advice = point.getClassInstance();
				if (advice instanceof Advisor) {
					Context.addAdvisor(service, (Advisor) advice);
				} else {
					Context.addAdvice(service, (Advice) advice);
				}
			}
			catch (ClassNotFoundException | NoClassDefFoundError e) {
				log.warn("The advice point {} is not there", point.getPoint(), e);
			}
		}
	}

	private static void removeAdvice(Module module) {
		for (AdvicePoint point : module.getAdvicePoints()) {
			try {
				Class<?> service = Context.loadClass(point.getPoint());
				Object advice = point.getClassInstance();
				if (advice instanceof Advisor) {
					Context.removeAdvisor(service, (Advisor) advice);
				} else {
					Context.removeAdvice(service, (Advice) advice);
				}
			}
			catch (Exception e) {
				log.warn("The advice at {} could not be removed", point.getPoint(), e);
			}
		}
	}

	public static void stopModule(Module module) {
		stopModule(module, false, false);
	}

	public static void stopModule(Module module, boolean isShuttingDown) {
		stopModule(module, isShuttingDown, false);
	}

	/**
	 * Takes a module out, and before it those that require it.
	 *
	 * @param skipOverStartedProperty whether the module is to start again with OpenMRS
	 * @param isFailedStartup         whether even a mandatory module may be stopped
	 * @return the modules that had to be stopped because they require this one
	 */
	public static List<Module> stopModule(Module module, boolean skipOverStartedProperty, boolean isFailedStartup)
	        throws ModuleMustStartException {
		List<Module> dependent = new ArrayList<>();
		if (module == null || !isModuleStarted(module)) {
			return dependent;
		}
		if (module.isBuiltIn()) {
			STARTED.remove(module.getModuleId());
			return dependent;
		}
		try {
			if (module.getModuleActivator() != null) {
				module.getModuleActivator().willStop();
			}
		}
		catch (Exception e) {
			log.warn("{}: willStop() failed", module.getModuleId(), e);
		}
		if (!isFailedStartup && module.isMandatory()) {
			throw new MandatoryModuleException(module.getModuleId());
		}
		for (Module other : getStartedModules()) {
			if (!other.equals(module) && other.getRequiredModules().contains(module.getPackageName())) {
				dependent.add(other);
				dependent.addAll(stopModule(other, skipOverStartedProperty, isFailedStartup));
			}
		}
		STARTED.remove(module.getModuleId());
		if (!skipOverStartedProperty && !Context.isRefreshingContext()) {
			saveStarted(module, false);
		}
		removeAdvice(module);
		List<OpenmrsService> services = Context.getModuleOpenmrsServices(module.getPackageName());
		if (services != null) {
			services.forEach(OpenmrsService::onShutdown);
		}
		try {
			if (module.getModuleActivator() != null) {
				module.getModuleActivator().stopped();
			}
		}
		catch (Exception e) {
			log.warn("{}: stopped() failed", module.getModuleId(), e);
		}
		release(module);
		return dependent;
	}

	private static void release(Module module) {
		EXTENSIONS.values().forEach(extensions -> extensions.removeAll(module.getExtensions()));
		module.getExtensions().clear();
		module.setModuleActivator(null);
		module.disposeAdvicePointsClassInstance();
		ModuleClassLoader classLoader = CLASS_LOADERS.remove(module);
		if (classLoader != null) {
			PROVIDED_PACKAGES.values().forEach(loaders -> loaders.remove(classLoader));
			classLoader.dispose();
			DISPOSED.add(classLoader);
			deleteTree(ModuleClassLoader.getLibCacheFolderForModule(module).toPath());
		}
	}

	private static void stopIfStarted(Module module) {
		if (isModuleStarted(module)) {
			stopModule(module, true);
		}
	}

	/** Stops a module, forgets it and deletes its file. */
	public static void unloadModule(Module module) {
		stopIfStarted(module);
		LOADED.remove(module.getModuleId());
		delete(module.getFile());
	}

	private static void delete(File file) {
		if (file != null && !file.delete()) {
			log.warn("The file {} could not be deleted", file);
			file.deleteOnExit();
		}
	}

	private static void deleteTree(Path directory) {
		try (Stream<Path> paths = Files.walk(directory)) {
			for (Path path : paths.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
				Files.delete(path);
			}
		}
		catch (IOException e) {
			log.warn("The folder {} could not be deleted", directory, e);
		}
	}

	public static Collection<Module> getLoadedModules() {
		return new ArrayList<>(getLoadedModulesMap().values());
	}

	/** @return id to module */
	public static Map<String, Module> getLoadedModulesMap() {
		synchronized (LOADED) {
			return new LinkedHashMap<>(LOADED);
		}
	}

	public static Collection<Module> getStartedModules() {
		return getStartedModulesInOrder();
	}

	/** @return the started modules in the order of their start */
	public static List<Module> getStartedModulesInOrder() {
		return new ArrayList<>(getStartedModulesMap().values());
	}

	/** @return id to module */
	public static Map<String, Module> getStartedModulesMap() {
		synchronized (STARTED) {
			return new LinkedHashMap<>(STARTED);
		}
	}

	/** @return the loaded module, or null */
	public static Module getModuleById(String moduleId) {
		return LOADED.get(moduleId);
	}

	/** @return the started module, or null */
	public static Module getStartedModuleById(String moduleId) {
		return STARTED.get(moduleId);
	}

	/** @return the loaded module, or null */
	public static Module getModuleByPackage(String packageName) {
		return getLoadedModules().stream().filter(module -> module.getPackageName().equals(packageName)).findFirst().orElse(null);
	}

	public static boolean isModuleStarted(Module module) {
		return module != null && isModuleStarted(module.getModuleId());
	}

	public static boolean isModuleStarted(String moduleId) {
		return STARTED.containsKey(moduleId);
	}

	/** @return null while the module is not started, and for one that comes with the platform */
	public static ModuleClassLoader getModuleClassLoader(Module module) throws ModuleException {
		return module == null ? null : CLASS_LOADERS.get(module);
	}

	public static ModuleClassLoader getModuleClassLoader(String moduleId) throws ModuleException {
		return getModuleClassLoader(getStartedModuleById(moduleId));
	}

	public static Collection<ModuleClassLoader> getModuleClassLoaders() {
		return new ArrayList<>(CLASS_LOADERS.values());
	}

	public static Map<Module, ModuleClassLoader> getModuleClassLoaderMap() {
		return CLASS_LOADERS;
	}

	public static Set<ModuleClassLoader> getModuleClassLoadersForPackage(String packageName) {
		List<ModuleClassLoader> loaders = PROVIDED_PACKAGES.get(packageName);
		return loaders == null ? Collections.emptySet() : new LinkedHashSet<>(loaders);
	}

	/** @return the extensions at a point, of every media type unless the point names one */
	public static List<Extension> getExtensions(String pointId) {
		if (pointId.contains(Extension.EXTENSION_ID_SEPARATOR)) {
			return new ArrayList<>(EXTENSIONS.getOrDefault(pointId, Collections.emptyList()));
		}
		List<Extension> result = new ArrayList<>();
		for (MEDIA_TYPE type : MEDIA_TYPE.values()) {
			result.addAll(EXTENSIONS.getOrDefault(Extension.toExtensionId(pointId, type), Collections.emptyList()));
		}
		return result;
	}

	public static List<Extension> getExtensions(String pointId, Extension.MEDIA_TYPE type) {
		return getExtensions(Extension.toExtensionId(pointId, type));
	}

	/** @return the privileges of all started modules */
	public static List<Privilege> getPrivileges() {
		return getStartedModules().stream().flatMap(module -> module.getPrivileges().stream()).collect(Collectors.toList());
	}

	/** @return the global properties of all started modules */
	public static List<GlobalProperty> getGlobalProperties() {
		return getStartedModules().stream().flatMap(module -> module.getGlobalProperties().stream()).collect(Collectors.toList());
	}

	/** @return whether it is the token that was given last to its module */
	public static boolean isTokenValid(DaemonToken token) {
		return DaemonTokens.isValid(token);
	}

	static void passDaemonToken(Module module) {
		ModuleActivator activator = module.getModuleActivator();
		if (activator instanceof DaemonTokenAware) {
			((DaemonTokenAware) activator).setDaemonToken(DaemonTokens.issue(module.getModuleId()));
		}
	}
}
