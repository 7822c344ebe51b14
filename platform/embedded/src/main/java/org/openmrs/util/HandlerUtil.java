/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.util;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.openmrs.annotation.Handler;
import org.openmrs.api.context.Context;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.stereotype.Component;

/** Finds the beans annotated {@link Handler} that support a type, in their order; forgets them when Spring refreshes. */
@Component
public class HandlerUtil implements ApplicationListener<ContextRefreshedEvent> {

	private static final Map<List<Class<?>>, List<?>> FOUND = new ConcurrentHashMap<>();

	/** The handlers of that kind which support the type or one above it; all of that kind if the type is null. */
	@SuppressWarnings("unchecked")
	public static <H, T> List<H> getHandlersForType(Class<H> handlerType, Class<T> type) {
		List<Class<?>> key = Arrays.asList(handlerType, type);
		List<?> known = FOUND.get(key);
		if (known == null) {
			known = find(handlerType, type);
			FOUND.put(key, known);
		}
		return (List<H>) known;
	}

	private static <H> List<H> find(Class<H> handlerType, Class<?> type) {
		return Context.getRegisteredComponents(handlerType).stream().filter(handler -> supports(handler.getClass(), type))
		        .sorted(Comparator.comparing(handler -> handler.getClass().getAnnotation(Handler.class).order()))
		        .collect(Collectors.toCollection(ArrayList::new));
	}

	private static boolean supports(Class<?> handlerClass, Class<?> type) {
		Handler annotation = handlerClass.getAnnotation(Handler.class);
		return annotation != null
		        && (type == null || Arrays.stream(annotation.supports()).anyMatch(each -> each.isAssignableFrom(type)));
	}

	public static void clearCachedHandlers() {
		FOUND.clear();
	}

	@Override
	public void onApplicationEvent(ContextRefreshedEvent event) {
		clearCachedHandlers();
	}
}
