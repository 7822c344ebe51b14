/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.openmrs.util.OpenmrsClassLoader;
import org.openmrs.util.OpenmrsConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads a module's classes from copies of its .omod and of the jars in the .omod's lib folder: first from these, then from the modules it
 * requires or is aware of, last from the platform. Resources, unlike classes, are looked for in the platform first, as in OpenMRS.
 */
public class ModuleClassLoader extends URLClassLoader {

	static {
		registerAsParallelCapable();
	}

	private static final Logger log = LoggerFactory.getLogger(ModuleClassLoader.class);

	private final Module module;

	private final List<Module> imports;

	private final Set<String> providedPackages;

	private volatile boolean disposed;

	/** @param parent the platform's class loader */
	public ModuleClassLoader(Module module, ClassLoader parent) {
		super(new URL[0], parent);
		this.module = module;
		this.imports = imports(module);
		Set<String> packages = new LinkedHashSet<>();
		for (File file : files(module)) {
			addURL(url(file));
			packages.addAll(ModuleUtil.packages(file));
		}
		this.providedPackages = Collections.unmodifiableSet(packages);
	}

	public Module getModule() {
		return module;
	}

	/** @return the packages that have classes in the module's own files */
	public Set<String> getProvidedPackages() {
		return providedPackages;
	}

	/** @return where the module's messages begin, without ".properties", one for each of its jars that has any */
	List<String> messageBasenames() {
		List<String> result = new ArrayList<>();
		for (URL url : getURLs()) {
			try (JarFile jar = new JarFile(new File(url.toURI()))) {
				if (jar.getEntry("messages.properties") != null) {
					result.add("jar:" + url + "!/messages");
				}
			}
			catch (IOException | URISyntaxException e) {
				throw new ModuleException("The file " + url + " cannot be read.", module.getModuleId(), e);
			}
		}
		return result;
	}

	public boolean isDisposed() {
		return disposed;
	}

	/** The module is stopped: nobody looks for classes here any more but those that have some. */
	void dispose() {
		disposed = true;
	}

	/** @return where the copies of the module's files are */
	public static File getLibCacheFolderForModule(Module module) {
		return new File(OpenmrsClassLoader.getLibCacheFolder(), module.getModuleId());
	}

	private static List<Module> imports(Module module) {
		Set<Module> result = new LinkedHashSet<>();
		Stream.concat(module.getRequiredModules().stream(), module.getAwareOfModules().stream())
		        .map(ModuleFactory::getModuleByPackage)
		        .filter(imported -> imported != null && imported.isStarted())
		        .forEach(result::add);
		return new ArrayList<>(result);
	}

	private static List<File> files(Module module) {
		File cache = getLibCacheFolderForModule(module);
		File copy = new File(cache, module.getModuleId() + ".jar");
		try {
			Files.createDirectories(cache.toPath());
			Files.copy(module.getFile().toPath(), copy.toPath(), StandardCopyOption.REPLACE_EXISTING);
			ModuleUtil.expandJar(module.getFile(), cache, "lib/");
			List<File> result = new ArrayList<>();
			result.add(copy);
			Path lib = cache.toPath().resolve("lib");
			if (Files.isDirectory(lib)) {
				try (Stream<Path> jars = Files.walk(lib)) {
					result.addAll(jars.filter(path -> path.toString().endsWith(".jar")).filter(path -> isIncluded(module, path))
					        .sorted().map(Path::toFile).collect(Collectors.toList()));
				}
			}
			return result;
		}
		catch (IOException e) {
			throw new ModuleException("The module could not be unpacked.", module.getModuleId(), e);
		}
	}

	private static boolean isIncluded(Module module, Path file) {
		for (ModuleConditionalResource resource : module.getConditionalResources()) {
			if (matches(module, file, resource) && !conditionsHold(resource)) {
				return false;
			}
		}
		return true;
	}

	private static boolean matches(Module module, Path file, ModuleConditionalResource resource) {
		if (ModuleUtil.matchRequiredVersions(module.getConfigVersion(), "2.0")) {
			return FileSystems.getDefault().getPathMatcher("glob:**/" + resource.getPath().replaceFirst("^/+", "")).matches(file);
		}
		return file.toString().matches(".*" + resource.getPath() + "$");
	}

	private static boolean conditionsHold(ModuleConditionalResource resource) {
		if (!ModuleUtil.matchRequiredVersions(OpenmrsConstants.OPENMRS_VERSION_SHORT, resource.getOpenmrsPlatformVersion())) {
			return false;
		}
		for (ModuleConditionalResource.ModuleAndVersion other : resource.getModules()) {
			Module started = ModuleFactory.getStartedModuleById(other.getModuleId());
			if ("!".equals(other.getVersion())) {
				if (started != null) {
					return false;
				}
			} else if (started != null && !ModuleUtil.matchRequiredVersions(started.getVersion(), other.getVersion())) {
				return false;
			}
		}
		return true;
	}

	private static URL url(File file) {
		try {
			return file.toURI().toURL();
		}
		catch (MalformedURLException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		Class<?> result = findInModules(name, new HashSet<>());
		if (result == null) {
			result = getParent().loadClass(name);
		}
		if (resolve) {
			resolveClass(result);
		}
		return result;
	}

	private Class<?> findInModules(String name, Set<Module> seen) {
		seen.add(module);
		if (!isPlatformOnly(name)) {
			synchronized (getClassLoadingLock(name)) {
				Class<?> loaded = findLoadedClass(name);
				if (loaded != null) {
					return loaded;
				}
				try {
					return findClass(name);
				}
				catch (ClassNotFoundException e) {
					log.trace("{} is not in {}", name, module);
				}
			}
		}
		for (Module imported : imports) {
			ModuleClassLoader loader = seen.contains(imported) ? null : ModuleFactory.getModuleClassLoader(imported);
			Class<?> found = loader == null ? null : loader.findInModules(name, seen);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	private static boolean isPlatformOnly(String name) {
		return name.startsWith("java.");
	}

	@Override
	public String toString() {
		return "ModuleClassLoader of " + module;
	}
}
