/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.servlet.ServletContext;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;

import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.session.StandardManager;
import org.apache.catalina.startup.Tomcat;
import org.apache.commons.lang3.StringUtils;
import org.apache.jasper.servlet.JasperInitializer;
import org.apache.tomcat.util.scan.StandardJarScanFilter;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.openmrs.module.Module;
import org.openmrs.module.ModuleConstants;
import org.openmrs.module.ModuleException;
import org.openmrs.module.ModuleFactory;
import org.openmrs.module.ModuleFileParser;
import org.openmrs.module.ModuleUtil;
import org.openmrs.module.patientconversations.platform.DatabaseSettings;
import org.openmrs.module.patientconversations.platform.Platform;
import org.openmrs.module.web.WebModuleUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;

/** The whole stand-in: database, platform, modules and web server. One may run at a time in a JVM. */
public final class OpenmrsServer implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(OpenmrsServer.class);

	private static final String CONTEXT_PATH = "/openmrs";

	private static final int MESSAGE_LENGTH = 300;

	private final ServerOptions options;

	private final Path data;

	private Tomcat tomcat;

	private MariaDb mariaDb;

	private Platform platform;

	private volatile Exception failure;

	public OpenmrsServer(ServerOptions options) {
		this.options = options;
		this.data = options.data().toAbsolutePath().normalize();
	}

	/**
	 * Starts the server, which answers when this method returns. A module that was given as an option and does not start makes the start
	 * fail, as does any other that lies in the data folder.
	 *
	 * @return this
	 * @throws OptionException if it cannot run so on this machine; then nothing is left running
	 */
	public OpenmrsServer start() throws OptionException {
		try {
			startAll();
			return this;
		}
		catch (OptionException | RuntimeException e) {
			close();
			throw e;
		}
	}

	private void startAll() throws OptionException {
		checkPort();
		Path webRoot = data.resolve("webapp");
		try {
			deleteTree(webRoot);
			Files.createDirectories(data.resolve("modules"));
			installModules();
		}
		catch (IOException e) {
			throw new OptionException("The folder " + data + " cannot be written: choose another with --data.", e);
		}
		WebApplication.unpack(webRoot);
		DatabaseSettings database = database();
		platform = new Platform(database, data, runtimeProperties());
		tomcat = tomcat(webRoot);
		try {
			tomcat.start();
		}
		catch (LifecycleException e) {
			throw new OptionException("Port " + options.port() + " cannot be opened: choose another with --port.", e);
		}
		if (failure != null) {
			throw failure instanceof OptionException known ? known
			        : new OptionException("The server did not start: " + rootMessage(failure), failure);
		}
		if (options.demoData()) {
			new DemoConsents(url()).record();
		}
	}

	private void checkPort() throws OptionException {
		if (options.port() == 0) {
			return;
		}
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(options.port()));
		}
		catch (IOException e) {
			throw new OptionException("Port " + options.port() + " is in use: stop what listens there, or choose another with --port.", e);
		}
	}

	/** The files given as options go where uploaded ones are, in place of any other file of the same module. */
	private void installModules() throws IOException, OptionException {
		Path repository = data.resolve("modules");
		ModuleFileParser parser = new ModuleFileParser();
		for (Path omod : options.omods()) {
			String id;
			try {
				id = parser.parse(omod.toFile()).getModuleId();
			}
			catch (ModuleException e) {
				throw new OptionException(omod + " is not a module: " + e.getMessage(), e);
			}
			for (Path installed : files(repository)) {
				if (id.equals(moduleId(parser, installed))) {
					Files.delete(installed);
				}
			}
			Files.copy(omod, repository.resolve(omod.getFileName()), StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private static String moduleId(ModuleFileParser parser, Path file) {
		try {
			return parser.parse(file.toFile()).getModuleId();
		}
		catch (ModuleException e) {
			log.warn("{} is not a module", file, e);
			return null;
		}
	}

	private static List<Path> files(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			return files.filter(Files::isRegularFile).collect(Collectors.toList());
		}
	}

	private DatabaseSettings database() throws OptionException {
		if (options.database() == ServerOptions.Database.H2) {
			return new DatabaseSettings("jdbc:h2:file:" + data.resolve("h2").resolve("openmrs") + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0", "sa", "");
		}
		if (options.databaseUrl() != null) {
			return new DatabaseSettings(options.databaseUrl(), options.databaseUser(), options.databasePassword());
		}
		mariaDb = MariaDb.start(data.resolve("mariadb"));
		return mariaDb.settings();
	}

	private Properties runtimeProperties() throws OptionException {
		Properties properties = new Properties();
		if (options.runtimeProperties() != null) {
			try (InputStream in = Files.newInputStream(options.runtimeProperties())) {
				properties.load(in);
			}
			catch (IOException e) {
				throw new OptionException("The file " + options.runtimeProperties() + " cannot be read.", e);
			}
		}
		properties.setProperty(ModuleConstants.REPOSITORY_FOLDER_RUNTIME_PROPERTY, data.resolve("modules").toString());
		return properties;
	}

	private Tomcat tomcat(Path webRoot) {
		Tomcat result = new Tomcat();
		result.setBaseDir(data.resolve("tomcat").toString());
		result.setPort(options.port());
		result.getConnector().setURIEncoding("UTF-8");
		Context context = result.addContext(CONTEXT_PATH, webRoot.toString());
		context.setParentClassLoader(OpenmrsServer.class.getClassLoader());
		context.setSessionTimeout(30);
		StandardManager sessions = new StandardManager();
		sessions.setPathname(null);
		context.setManager(sessions);
		StandardJarScanner scanner = new StandardJarScanner();
		StandardJarScanFilter filter = new StandardJarScanFilter();
		filter.setDefaultTldScan(false);
		filter.setTldScan("taglibs-standard-impl-*.jar,spring-webmvc-*.jar");
		scanner.setJarScanFilter(filter);
		context.setJarScanner(scanner);
		Tomcat.addDefaultMimeTypeMappings(context);
		context.addMimeMapping("js", "text/javascript");
		context.addMimeMapping("json", "application/json");
		context.addServletContainerInitializer(new JasperInitializer(), null);
		context.addServletContainerInitializer(new WebApplication(new Listener()), null);
		if (options.spa() != null) {
			SpaServlet.mount(options.spa(), context);
		}
		return result;
	}

	/** @return the address of the application, without a slash at its end */
	public String url() {
		return "http://localhost:" + tomcat.getConnector().getLocalPort() + CONTEXT_PATH;
	}

	/** Stops the modules, the web server, the database's connections and, if it is ours, the database. */
	@Override
	public synchronized void close() {
		if (tomcat != null && tomcat.getServer().getState() != LifecycleState.DESTROYED) {
			try {
				tomcat.stop();
				tomcat.destroy();
			}
			catch (LifecycleException e) {
				log.warn("Tomcat could not be stopped cleanly", e);
			}
		}
		if (mariaDb != null) {
			mariaDb.close();
			mariaDb = null;
		}
	}

	private static String rootMessage(Throwable throwable) {
		Throwable root = throwable;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		String line = String.valueOf(root.getMessage()).lines().findFirst().orElse(root.getClass().getSimpleName());
		return StringUtils.abbreviate(line, MESSAGE_LENGTH);
	}

	private static void deleteTree(Path directory) throws IOException {
		if (Files.exists(directory)) {
			List<Path> paths = new ArrayList<>();
			try (Stream<Path> walk = Files.walk(directory)) {
				walk.sorted(Comparator.reverseOrder()).forEach(paths::add);
			}
			for (Path path : paths) {
				Files.delete(path);
			}
		}
	}

	/** Starts and stops OpenMRS with the web application, in the order of OpenMRS' own listener. */
	private final class Listener implements ServletContextListener {

		@Override
		public void contextInitialized(ServletContextEvent event) {
			ClassLoader callers = Thread.currentThread().getContextClassLoader();
			try {
				startOpenmrs(event.getServletContext());
			}
			catch (Exception e) {
				log.error("OpenMRS did not start", e);
				failure = e;
				throw new IllegalStateException("OpenMRS did not start");
			}
			finally {
				Thread.currentThread().setContextClassLoader(callers);
			}
		}

		private void startOpenmrs(ServletContext servletContext) throws Exception {
			ModuleFactory.setPlatform(platform);
			BuiltInModules.start();
			platform.setServletContext(servletContext);
			platform.start();
			ModuleFactory.asDaemon(() -> {
				for (Module module : ModuleFactory.getStartedModules()) {
					ModuleFactory.saveCoreDataset(module);
				}
				ModuleFactory.loadModules(ModuleUtil.moduleFiles());
				ModuleFactory.startModules();
				return null;
			});
			List<Module> modules = ModuleFactory.getStartedModulesInOrder();
			modules.forEach(module -> WebModuleUtil.startModule(module, servletContext, true));
			refresh(servletContext);
			for (Module module : modules) {
				if (module.isStarted()) {
					WebModuleUtil.loadServlets(module, servletContext);
					WebModuleUtil.loadFilters(module, servletContext);
				}
			}
			checkGivenModules();
			if (options.demoData()) {
				ModuleFactory.asDaemon(() -> {
					DemoData.load();
					return null;
				});
			}
		}

		private void refresh(ServletContext servletContext) throws OptionException {
			try {
				WebModuleUtil.refreshWAC(servletContext, true, null);
			}
			catch (BeansException e) {
				throw new OptionException("Spring cannot make the modules' beans: " + rootMessage(e), e);
			}
		}

		private void checkGivenModules() throws OptionException {
			for (Module module : ModuleFactory.getLoadedModules()) {
				if (module.hasStartupError()) {
					List<String> lines = module.getStartupErrorMessage().lines().toList();
					throw new OptionException("The module " + module.getModuleId() + " did not start, " + data.resolve("openmrs.log")
					        + " says more: " + StringUtils.abbreviate(lines.get(lines.size() - 1), MESSAGE_LENGTH));
				}
			}
		}

		@Override
		public void contextDestroyed(ServletContextEvent event) {
			try {
				ModuleFactory.asDaemonIfRunning(() -> {
					WebModuleUtil.shutdownModules(event.getServletContext());
					ModuleUtil.shutdown();
				});
			}
			catch (RuntimeException e) {
				log.warn("The modules could not be stopped cleanly", e);
			}
			finally {
				platform.stop();
				ModuleFactory.closeDisposedClassLoaders();
				ModuleFactory.setPlatform(null);
			}
		}
	}
}
