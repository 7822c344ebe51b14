/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.Test;

/** The .omod file that was just packaged. */
public class OmodPackageIT {

    private static final Path OMOD = Paths.get(System.getProperty("omod.file"));

    private static final int JAVA_8 = 52;

    /** Read by GraalVM when it builds a native image of a program, and never by a running Java. */
    private static final String NATIVE_IMAGE = "/nativeimage/";

    private static final long MEGABYTE = 1024 * 1024;

    @Test
    public void holdsWhatOpenmrsReadsFromItsRoot() throws IOException {
        assertThat(entries(OMOD)).contains("config.xml", "webModuleApplicationContext.xml", "messages.properties", "messages_fr.properties",
            "messages_es.properties", "web/module/page.jsp", "web/module/portlets/conversations.jsp",
            "web/module/resources/patient-conversations.js");
    }

    @Test
    public void holdsWhatTheReferenceApplicationReads() throws IOException {
        assertThat(entries(OMOD)).contains("apps/patientconversations_extension.json", "web/module/fragments/conversations.gsp");
    }

    @Test
    public void holdsTheFrontendModuleOfO3WhereItsImportMapSays() throws IOException {
        String importMap = text("web/module/resources/o3/importmap.json");
        Matcher address = Pattern.compile("\"@openmrs/esm-patient-conversations-app\":\"\\./\\.\\./moduleResources/patientconversations/([^?\"]+)")
            .matcher(importMap);
        assertThat(address.find()).as(importMap).isTrue();
        assertThat(entries(OMOD)).contains("web/module/resources/" + address.group(1));
        assertThat(text("web/module/resources/o3/routes.registry.json")).startsWith("{\"@openmrs/esm-patient-conversations-app\":");
    }

    @Test
    public void holdsThePatientsAppWhereOnlyItsControllerReachesIt() throws IOException {
        assertThat(entries(OMOD)).contains("app/index.html", "app/index.html.gz", "app/sw.js", "app/manifest.webmanifest", "app/icons/icon-192.png");
        Matcher script = Pattern.compile("src=\"\\./(assets/[^\"]+\\.js)\"").matcher(text("app/index.html"));
        assertThat(script.find()).isTrue();
        assertThat(entries(OMOD)).contains("app/" + script.group(1), "app/" + script.group(1) + ".gz").noneMatch(name -> name.startsWith("web/module/resources/app"));
    }

    @Test
    public void isUnderTwentyMegabytes() throws IOException {
        assertThat(Files.size(OMOD)).isLessThan(20 * MEGABYTE);
    }

    @Test
    public void holdsOnlyBytecodeThatJavaEightRuns() throws IOException {
        Map<String, Integer> newer = new LinkedHashMap<>();
        forEachClass((name, bytes) -> {
            int version = majorVersion(bytes);
            if (version > JAVA_8 && !name.contains(NATIVE_IMAGE)) {
                newer.put(name, version);
            }
        });
        assertThat(newer).isEmpty();
    }

    @Test
    public void bundlesNoClassThatOpenmrsOrARequiredModuleBrings() throws IOException {
        Set<String> bundled = new TreeSet<>();
        forEachClass((name, bytes) -> bundled.add(name));
        List<String> brought = new ArrayList<>();
        for (String element : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")).split(File.pathSeparator)) {
            Path jar = Paths.get(element);
            if (Files.isRegularFile(jar) && !libraries().contains(jar.getFileName().toString())) {
                entries(jar).stream().filter(bundled::contains).forEach(name -> brought.add(name + " of " + jar.getFileName()));
            }
        }
        assertThat(bundled).isNotEmpty();
        assertThat(brought).isEmpty();
    }

    private static Set<String> libraries() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String entry : entries(OMOD)) {
            if (entry.startsWith("lib/") && entry.endsWith(".jar")) {
                names.add(entry.substring("lib/".length()));
            }
        }
        return names;
    }

    private static String text(String entry) throws IOException {
        try (ZipFile zip = new ZipFile(OMOD.toFile())) {
            return new String(read(zip.getInputStream(zip.getEntry(entry))), StandardCharsets.UTF_8);
        }
    }

    private static Set<String> entries(Path archive) throws IOException {
        Set<String> names = new TreeSet<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
                names.add(entries.nextElement().getName());
            }
        }
        return names;
    }

    /** Hands over the name and content of every class in the file and in its libraries, but for variants that only newer Javas read. */
    private static void forEachClass(BiConsumer<String, byte[]> consumer) throws IOException {
        try (InputStream file = Files.newInputStream(OMOD)) {
            forEachClass(file, consumer);
        }
    }

    private static void forEachClass(InputStream archive, BiConsumer<String, byte[]> consumer) throws IOException {
        ZipInputStream zip = new ZipInputStream(archive);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            if (name.endsWith(".jar")) {
                forEachClass(new ByteArrayInputStream(read(zip)), consumer);
            } else if (name.endsWith(".class") && !name.startsWith("META-INF/versions/") && !name.endsWith("module-info.class")) {
                consumer.accept(name, read(zip));
            }
        }
    }

    private static byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            out.write(buffer, 0, length);
        }
        return out.toByteArray();
    }

    private static int majorVersion(byte[] classFile) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            in.readInt();
            in.readUnsignedShort();
            return in.readUnsignedShort();
        }
        catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
