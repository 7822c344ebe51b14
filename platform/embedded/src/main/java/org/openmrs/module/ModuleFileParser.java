/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.openmrs.GlobalProperty;
import org.openmrs.Privilege;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Turns the config.xml of an .omod into a {@link Module}. What is not understood is passed over, as OpenMRS does. */
public class ModuleFileParser {

	private static final Logger log = LoggerFactory.getLogger(ModuleFileParser.class);

	private static final Collection<String> CONFIG_VERSIONS =
	        Arrays.asList("1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "2.0");

	/**
	 * @param moduleFile an .omod
	 * @throws ModuleException if it is not one, or if its config.xml lacks what every module must say
	 */
	public Module parse(File moduleFile) {
		if (!moduleFile.getName().endsWith(".omod")) {
			throw new ModuleException("A module's file name must end with .omod.", moduleFile.getName());
		}
		try (JarFile jar = new JarFile(moduleFile)) {
			ZipEntry entry = jar.getEntry("config.xml");
			if (entry == null) {
				throw new ModuleException("There is no config.xml in the file.", moduleFile.getName());
			}
			try (InputStream in = jar.getInputStream(entry)) {
				Module module = parse(in, moduleFile.getName());
				module.setFile(moduleFile);
				return module;
			}
		}
		catch (IOException e) {
			throw new ModuleException("The file cannot be read: is it an .omod?", moduleFile.getName(), e);
		}
	}

	/** @param source what to call the file in an error */
	Module parse(InputStream configXml, String source) throws IOException {
		Document config;
		try {
			config = newDocumentBuilder().parse(configXml);
		}
		catch (SAXException | ParserConfigurationException e) {
			throw new ModuleException("The config.xml cannot be parsed.", source, e);
		}
		return module(config, source);
	}

	private DocumentBuilder newDocumentBuilder() throws ParserConfigurationException {
		DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
		builder.setEntityResolver((publicId, systemId) -> new InputSource(InputStream.nullInputStream()));
		return builder;
	}

	private Module module(Document config, String source) {
		Element root = config.getDocumentElement();
		String configVersion = root.getAttribute("configVersion").trim();
		if (!CONFIG_VERSIONS.contains(configVersion)) {
			throw new ModuleException("configVersion must be one of " + CONFIG_VERSIONS + ", not '" + configVersion + "'.", source);
		}
		Module module = new Module(required(root, "name", source), required(root, "id", source),
		        required(root, "package", source), text(root, "author"), text(root, "description"), text(root, "version"),
		        configVersion);
		module.setActivatorName(text(root, "activator"));
		module.setRequireOpenmrsVersion(text(root, "require_version"));
		module.setRequiredModulesMap(modules(root, "require_modules", "require_module"));
		module.setAwareOfModulesMap(modules(root, "aware_of_modules", "aware_of_module"));
		module.setAdvicePoints(advice(root, module));
		module.setExtensionNames(extensions(root));
		module.setPrivileges(privileges(root));
		module.setGlobalProperties(globalProperties(root));
		module.setMappingFiles(words(root, "mappingFiles"));
		module.setPackagesWithMappedClasses(new HashSet<>(words(root, "packagesWithMappedClasses")));
		module.setConditionalResources(conditionalResources(root));
		module.setMandatory("true".equalsIgnoreCase(text(root, "mandatory")));
		module.setConfig(config);
		return module;
	}

	private Map<String, String> modules(Element root, String parentTag, String tag) {
		Map<String, String> result = new HashMap<>();
		NodeList parents = root.getElementsByTagName(parentTag);
		if (parents.getLength() > 0) {
			for (Element child : elements((Element) parents.item(0), tag)) {
				String version = child.hasAttribute("version") ? child.getAttribute("version") : null;
				result.put(child.getTextContent().trim(), version);
			}
		}
		return result;
	}

	private List<AdvicePoint> advice(Element root, Module module) {
		List<AdvicePoint> result = new ArrayList<>();
		for (Element element : elements(root, "advice")) {
			String point = text(element, "point");
			String className = text(element, "class");
			if (point.isEmpty() || className.isEmpty()) {
				log.warn("An advice needs a point and a class; given '{}' and '{}'", point, className);
			} else {
				result.add(new AdvicePoint(module, point, className));
			}
		}
		return result;
	}

	private Map<String, String> extensions(Element root) {
		Map<String, String> result = new IdentityHashMap<>();
		for (Element element : elements(root, "extension")) {
			String point = text(element, "point");
			String className = text(element, "class");
			if (point.isEmpty() || className.isEmpty() || point.contains(Extension.EXTENSION_ID_SEPARATOR)) {
				log.warn("An extension needs a point without '|' and a class; given '{}' and '{}'", point, className);
			} else {
				result.put(point, className);
			}
		}
		return result;
	}

	private List<Privilege> privileges(Element root) {
		List<Privilege> result = new ArrayList<>();
		for (Element element : elements(root, "privilege")) {
			String name = text(element, "name");
			String description = text(element, "description");
			if (name.isEmpty() || description.isEmpty()) {
				log.warn("A privilege needs a name and a description; given '{}' and '{}'", name, description);
			} else {
				result.add(new Privilege(name, description));
			}
		}
		return result;
	}

	private List<GlobalProperty> globalProperties(Element root) {
		List<GlobalProperty> result = new ArrayList<>();
		for (Element element : elements(root, "globalProperty")) {
			GlobalProperty property = globalProperty(element);
			if (property != null) {
				result.add(property);
			}
		}
		return result;
	}

	private GlobalProperty globalProperty(Element element) {
		String name = text(element, "property");
		if (name.isEmpty()) {
			log.warn("A global property needs a property element");
			return null;
		}
		GlobalProperty property = new GlobalProperty(name, text(element, "defaultValue"), text(element, "description").replace("\t", ""));
		String datatype = text(element, "datatypeClassname");
		if (!datatype.isEmpty()) {
			property.setDatatypeClassname(datatype);
			property.setDatatypeConfig(text(element, "datatypeConfig"));
		}
		String view = text(element, "viewPrivilege");
		if (!view.isEmpty()) {
			property.setViewPrivilege(new Privilege(view));
		}
		String edit = text(element, "editPrivilege");
		if (!edit.isEmpty()) {
			property.setEditPrivilege(new Privilege(edit));
		}
		String delete = text(element, "deletePrivilege");
		if (!delete.isEmpty()) {
			property.setDeletePrivilege(new Privilege(delete));
		}
		return property;
	}

	private List<ModuleConditionalResource> conditionalResources(Element root) {
		List<ModuleConditionalResource> result = new ArrayList<>();
		NodeList parents = root.getElementsByTagName("conditionalResources");
		if (parents.getLength() > 1) {
			throw new IllegalArgumentException("config.xml has more than one conditionalResources.");
		}
		if (parents.getLength() == 1) {
			for (Element element : elements((Element) parents.item(0), "conditionalResource")) {
				result.add(conditionalResource(element));
			}
		}
		return result;
	}

	private ModuleConditionalResource conditionalResource(Element element) {
		String path = text(element, "path");
		if (path.isEmpty()) {
			throw new IllegalArgumentException("A conditionalResource in config.xml has no path.");
		}
		ModuleConditionalResource resource = new ModuleConditionalResource();
		resource.setPath(path);
		String platformVersion = text(element, "openmrsPlatformVersion");
		resource.setOpenmrsPlatformVersion(platformVersion.isEmpty() ? text(element, "openmrsVersion") : platformVersion);
		for (Element moduleElement : elements(element, "module")) {
			ModuleConditionalResource.ModuleAndVersion module = new ModuleConditionalResource.ModuleAndVersion();
			module.setModuleId(text(moduleElement, "moduleId"));
			module.setVersion(text(moduleElement, "version"));
			resource.getModules().add(module);
		}
		return resource;
	}

	private static List<Element> elements(Element parent, String tag) {
		List<Element> result = new ArrayList<>();
		NodeList nodes = parent.getElementsByTagName(tag);
		for (int i = 0; i < nodes.getLength(); i++) {
			result.add((Element) nodes.item(i));
		}
		return result;
	}

	private static List<String> words(Element root, String tag) {
		List<String> result = new ArrayList<>();
		for (String word : text(root, tag).split("\\s+")) {
			if (!word.isEmpty()) {
				result.add(word);
			}
		}
		return result;
	}

	private static String required(Element root, String tag, String source) {
		String value = text(root, tag);
		if (value.isEmpty()) {
			throw new ModuleException("config.xml has no " + tag + ".", source);
		}
		return value;
	}

	private static String text(Element parent, String tag) {
		Node node = parent.getElementsByTagName(tag).item(0);
		return node == null ? "" : node.getTextContent().trim();
	}
}
