/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.tools.ToolProvider;

/** Builds src/test/hello-module into an .omod: its classes are on no class path but the module's own. */
final class HelloModule {

	private static final Path SOURCES = Path.of("src", "test", "hello-module");

	private final Path directory;

	private final String version;

	private String requireVersion = "2.8.0 - 2.*";

	private String brokenBean;

	HelloModule(Path directory, String version) {
		this.directory = directory;
		this.version = version;
	}

	HelloModule requiring(String openmrsVersion) {
		requireVersion = openmrsVersion;
		return this;
	}

	/** Names a bean class that is nowhere. */
	HelloModule withBrokenBean() {
		brokenBean = "<bean class=\"org.openmrs.module.hello.Nowhere\"/></beans>";
		return this;
	}

	Path build() {
		try {
			Path work = Files.createTempDirectory(directory, "hello");
			Path omod = directory.resolve("hello-" + version + ".omod");
			Path classes = compile(work, "java");
			Path libClasses = compile(work, "lib");
			Path jar = work.resolve("gson-of-hello.jar");
			try (ZipOutputStream zip = zip(jar)) {
				addTree(zip, libClasses);
			}
			try (ZipOutputStream zip = zip(omod)) {
				addTree(zip, classes);
				addTree(zip, SOURCES.resolve("omod"));
				add(zip, "lib/gson-of-hello.jar", Files.readAllBytes(jar));
			}
			return omod;
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static ZipOutputStream zip(Path file) throws IOException {
		OutputStream out = Files.newOutputStream(file);
		return new ZipOutputStream(out);
	}

	private Path compile(Path work, String folder) throws IOException {
		Path sources = work.resolve(folder + "-sources");
		Path classes = Files.createDirectory(work.resolve(folder + "-classes"));
		List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-proc:none", "-nowarn", "-cp",
		    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
		for (Path source : files(SOURCES.resolve(folder))) {
			Path copy = sources.resolve(SOURCES.resolve(folder).relativize(source));
			Files.createDirectories(copy.getParent());
			Files.write(copy, filtered(source));
			arguments.add(copy.toString());
		}
		int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0]));
		if (result != 0) {
			throw new IllegalStateException("The hello module does not compile.");
		}
		return classes;
	}

	/** Adds folders too, as Maven does: Spring finds nothing in a jar that does not list them. */
	private void addTree(ZipOutputStream zip, Path root) throws IOException {
		try (Stream<Path> walk = Files.walk(root)) {
			for (Path file : walk.filter(path -> !path.equals(root)).sorted().collect(Collectors.toList())) {
				String name = root.relativize(file).toString().replace('\\', '/');
				if (Files.isDirectory(file)) {
					add(zip, name + "/", new byte[0]);
				} else {
					add(zip, name, name.endsWith(".class") ? Files.readAllBytes(file) : filtered(file));
				}
			}
		}
	}

	private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(content);
		zip.closeEntry();
	}

	private byte[] filtered(Path file) throws IOException {
		String text = Files.readString(file).replace("@VERSION@", version).replace("@REQUIRE_VERSION@", requireVersion);
		if (brokenBean != null && file.endsWith("moduleApplicationContext.xml")) {
			text = text.replace("</beans>", brokenBean);
		}
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static List<Path> files(Path root) throws IOException {
		try (Stream<Path> walk = Files.walk(root)) {
			return walk.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
		}
	}
}
