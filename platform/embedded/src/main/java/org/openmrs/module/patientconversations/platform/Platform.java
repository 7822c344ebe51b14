/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

import javax.servlet.ServletContext;

import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.openmrs.GlobalProperty;
import org.openmrs.Privilege;
import org.openmrs.api.APIException;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.UserService;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.Daemon;
import org.openmrs.api.context.ServiceContext;
import org.openmrs.util.LocaleUtility;
import org.openmrs.util.OpenmrsClassLoader;
import org.openmrs.util.OpenmrsConstants;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.XmlWebApplicationContext;

/**
 * The stand-in for OpenMRS as a running program: its database, its root Spring context, and what the start of a module
 * asks of them. There is one in a program.
 */
public final class Platform {

	private static volatile List<StartedModule> startedModules = List.of();

	private static volatile Daemon.CallerKey daemonCallerKey;

	private final DatabaseSettings database;

	private final XmlWebApplicationContext applicationContext = new XmlWebApplicationContext();

	/**
	 * @param runtimeProperties further runtime properties, such as {@code encryption.key}
	 */
	public Platform(DatabaseSettings database, Path applicationDataDirectory, Properties runtimeProperties) {
		this.database = database;
		Properties properties = new Properties();
		properties.putAll(runtimeProperties);
		properties.putAll(database.asRuntimeProperties());
		properties.setProperty(OpenmrsConstants.APPLICATION_DATA_DIRECTORY_RUNTIME_PROPERTY,
		    applicationDataDirectory.toAbsolutePath().toString());
		Context.setRuntimeProperties(properties);
		applicationContext.setClassLoader(OpenmrsClassLoader.getInstance());
		applicationContext.setConfigLocations("classpath:applicationContext-service.xml",
		    "classpath*:moduleApplicationContext.xml");
	}

	/** The modules that the running program was last refreshed with; none in tests. */
	public static List<StartedModule> startedModules() {
		return startedModules;
	}

	/** Called by {@link Daemon} as it is loaded. */
	public static void setDaemonCallerKey(Daemon.CallerKey key) {
		daemonCallerKey = key;
	}

	/** Makes the root context that of a web application, with the modules' web part and the pages; to be called before {@link #start()}. */
	public void setServletContext(ServletContext servletContext) {
		applicationContext.setConfigLocations("classpath*:/moduleApplicationContext.xml",
		    "classpath*:/webModuleApplicationContext.xml", "classpath:applicationContext-service.xml",
		    "classpath:openmrs-servlet.xml", "classpath:embedded-pages.xml");
		applicationContext.setServletContext(servletContext);
		servletContext.setAttribute(WebApplicationContext.ROOT_WEB_APPLICATION_CONTEXT_ATTRIBUTE, applicationContext);
	}

	/** Brings the platform's tables up to date and makes the root context without modules. */
	public void start() {
		updateDatabase(Platform.class.getClassLoader(), "org/openmrs/liquibase/platform.xml");
		refresh(List.of());
		savePrivileges(CorePrivileges.all());
	}

	/** Runs a changelog that the class loader finds at that path; none there, nothing done. */
	public void updateDatabase(ClassLoader classLoader, String changelog) {
		if (classLoader.getResource(changelog) == null) {
			return;
		}
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		Thread.currentThread().setContextClassLoader(classLoader);
		try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password())) {
			Database target = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
			target.setDatabaseChangeLogTableName("liquibasechangelog");
			target.setDatabaseChangeLogLockTableName("liquibasechangeloglock");
			Liquibase liquibase = new Liquibase(changelog, new ClassLoaderResourceAccessor(classLoader), target);
			liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
			Scope.child(Scope.Attr.ui, new LoggerUIService(), () -> liquibase.update(new Contexts()));
		}
		catch (Exception e) {
			throw new APIException("Unable to update the database by " + changelog, e);
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	/**
	 * Makes all beans anew, with those of the given modules.
	 *
	 * @throws org.springframework.beans.BeansException if a bean cannot be made; then no service works until a refresh succeeds
	 */
	public void refresh(Collection<StartedModule> modules) {
		startedModules = List.copyOf(modules);
		LocaleUtility.setDefaultLocaleCache(null);
		if (applicationContext.isActive()) {
			applicationContext.stop();
			applicationContext.close();
		}
		OpenmrsClassLoader.destroyInstance();
		applicationContext.setClassLoader(OpenmrsClassLoader.getInstance());
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		Thread.currentThread().setContextClassLoader(OpenmrsClassLoader.getInstance());
		ServiceContext.getInstance().startRefreshingContext();
		try {
			applicationContext.refresh();
		}
		finally {
			ServiceContext.getInstance().doneRefreshingContext();
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	public XmlWebApplicationContext getApplicationContext() {
		return applicationContext;
	}

	/** Adds those privileges that are missing. */
	public void savePrivileges(Collection<Privilege> privileges) {
		asDaemon(() -> {
			UserService users = Context.getUserService();
			for (Privilege privilege : privileges) {
				if (users.getPrivilege(privilege.getPrivilege()) == null) {
					users.savePrivilege(privilege);
				}
			}
			return null;
		});
	}

	/** Adds those properties that are missing; one that is there keeps its value and takes over all else. */
	public void saveGlobalProperties(Collection<GlobalProperty> properties) {
		asDaemon(() -> {
			AdministrationService administration = Context.getAdministrationService();
			for (GlobalProperty property : properties) {
				GlobalProperty stored = administration.getGlobalPropertyObject(property.getProperty());
				if (stored == null) {
					administration.saveGlobalProperty(property);
				} else {
					stored.setDescription(property.getDescription());
					stored.setDatatypeClassname(property.getDatatypeClassname());
					stored.setDatatypeConfig(property.getDatatypeConfig());
					stored.setViewPrivilege(property.getViewPrivilege());
					stored.setEditPrivilege(property.getEditPrivilege());
					stored.setDeletePrivilege(property.getDeletePrivilege());
					administration.saveGlobalProperty(stored);
				}
			}
			return null;
		});
	}

	/** Runs a task as the daemon user, on a thread and in a session of its own, waits for it, and throws what it threw. */
	public <T> T asDaemon(Callable<T> task) {
		Daemon.ensureInitialized();
		try {
			return Daemon.runNewDaemonTask(task, daemonCallerKey).get();
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new APIException("Interrupted while waiting for a daemon task", e);
		}
		catch (ExecutionException e) {
			if (e.getCause() instanceof RuntimeException) {
				throw (RuntimeException) e.getCause();
			}
			if (e.getCause() instanceof Error) {
				throw (Error) e.getCause();
			}
			throw new APIException("A daemon task failed", e.getCause());
		}
	}

	/** Closes the root context and with it the connections. */
	public void stop() {
		applicationContext.close();
		startedModules = List.of();
	}
}
