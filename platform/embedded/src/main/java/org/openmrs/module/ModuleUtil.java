/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.math.NumberUtils;
import org.openmrs.api.context.Context;
import org.openmrs.util.OpenmrsClassLoader;
import org.openmrs.util.OpenmrsConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Versions, files and refreshes of the module system. */
public final class ModuleUtil {

	private static final Logger log = LoggerFactory.getLogger(ModuleUtil.class);

	private static final Pattern VERSION_WITH_QUALIFIER = Pattern.compile("\\d+\\.\\d+(\\.\\d+)?-[A-Za-z]+");

	private static final Pattern BOUND = Pattern.compile("\\s?\\d+[.\\d*]+");

	private ModuleUtil() {
	}

	/** Stops every started module, the ones that depend on others first; what is loaded is forgotten. */
	public static void shutdown() {
		List<Module> modules = ModuleFactory.getStartedModulesInOrder();
		Collections.reverse(modules);
		for (Module module : modules) {
			if (module.isStarted()) {
				ModuleFactory.stopModule(module, true, true);
			}
		}
		ModuleFactory.clear();
	}

	/** @return whether the running OpenMRS is in one of the ranges */
	public static boolean isOpenmrsVersionInVersions(String... ranges) {
		if (ranges != null) {
			for (String range : ranges) {
				if (matchRequiredVersions(OpenmrsConstants.OPENMRS_VERSION_SHORT, range)) {
					return true;
				}
			}
		}
		return false;
	}

	/**
	 * Compares as config.xml's require_version is meant: "2.8.0" is a lower bound, "2.8.*" and "2.8.0 - 2.*" are ranges, commas separate
	 * alternatives, nothing at all matches everything. Qualifiers such as -SNAPSHOT do not count.
	 */
	public static boolean matchRequiredVersions(String version, String versionRange) {
		if (StringUtils.isEmpty(versionRange)) {
			return true;
		}
		for (String range : versionRange.split(",")) {
			if (matchesRange(version, range)) {
				return true;
			}
		}
		return false;
	}

	private static boolean matchesRange(String version, String range) {
		if (range.indexOf('*') <= 0 && (range.indexOf('-') <= 0 || isVersionWithQualifier(range))) {
			return compareVersionIgnoringQualifier(version, range) >= 0;
		}
		String lower = range;
		String upper = range;
		for (int dash = range.indexOf('-'); dash > 0; dash = range.indexOf('-', dash + 1)) {
			lower = range.substring(0, dash);
			upper = range.substring(dash + 1);
			if (upper.matches("^\\s?\\d+.*")) {
				break;
			}
		}
		lower = bound(lower).replace("*", "0");
		upper = bound(upper).replace("*", Integer.toString(Integer.MAX_VALUE));
		return compareVersionIgnoringQualifier(version, lower) >= 0 && compareVersionIgnoringQualifier(version, upper) <= 0;
	}

	private static String bound(String words) {
		Matcher matcher = BOUND.matcher(words);
		return matcher.lookingAt() ? matcher.group() : words;
	}

	/** @throws ModuleException if the version is not in the range */
	public static void checkRequiredVersion(String version, String versionRange) throws ModuleException {
		if (!matchRequiredVersions(version, versionRange)) {
			throw new ModuleException(
			        "Module requires version matching " + versionRange + ". Current code version is " + version);
		}
	}

	/** Compares number by number; a version with a qualifier is before the same one without. */
	public static int compareVersion(String versionA, String versionB) {
		return compareVersion(versionA, versionB, false);
	}

	/** Compares number by number and nothing else. */
	public static int compareVersionIgnoringQualifier(String versionA, String versionB) {
		return compareVersion(versionA, versionB, true);
	}

	private static int compareVersion(String versionA, String versionB, boolean ignoreQualifier) {
		if (versionA == null || versionB == null) {
			return 0;
		}
		String[] a = StringUtils.substringBefore(versionA, "-").split("\\.");
		String[] b = StringUtils.substringBefore(versionB, "-").split("\\.");
		for (int i = 0; i < Math.max(a.length, b.length); i++) {
			int order = Long.compare(number(a, i), number(b, i));
			if (order != 0) {
				return order;
			}
		}
		return ignoreQualifier ? 0 : Boolean.compare(versionB.contains("-"), versionA.contains("-"));
	}

	private static long number(String[] parts, int index) {
		return index < parts.length ? NumberUtils.toLong(parts[index].trim(), 0) : 0;
	}

	public static boolean isVersionWithQualifier(String version) {
		return VERSION_WITH_QUALIFIER.matcher(version).matches();
	}

	/** @return the folder in which modules are kept from one start to the next */
	public static File getModuleRepository() {
		String folder = Context.getRuntimeProperties().getProperty(ModuleConstants.REPOSITORY_FOLDER_RUNTIME_PROPERTY);
		if (StringUtils.isBlank(folder)) {
			throw new ModuleException("The runtime property " + ModuleConstants.REPOSITORY_FOLDER_RUNTIME_PROPERTY + " is not set.");
		}
		File repository = new File(folder);
		if (!repository.isDirectory() && !repository.mkdirs()) {
			throw new ModuleException("The module repository " + repository + " cannot be made.");
		}
		return repository;
	}

	/**
	 * Keeps a module's file.
	 *
	 * @throws ModuleException if there is a file of that name, or if it cannot be written
	 */
	public static File insertModuleFile(InputStream in, String filename) {
		File file = new File(getModuleRepository(), filename);
		if (file.exists()) {
			throw new ModuleException(filename + " is there already: remove or update the module.");
		}
		try {
			Files.copy(in, file.toPath(), StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException e) {
			throw new ModuleException(filename + " could not be stored.", e);
		}
		return file;
	}

	/** @return whether modules may be changed through the web */
	public static Boolean allowAdmin() {
		return !"false".equals(Context.getRuntimeProperties().getProperty(ModuleConstants.RUNTIMEPROPERTY_ALLOW_ADMIN));
	}

	/**
	 * Unpacks a jar's entries whose names begin with a prefix, keeping their paths.
	 *
	 * @throws UnsupportedOperationException if an entry would be written outside the directory
	 */
	static void expandJar(File jarFile, File directory, String prefix) throws IOException {
		Path base = directory.toPath().toAbsolutePath().normalize();
		try (JarFile jar = new JarFile(jarFile)) {
			for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
				if (!entry.getName().startsWith(prefix) || entry.isDirectory()) {
					continue;
				}
				Path target = base.resolve(entry.getName()).normalize();
				if (!target.startsWith(base)) {
					throw new UnsupportedOperationException("The entry " + entry.getName() + " leads outside its directory.");
				}
				Files.createDirectories(target.getParent());
				try (InputStream in = jar.getInputStream(entry)) {
					Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
				}
			}
		}
	}

	/** @return the names of the packages that have classes in a jar */
	static Set<String> packages(File jarFile) {
		Set<String> result = new TreeSet<>();
		try (JarFile jar = new JarFile(jarFile)) {
			for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
				String name = entry.getName();
				int slash = name.lastIndexOf('/');
				if (slash > 0 && name.endsWith(".class")) {
					result.add(name.substring(0, slash).replace('/', '.'));
				}
			}
		}
		catch (IOException e) {
			throw new ModuleException("The file " + jarFile + " cannot be read.", e);
		}
		return result;
	}

	/**
	 * @param path "/id/rest…", where an id's dots stand as slashes
	 * @return the started module with the longest id that the path begins with, or null
	 */
	public static Module getModuleForPath(String path) {
		Module result = null;
		for (Module module : ModuleFactory.getStartedModules()) {
			if (path != null && path.startsWith("/" + module.getModuleIdAsPath() + "/")
			        && (result == null || module.getModuleId().length() > result.getModuleId().length())) {
				result = module;
			}
		}
		return result;
	}

	/** @return the rest of the path after the module's id, with a leading slash */
	public static String getPathForResource(Module module, String path) {
		String prefix = "/" + module.getModuleIdAsPath();
		return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
	}

	/**
	 * Builds the Spring context again over the modules that are started now, telling every activator before and after.
	 *
	 * @param isOpenmrsStartup whether every module is to hear {@link ModuleActivator#started()}
	 * @param startedModule    the one module that is to hear it otherwise; may be null
	 * @throws org.springframework.beans.BeansException if a bean cannot be made; then there is no context
	 */
	public static void refreshApplicationContext(boolean isOpenmrsStartup, Module startedModule) {
		List<Module> modules = ModuleFactory.getStartedModulesInOrder();
		ModuleFactory.asDaemonIfRunning(() -> modules.forEach(ModuleUtil::willRefreshContext));
		ModuleFactory.platform().refresh(ModuleFactory.platformModules());
		ModuleFactory.closeDisposedClassLoaders();
		OpenmrsClassLoader.setThreadsToNewClassLoader();
		Thread.currentThread().setContextClassLoader(OpenmrsClassLoader.getInstance());
		ModuleFactory.asDaemon(() -> {
			for (Module module : modules) {
				if (module.isStarted()) {
					contextRefreshed(module, isOpenmrsStartup || module.equals(startedModule));
				}
			}
			return null;
		});
	}

	private static void willRefreshContext(Module module) {
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		try {
			ModuleActivator activator = module.getModuleActivator();
			if (activator != null) {
				Thread.currentThread().setContextClassLoader(ModuleFactory.getModuleClassLoader(module));
				activator.willRefreshContext();
			}
		}
		catch (Error e) {
			log.warn("{}: willRefreshContext() failed", module.getModuleId(), e);
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	private static void contextRefreshed(Module module, boolean started) {
		ModuleFactory.loadAdvice(module);
		try {
			ModuleFactory.passDaemonToken(module);
			ModuleActivator activator = module.getModuleActivator();
			if (activator == null) {
				return;
			}
			activator.contextRefreshed();
			if (started) {
				try {
					activator.started();
				}
				catch (Error e) {
					log.warn("{}: started() failed", module.getModuleId(), e);
					ModuleFactory.stopModule(module, true, true);
				}
			}
		}
		catch (Error e) {
			log.warn("{}: contextRefreshed() failed", module.getModuleId(), e);
		}
	}

	/** @return the .omod files in the module repository */
	public static List<File> moduleFiles() {
		File[] files = getModuleRepository().listFiles((directory, name) -> name.endsWith(".omod") && !name.startsWith("."));
		List<File> result = files == null ? new ArrayList<>() : new ArrayList<>(Arrays.asList(files));
		Collections.sort(result);
		return result;
	}
}
