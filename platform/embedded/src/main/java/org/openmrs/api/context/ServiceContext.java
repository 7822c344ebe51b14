/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import org.aopalliance.aop.Advice;
import org.openmrs.api.APIException;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.CohortService;
import org.openmrs.api.LocationService;
import org.openmrs.api.OpenmrsService;
import org.openmrs.api.PatientService;
import org.openmrs.api.PersonService;
import org.openmrs.api.ServiceNotFoundException;
import org.openmrs.api.UserService;
import org.openmrs.messagesource.MessageSourceService;
import org.openmrs.messagesource.MutableMessageSource;
import org.openmrs.messagesource.impl.MessageSourceServiceImpl;
import org.openmrs.messagesource.impl.MutableResourceBundleMessageSource;
import org.openmrs.util.OpenmrsClassLoader;
import org.openmrs.util.OpenmrsThreadPoolHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.BeansException;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;

/** The register of services by their interface, filled by Spring: by the platform's properties and by modules' {@code moduleService}. */
public final class ServiceContext implements ApplicationContextAware {

	private static final Logger log = LoggerFactory.getLogger(ServiceContext.class);

	private static final ServiceContext INSTANCE = new ServiceContext();

	private static final MessageSourceService WITHOUT_SPRING = messagesWithoutSpring();

	private final Map<Class<?>, Object> services = new ConcurrentHashMap<>();

	private final Map<String, OpenmrsService> moduleOpenmrsServices = new ConcurrentHashMap<>();

	private final ReentrantLock refreshing = new ReentrantLock();

	private final Condition refreshed = refreshing.newCondition();

	private volatile boolean refreshingContext;

	private volatile boolean useSystemClassLoader;

	private volatile ApplicationContext applicationContext;

	private ServiceContext() {
	}

	public static ServiceContext getInstance() {
		return INSTANCE;
	}

	/** Forgets all services; what Spring makes next registers itself anew. */
	public static void destroyInstance() {
		INSTANCE.services.clear();
		INSTANCE.moduleOpenmrsServices.clear();
		INSTANCE.applicationContext = null;
	}

	private static MessageSourceService messagesWithoutSpring() {
		MutableMessageSource codesOnly = new MutableResourceBundleMessageSource() {
			{
				setUseCodeAsDefaultMessage(true);
			}
		};
		MessageSourceServiceImpl service = new MessageSourceServiceImpl();
		service.setActiveMessageSource(codesOnly);
		return service;
	}

	@Override
	public void setApplicationContext(ApplicationContext applicationContext) {
		this.applicationContext = applicationContext;
	}

	public ApplicationContext getApplicationContext() {
		return applicationContext;
	}

	/** Waits while Spring refreshes. */
	@SuppressWarnings("unchecked")
	public <T> T getService(Class<? extends T> type) {
		awaitRefreshed();
		Object service = services.get(type);
		if (service == null) {
			throw new ServiceNotFoundException(type);
		}
		return (T) service;
	}

	private void awaitRefreshed() {
		if (!refreshingContext) {
			return;
		}
		refreshing.lock();
		try {
			while (refreshingContext) {
				refreshed.await(1, TimeUnit.SECONDS);
			}
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			log.warn("Interrupted while waiting for the context to be refreshed");
		}
		finally {
			refreshing.unlock();
		}
	}

	public void startRefreshingContext() {
		refreshingContext = true;
	}

	public void doneRefreshingContext() {
		refreshing.lock();
		try {
			refreshingContext = false;
			refreshed.signalAll();
		}
		finally {
			refreshing.unlock();
		}
	}

	public boolean isRefreshingContext() {
		return refreshingContext;
	}

	/** Registers a service; one that Spring's AOP has not wrapped is wrapped, so that advice can be added to it. */
	public void setService(Class<?> type, Object service) {
		if (type != null && service != null) {
			services.put(type, service instanceof Advised ? service : advised(type, service));
		}
	}

	private static Object advised(Class<?> type, Object service) {
		ProxyFactory factory = new ProxyFactory(new Class<?>[] { type });
		factory.setTarget(service);
		return factory.getProxy(OpenmrsClassLoader.getInstance());
	}

	/** Registers a module's service: the name of its interface and the bean. Its {@code onStartup} runs once Spring has refreshed. */
	public void setModuleService(List<Object> interfaceAndBean) {
		String interfaceName = (String) interfaceAndBean.get(0);
		Object bean = interfaceAndBean.get(1);
		if (interfaceName == null || bean == null) {
			throw new APIException(String.format(
			    "Unable to find service as unexpected null value found for class [%s] or instance [%s]", interfaceName, bean));
		}
		setService(serviceInterface(interfaceName), bean);
		if (bean instanceof OpenmrsService) {
			OpenmrsService service = (OpenmrsService) bean;
			moduleOpenmrsServices.put(interfaceName, service);
			OpenmrsThreadPoolHolder.threadExecutor.execute(() -> {
				awaitRefreshed();
				Daemon.runStartupForService(service);
			});
		}
	}

	private Class<?> serviceInterface(String name) {
		try {
			return useSystemClassLoader ? Class.forName(name) : OpenmrsClassLoader.getInstance().loadClass(name);
		}
		catch (ClassNotFoundException e) {
			throw new APIException("Unable to find service as class not found: " + name, e);
		}
	}

	public List<OpenmrsService> getModuleOpenmrsServices(String modulePackage) {
		return moduleOpenmrsServices.entrySet().stream().filter(entry -> entry.getKey().startsWith(modulePackage))
		        .map(Map.Entry::getValue).collect(Collectors.toList());
	}

	public boolean isUseSystemClassLoader() {
		return useSystemClassLoader;
	}

	public void setUseSystemClassLoader(boolean useSystemClassLoader) {
		this.useSystemClassLoader = useSystemClassLoader;
	}

	public <T> List<T> getRegisteredComponents(Class<T> type) {
		Map<String, T> found = new HashMap<>();
		for (ApplicationContext context = applicationContext; context != null; context = context.getParent()) {
			context.getBeansOfType(type).forEach(found::putIfAbsent);
		}
		return new ArrayList<>(found.values());
	}

	public <T> T getRegisteredComponent(String beanName, Class<T> type) {
		try {
			return applicationContext.getBean(beanName, type);
		}
		catch (BeansException e) {
			throw new APIException("Error during getting registered component", e);
		}
	}

	public void addAdvisor(Class<?> type, Advisor advisor) {
		Advised service = (Advised) services.get(type);
		if (service.indexOf(advisor) < 0) {
			service.addAdvisor(advisor);
		}
	}

	public void addAdvice(Class<?> type, Advice advice) {
		Advised service = (Advised) services.get(type);
		if (service.indexOf(advice) < 0) {
			service.addAdvice(advice);
		}
	}

	public void removeAdvisor(Class<?> type, Advisor advisor) {
		((Advised) services.get(type)).removeAdvisor(advisor);
	}

	public void removeAdvice(Class<?> type, Advice advice) {
		((Advised) services.get(type)).removeAdvice(advice);
	}

	public PatientService getPatientService() {
		return getService(PatientService.class);
	}

	public void setPatientService(PatientService service) {
		setService(PatientService.class, service);
	}

	public PersonService getPersonService() {
		return getService(PersonService.class);
	}

	public void setPersonService(PersonService service) {
		setService(PersonService.class, service);
	}

	public UserService getUserService() {
		return getService(UserService.class);
	}

	public void setUserService(UserService service) {
		setService(UserService.class, service);
	}

	public CohortService getCohortService() {
		return getService(CohortService.class);
	}

	public void setCohortService(CohortService service) {
		setService(CohortService.class, service);
	}

	public LocationService getLocationService() {
		return getService(LocationService.class);
	}

	public void setLocationService(LocationService service) {
		setService(LocationService.class, service);
	}

	public AdministrationService getAdministrationService() {
		return getService(AdministrationService.class);
	}

	public void setAdministrationService(AdministrationService service) {
		setService(AdministrationService.class, service);
	}

	/** Where Spring is not up, messages are their codes. */
	public MessageSourceService getMessageSourceService() {
		try {
			return getService(MessageSourceService.class);
		}
		catch (ServiceNotFoundException e) {
			return WITHOUT_SPRING;
		}
	}

	public void setMessageSourceService(MessageSourceService service) {
		setService(MessageSourceService.class, service);
	}
}
