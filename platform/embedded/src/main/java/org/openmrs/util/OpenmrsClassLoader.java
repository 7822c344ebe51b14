/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.util;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.openmrs.module.ModuleClassLoader;
import org.openmrs.module.ModuleFactory;
import org.springframework.core.SmartClassLoader;

/**
 * The class loader of OpenMRS as a whole: sees the classes of all started modules and the platform's, a package's own module first. A new
 * one is made with every refresh of the Spring context, since the JVM remembers what it found through the old one.
 */
public class OpenmrsClassLoader extends URLClassLoader implements SmartClassLoader {

	static {
		registerAsParallelCapable();
	}

	private static OpenmrsClassLoader instance;

	public OpenmrsClassLoader(ClassLoader parent) {
		super(new URL[0], parent);
		// An upgraded module's jar has its predecessor's path: what is cached by path would be the old file.
		URLConnection.setDefaultUseCaches("jar", false);
	}

	public static synchronized OpenmrsClassLoader getInstance() {
		if (instance == null) {
			instance = new OpenmrsClassLoader(OpenmrsClassLoader.class.getClassLoader());
		}
		return instance;
	}

	/** The next {@link #getInstance()} makes a new one. */
	public static synchronized void destroyInstance() {
		instance = null;
	}

	/** Threads that still have an earlier instance as their context class loader are given the present one. */
	public static void setThreadsToNewClassLoader() {
		for (Thread thread : Thread.getAllStackTraces().keySet()) {
			ClassLoader loader = thread.getContextClassLoader();
			if (loader instanceof OpenmrsClassLoader && loader != getInstance()) {
				thread.setContextClassLoader(getInstance());
			}
		}
	}

	/** @return the folder that modules' files are unpacked into, one folder a module */
	public static File getLibCacheFolder() {
		return new File(OpenmrsUtil.getApplicationDataDirectory(), ".openmrs-lib-cache");
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		Class<?> own = findLoadedClass(name);
		if (own != null && own.getClassLoader() == this) {
			return own;
		}
		int dot = name.lastIndexOf('.');
		String packageName = dot < 0 ? "" : name.substring(0, dot);
		for (ModuleClassLoader loader : ModuleFactory.getModuleClassLoadersForPackage(packageName)) {
			try {
				return loader.loadClass(name);
			}
			catch (ClassNotFoundException e) {
				// another module may share the package
			}
		}
		return getParent().loadClass(name);
	}

	/** Lets Spring put its subclasses of beans' classes here, so that they go with this loader. */
	@Override
	public Class<?> publicDefineClass(String name, byte[] bytes, ProtectionDomain protectionDomain) {
		return defineClass(name, bytes, 0, bytes.length, protectionDomain);
	}

	@Override
	public URL findResource(String name) {
		for (ModuleClassLoader loader : ModuleFactory.getModuleClassLoaders()) {
			URL url = loader.findResource(name);
			if (url != null) {
				return url;
			}
		}
		return null;
	}

	@Override
	public Enumeration<URL> findResources(String name) throws IOException {
		Map<String, URL> byAddress = new LinkedHashMap<>();
		for (ModuleClassLoader loader : ModuleFactory.getModuleClassLoaders()) {
			for (URL url : Collections.list(loader.findResources(name))) {
				byAddress.putIfAbsent(url.toExternalForm(), url);
			}
		}
		return Collections.enumeration(byAddress.values());
	}
}
