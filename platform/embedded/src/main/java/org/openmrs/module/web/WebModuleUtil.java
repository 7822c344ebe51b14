/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.web;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.servlet.Filter;
import javax.servlet.ServletContext;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;

import org.openmrs.module.Module;
import org.openmrs.module.ModuleClassLoader;
import org.openmrs.module.ModuleException;
import org.openmrs.module.ModuleFactory;
import org.openmrs.module.ModuleUtil;
import org.openmrs.module.web.filter.ModuleFilterConfig;
import org.openmrs.module.web.filter.ModuleFilterMapping;
import org.openmrs.web.DispatcherServlet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.web.context.support.WebApplicationContextUtils;
import org.springframework.web.context.support.XmlWebApplicationContext;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What a module brings for the web: its pages, static files, servlets and filters, and the refresh that gives it its beans. */
public class WebModuleUtil {

	private static final Logger log = LoggerFactory.getLogger(WebModuleUtil.class);

	private static final Map<String, HttpServlet> SERVLETS = new ConcurrentHashMap<>();

	private static final Map<Module, Map<String, Filter>> FILTERS = new ConcurrentHashMap<>();

	private static final List<ModuleFilterMapping> FILTER_MAPPINGS = new CopyOnWriteArrayList<>();

	private static volatile DispatcherServlet dispatcherServlet;

	private WebModuleUtil() {
	}

	/**
	 * Gives a module that {@link ModuleFactory} has started its place in the web application. If its beans stop the Spring context from
	 * being built, the module is stopped again and the context built without it.
	 *
	 * @param delayContextRefresh leaves the refresh, the servlets and the filters to the caller
	 * @return whether the caller has a refresh to do: the .omod itself holds a Spring file, or there is advice
	 */
	public static boolean startModule(Module module, ServletContext servletContext, boolean delayContextRefresh) {
		if (!module.isStarted() || module.hasStartupError()) {
			return false;
		}
		boolean needsRefresh = !module.getAdvicePoints().isEmpty();
		if (!module.isBuiltIn()) {
			needsRefresh |= copyWebFiles(module, servletContext);
		}
		if (delayContextRefresh) {
			return needsRefresh;
		}
		if (needsRefresh) {
			try {
				refreshWAC(servletContext, false, module);
			}
			catch (BeansException e) {
				log.warn("{}: the Spring context could not be built with this module; the module is stopped", module, e);
				module.setStartupErrorMessage("Unable to refresh the WebApplicationContext", e);
				stopModule(module, servletContext, true);
				ModuleFactory.stopModule(module, true, true);
				refreshWAC(servletContext, false, null);
			}
		}
		if (module.isStarted()) {
			loadServlets(module, servletContext);
			loadFilters(module, servletContext);
		}
		return false;
	}

	private static boolean copyWebFiles(Module module, ServletContext servletContext) {
		boolean needsRefresh = false;
		Path webInf = webInf(servletContext);
		try (JarFile jar = new JarFile(module.getFile())) {
			for (JarEntry entry : Collections.list(jar.entries())) {
				String name = entry.getName();
				if (name.startsWith("web/module/") && !entry.isDirectory()) {
					copy(jar, entry, webInf, target(module, name.substring("web/module/".length())));
				} else if (name.equals("moduleApplicationContext.xml") || name.equals("webModuleApplicationContext.xml")) {
					needsRefresh = true;
				}
			}
		}
		catch (IOException e) {
			throw new ModuleException("The module's web files could not be unpacked.", module.getModuleId(), e);
		}
		return needsRefresh;
	}

	private static String target(Module module, String path) {
		return path.startsWith("tags/") ? "tags/module/" + module.getModuleIdAsPath() + path.substring("tags".length())
		        : "view/module/" + module.getModuleIdAsPath() + "/" + path;
	}

	private static void copy(JarFile jar, JarEntry entry, Path webInf, String relativePath) throws IOException {
		Path target = webInf.resolve(relativePath).normalize();
		if (!target.startsWith(webInf)) {
			throw new UnsupportedOperationException("The entry " + entry.getName() + " leads outside WEB-INF.");
		}
		Files.createDirectories(target.getParent());
		try (InputStream in = jar.getInputStream(entry)) {
			Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private static Path webInf(ServletContext servletContext) {
		return new File(getRealPath(servletContext), "WEB-INF").toPath().toAbsolutePath().normalize();
	}

	public static String getRealPath(ServletContext servletContext) {
		return servletContext.getRealPath("");
	}

	public static void stopModule(Module module, ServletContext servletContext) {
		stopModule(module, servletContext, false);
	}

	/**
	 * Takes away what {@link #startModule} gave, also from the modules that require this one.
	 *
	 * @param skipRefresh leaves the refresh to the caller
	 */
	public static void stopModule(Module module, ServletContext servletContext, boolean skipRefresh) {
		for (Module other : ModuleFactory.getStartedModules()) {
			if (!other.equals(module) && other.getRequiredModules().contains(module.getPackageName())) {
				stopModule(other, servletContext, skipRefresh);
			}
		}
		unloadServlets(module);
		unloadFilters(module);
		if (!module.isBuiltIn()) {
			deleteTree(webInf(servletContext).resolve("view/module").resolve(module.getModuleIdAsPath()));
			deleteTree(webInf(servletContext).resolve("tags/module").resolve(module.getModuleIdAsPath()));
		}
		if (!skipRefresh) {
			refreshWAC(servletContext, false, null);
		}
	}

	private static void deleteTree(Path directory) {
		if (!Files.exists(directory)) {
			return;
		}
		try (Stream<Path> paths = Files.walk(directory)) {
			for (Path path : paths.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
				Files.delete(path);
			}
		}
		catch (IOException e) {
			log.warn("The folder {} could not be deleted", directory, e);
		}
	}

	/** Takes the web parts of all modules away, without a refresh: the server is going down. */
	public static void shutdownModules(ServletContext servletContext) {
		for (Module module : ModuleFactory.getLoadedModules()) {
			stopModule(module, servletContext, true);
		}
		SERVLETS.clear();
		FILTERS.clear();
		FILTER_MAPPINGS.clear();
		dispatcherServlet = null;
	}

	/**
	 * Builds the Spring context and what the dispatcher servlet made of it again.
	 *
	 * @throws BeansException if a bean cannot be made
	 */
	public static XmlWebApplicationContext refreshWAC(ServletContext servletContext, boolean isOpenmrsStartup, Module startedModule) {
		DispatcherServlet dispatcher = dispatcherServlet;
		if (dispatcher != null) {
			dispatcher.stopAndCloseApplicationContext();
		}
		ModuleUtil.refreshApplicationContext(isOpenmrsStartup, startedModule);
		if (dispatcher != null) {
			try {
				dispatcher.reInitFrameworkServlet();
			}
			catch (ServletException e) {
				throw new ModuleException("The dispatcher servlet could not be started again.", e);
			}
		}
		return (XmlWebApplicationContext) WebApplicationContextUtils.getRequiredWebApplicationContext(servletContext);
	}

	public static void setDispatcherServlet(DispatcherServlet servlet) {
		dispatcherServlet = servlet;
	}

	/** Makes and initializes the servlets that config.xml names; they answer at {@code /ms/name} and {@code /moduleServlet/id/name}. */
	public static void loadServlets(Module module, ServletContext servletContext) {
		for (Element element : elements(module.getConfig().getDocumentElement(), "servlet")) {
			String name = text(element, "servlet-name");
			String className = text(element, "servlet-class");
			if (name.isEmpty() || className.isEmpty()) {
				log.warn("{}: a servlet needs a servlet-name and a servlet-class", module);
				continue;
			}
			HttpServlet servlet = newInstance(module, className, HttpServlet.class);
			if (servlet == null) {
				continue;
			}
			try {
				servlet.init(new ModuleServlet.SimpleServletConfig(name, servletContext, initParameters(element)));
			}
			catch (ServletException | RuntimeException e) {
				throw new ModuleException("Unable to initialize servlet " + name, module.getModuleId(), e);
			}
			HttpServlet other = SERVLETS.putIfAbsent(name, servlet);
			if (other != null) {
				throw new ModuleException("Another module has a servlet named " + name + ": " + other.getClass().getName(),
				        module.getModuleId());
			}
		}
	}

	public static void unloadServlets(Module module) {
		for (Element element : elements(module.getConfig().getDocumentElement(), "servlet")) {
			HttpServlet servlet = SERVLETS.remove(text(element, "servlet-name"));
			if (servlet != null) {
				servlet.destroy();
			}
		}
	}

	/** @return the running servlet of that name, of whichever module, or null */
	public static HttpServlet getServlet(String servletName) {
		return SERVLETS.get(servletName);
	}

	/** Makes and initializes the filters that config.xml names. Those of the module that came last are run first. */
	public static void loadFilters(Module module, ServletContext servletContext) {
		Element root = module.getConfig().getDocumentElement();
		Map<String, Filter> filters = new LinkedHashMap<>();
		for (Element element : elements(root, "filter")) {
			String name = text(element, "filter-name");
			String className = text(element, "filter-class");
			if (filter(name) != null) {
				throw new ModuleException("Another module has a filter named " + name + ".", module.getModuleId());
			}
			Filter filter = newInstance(module, className, Filter.class);
			if (filter != null) {
				try {
					filter.init(new ModuleFilterConfig(name, servletContext, initParameters(element)));
				}
				catch (ServletException | RuntimeException e) {
					throw new ModuleException("Unable to initialize filter " + name, module.getModuleId(), e);
				}
				filters.put(name, filter);
			}
		}
		FILTERS.put(module, filters);
		List<ModuleFilterMapping> mappings = new ArrayList<>();
		for (Element element : elements(root, "filter-mapping")) {
			List<String> patterns = elements(element, "url-pattern").stream().map(e -> e.getTextContent().trim())
			        .collect(Collectors.toList());
			mappings.add(new ModuleFilterMapping(module, text(element, "filter-name"), patterns));
		}
		FILTER_MAPPINGS.addAll(0, mappings);
	}

	public static void unloadFilters(Module module) {
		FILTER_MAPPINGS.removeIf(mapping -> mapping.getModule().equals(module));
		Map<String, Filter> filters = FILTERS.remove(module);
		if (filters != null) {
			filters.values().forEach(Filter::destroy);
		}
	}

	/** @return the modules' filters that a request goes through, in their order */
	public static List<Filter> getFiltersForRequest(ServletRequest request) {
		HttpServletRequest httpRequest = (HttpServletRequest) request;
		String path = httpRequest.getRequestURI();
		if (path.startsWith(httpRequest.getContextPath())) {
			path = path.substring(httpRequest.getContextPath().length());
		}
		List<Filter> result = new ArrayList<>();
		for (ModuleFilterMapping mapping : FILTER_MAPPINGS) {
			if (mapping.matches(path)) {
				Filter filter = filter(mapping.getFilterName());
				if (filter == null) {
					log.warn("{}: there is no filter named {}", mapping.getModule(), mapping.getFilterName());
				} else {
					result.add(filter);
				}
			}
		}
		return result;
	}

	private static Filter filter(String name) {
		return FILTERS.values().stream().map(filters -> filters.get(name)).filter(filter -> filter != null).findFirst().orElse(null);
	}

	private static <T> T newInstance(Module module, String className, Class<T> type) {
		ModuleClassLoader own = ModuleFactory.getModuleClassLoader(module);
		ClassLoader loader = own == null ? WebModuleUtil.class.getClassLoader() : own;
		try {
			return type.cast(loader.loadClass(className).getDeclaredConstructor().newInstance());
		}
		catch (ReflectiveOperationException | ClassCastException | NoClassDefFoundError e) {
			log.warn("{}: {} could not be made", module, className, e);
			return null;
		}
	}

	private static Map<String, String> initParameters(Element element) {
		Map<String, String> result = new HashMap<>();
		for (Element parameter : elements(element, "init-param")) {
			result.put(text(parameter, "param-name"), text(parameter, "param-value"));
		}
		return result;
	}

	private static List<Element> elements(Element parent, String tag) {
		List<Element> result = new ArrayList<>();
		NodeList nodes = parent.getElementsByTagName(tag);
		for (int i = 0; i < nodes.getLength(); i++) {
			result.add((Element) nodes.item(i));
		}
		return result;
	}

	private static String text(Element parent, String tag) {
		Node node = parent.getElementsByTagName(tag).item(0);
		return node == null ? "" : node.getTextContent().trim();
	}
}
