/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.context;

import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

import org.aopalliance.aop.Advice;
import org.openmrs.OpenmrsObject;
import org.openmrs.User;
import org.openmrs.api.APIException;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.CohortService;
import org.openmrs.api.LocationService;
import org.openmrs.api.OpenmrsService;
import org.openmrs.api.PatientService;
import org.openmrs.api.PersonService;
import org.openmrs.api.UserService;
import org.openmrs.api.db.ContextDAO;
import org.openmrs.messagesource.MessageSourceService;
import org.openmrs.util.LocaleUtility;
import org.openmrs.util.OpenmrsClassLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.Advisor;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;

/** The way to everything from anywhere: the services, and who works in the current thread. */
public class Context {

	private static final Logger log = LoggerFactory.getLogger(Context.class);

	private static final ThreadLocal<UserContext> USER_CONTEXT = new ThreadLocal<>();

	private static volatile ContextDAO contextDAO;

	private static volatile Properties runtimeProperties = new Properties();

	private static volatile AuthenticationScheme authenticationScheme = new UsernamePasswordAuthenticationScheme();

	static ContextDAO getContextDAO() {
		if (contextDAO == null) {
			throw new APIException("error.context.null", (Object[]) null);
		}
		return contextDAO;
	}

	public void setContextDAO(ContextDAO dao) {
		setDAO(dao);
	}

	public static void setDAO(ContextDAO dao) {
		contextDAO = dao;
	}

	static ServiceContext getServiceContext() {
		return ServiceContext.getInstance();
	}

	/** For Spring's wiring only; there is one service context. */
	public void setServiceContext(ServiceContext serviceContext) {
		setContext(serviceContext);
	}

	public static void setContext(ServiceContext serviceContext) {
		if (serviceContext != ServiceContext.getInstance()) {
			throw new IllegalArgumentException("The platform has one service context");
		}
	}

	/** Takes a module's authentication scheme if there is one bean of that type, else the one by user name and password. */
	@SuppressWarnings("unused")
	private static void setAuthenticationScheme() {
		try {
			authenticationScheme = getServiceContext().getApplicationContext().getBean(AuthenticationScheme.class);
		}
		catch (NoSuchBeanDefinitionException e) {
			authenticationScheme = new UsernamePasswordAuthenticationScheme();
		}
	}

	public static AuthenticationScheme getAuthenticationScheme() {
		return authenticationScheme;
	}

	public static Class<?> loadClass(String className) throws ClassNotFoundException {
		return OpenmrsClassLoader.getInstance().loadClass(className);
	}

	public static void setUserContext(UserContext userContext) {
		USER_CONTEXT.set(userContext);
	}

	public static void clearUserContext() {
		USER_CONTEXT.remove();
	}

	public static UserContext getUserContext() {
		UserContext userContext = USER_CONTEXT.get();
		if (userContext == null) {
			throw new APIException(
			        "A user context must first be passed to setUserContext()...use Context.openSession() (and closeSession() to prevent memory leaks!) before using the API");
		}
		return userContext;
	}

	@Deprecated
	public static void authenticate(String username, String password) throws ContextAuthenticationException {
		authenticate(new UsernamePasswordCredentials(username, password));
	}

	/** Logs in; on a daemon thread that is neither needed nor done. */
	public static Authenticated authenticate(Credentials credentials) throws ContextAuthenticationException {
		if (Daemon.isDaemonThread()) {
			log.error("Authentication attempted while operating on a daemon thread");
			return new BasicAuthenticated(Daemon.getDaemonThreadUser(), "daemon");
		}
		if (credentials == null) {
			throw new ContextAuthenticationException("Context cannot authenticate with null credentials.");
		}
		return getUserContext().authenticate(credentials);
	}

	public static void refreshAuthenticatedUser() {
		if (!Daemon.isDaemonThread()) {
			getUserContext().refreshAuthenticatedUser();
		}
	}

	public static void becomeUser(String systemId) throws ContextAuthenticationException {
		getUserContext().becomeUser(systemId);
	}

	public static void logout() {
		if (isSessionOpen()) {
			getUserContext().logout();
			setUserContext(new UserContext(getAuthenticationScheme()));
		}
	}

	public static User getAuthenticatedUser() {
		return Daemon.isDaemonThread() ? Daemon.getDaemonThreadUser() : getUserContext().getAuthenticatedUser();
	}

	public static boolean isAuthenticated() {
		return Daemon.isDaemonThread() || isSessionOpen() && getAuthenticatedUser() != null;
	}

	public static boolean hasPrivilege(String privilege) {
		return Daemon.isDaemonThread() || getUserContext().hasPrivilege(privilege);
	}

	public static boolean hasPrivilege(String privilege, boolean includeProxyPrivileges) {
		return Daemon.isDaemonThread() || getUserContext().hasPrivilege(privilege, includeProxyPrivileges);
	}

	public static void requirePrivilege(String privilege) throws ContextAuthenticationException {
		if (!hasPrivilege(privilege)) {
			throw new ContextAuthenticationException(
			        getMessageSourceService().getMessage("error.privilegesRequired", new Object[] { privilege }, null));
		}
	}

	public static void addProxyPrivilege(String privilege) {
		getUserContext().addProxyPrivilege(privilege);
	}

	public static void addProxyPrivilege(String... privileges) {
		getUserContext().addProxyPrivilege(privileges);
	}

	public static void removeProxyPrivilege(String privilege) {
		getUserContext().removeProxyPrivilege(privilege);
	}

	public static void removeProxyPrivilege(String... privileges) {
		getUserContext().removeProxyPrivilege(privileges);
	}

	public static Locale getLocale() {
		return isSessionOpen() ? getUserContext().getLocale() : LocaleUtility.getDefaultLocale();
	}

	public static void setLocale(Locale locale) {
		getUserContext().setLocale(locale);
	}

	/** Starts a unit of work in this thread, with nobody logged in; each one needs its {@link #closeSession()}. */
	public static void openSession() {
		setUserContext(new UserContext(getAuthenticationScheme()));
		getContextDAO().openSession();
	}

	public static void closeSession() {
		clearUserContext();
		getContextDAO().closeSession();
	}

	public static void openSessionWithCurrentUser() {
		getContextDAO().openSession();
	}

	public static void closeSessionWithCurrentUser() {
		getContextDAO().closeSession();
	}

	public static boolean isSessionOpen() {
		return USER_CONTEXT.get() != null;
	}

	public static void clearSession() {
		getContextDAO().clearSession();
	}

	public static void flushSession() {
		getContextDAO().flushSession();
	}

	public static void refreshEntity(Object entity) {
		getContextDAO().refreshEntity(entity);
	}

	public static void evictFromSession(Object entity) {
		getContextDAO().evictFromSession(entity);
	}

	public static void evictEntity(OpenmrsObject entity) {
		getContextDAO().evictEntity(entity);
	}

	public static void clearEntireCache() {
		getContextDAO().clearEntireCache();
	}

	/** A connection of one's own, to be closed. */
	public static Connection getDatabaseConnection() {
		return getContextDAO().getDatabaseConnection();
	}

	/** A copy. */
	public static Properties getRuntimeProperties() {
		Properties copy = new Properties();
		if (runtimeProperties != null) {
			copy.putAll(runtimeProperties);
		}
		return copy;
	}

	public static void setRuntimeProperties(Properties properties) {
		runtimeProperties = properties;
	}

	public static <T> T getService(Class<? extends T> service) {
		return getServiceContext().getService(service);
	}

	public static AdministrationService getAdministrationService() {
		return getServiceContext().getAdministrationService();
	}

	public static CohortService getCohortService() {
		return getServiceContext().getCohortService();
	}

	public static LocationService getLocationService() {
		return getServiceContext().getLocationService();
	}

	public static PatientService getPatientService() {
		return getServiceContext().getPatientService();
	}

	public static PersonService getPersonService() {
		return getServiceContext().getPersonService();
	}

	public static UserService getUserService() {
		return getServiceContext().getUserService();
	}

	public static MessageSourceService getMessageSourceService() {
		return getServiceContext().getMessageSourceService();
	}

	public static List<OpenmrsService> getModuleOpenmrsServices(String modulePackage) {
		return getServiceContext().getModuleOpenmrsServices(modulePackage);
	}

	public static <T> List<T> getRegisteredComponents(Class<T> type) {
		return getServiceContext().getRegisteredComponents(type);
	}

	public static <T> T getRegisteredComponent(String beanName, Class<T> type) throws APIException {
		return getServiceContext().getRegisteredComponent(beanName, type);
	}

	public static boolean isRefreshingContext() {
		return getServiceContext().isRefreshingContext();
	}

	public static void addAdvisor(Class<?> service, Advisor advisor) {
		getServiceContext().addAdvisor(service, advisor);
	}

	public static void addAdvice(Class<?> service, Advice advice) {
		getServiceContext().addAdvice(service, advice);
	}

	public static void removeAdvisor(Class<?> service, Advisor advisor) {
		getServiceContext().removeAdvisor(service, advisor);
	}

	public static void removeAdvice(Class<?> service, Advice advice) {
		getServiceContext().removeAdvice(service, advice);
	}
}
