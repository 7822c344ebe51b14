/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;
import org.openmrs.module.webservices.rest.web.annotation.Resource;
import org.openmrs.module.webservices.rest.web.annotation.SubResource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The list of endpoints that the crawl attacks names every one that there is. */
public class EndpointsTest extends RestTest {

    private static final String OURS = EndpointsTest.class.getPackage().getName();

    private final AntPathMatcher matcher = new AntPathMatcher();

    @Autowired
    private List<RequestMappingHandlerMapping> mappings;

    @Test
    public void theCrawlKnowsEveryControllersEndpoint() throws Exception {
        List<String> crawled = crawled();
        Set<String> missing = new TreeSet<>();
        int[] ours = new int[1];
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach((info, method) -> {
            if (method.getBeanType().getName().startsWith(OURS)) {
                ours[0]++;
                endpoints(info).stream().filter(endpoint -> crawled.stream().noneMatch(each -> matcher.match(endpoint, each))).forEach(missing::add);
            }
        }));
        assertThat(ours[0]).as("of our own").isGreaterThan(50);
        assertThat(missing).isEmpty();
    }

    @Test
    public void theCrawlKnowsEveryRestResource() throws Exception {
        List<String> crawled = crawled();
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Resource.class));
        scanner.addIncludeFilter(new AnnotationTypeFilter(SubResource.class));
        List<String> resources = new ArrayList<>();
        for (BeanDefinition found : scanner.findCandidateComponents(OURS)) {
            Class<?> type = Class.forName(found.getBeanClassName());
            Resource resource = type.getAnnotation(Resource.class);
            SubResource part = type.getAnnotation(SubResource.class);
            resources.add("/ws/rest/" + (resource != null ? resource.name() : part.parent().getAnnotation(Resource.class).name() + "/*/" + part.path()));
        }
        assertThat(resources).hasSizeGreaterThan(5)
            .allSatisfy(path -> assertThat(crawled).anyMatch(each -> matcher.match("GET " + path, each) || matcher.match("GET " + path + "/*", each)));
    }

    /** What catches all other addresses is none. */
    private static List<String> endpoints(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        List<String> endpoints = new ArrayList<>();
        for (String pattern : info.getPatternsCondition().getPatterns()) {
            String path = pattern.replaceAll("\\{[^}]+}", "*");
            for (RequestMethod method : pattern.contains("**") || pattern.contains("*.*") ? Collections.<RequestMethod> emptySet() : methods) {
                endpoints.add(method + " " + (path.startsWith("/module/") ? "" : "/ws") + path);
            }
        }
        return endpoints;
    }

    private static List<String> crawled() throws Exception {
        List<String> crawled = new ArrayList<>();
        for (JsonNode endpoint : new ObjectMapper().readTree(Paths.get("../frontend/e2e-system/endpoints.json").toFile())) {
            crawled.add(endpoint.get("method").asText() + " " + endpoint.get("path").asText());
        }
        return crawled;
    }
}
