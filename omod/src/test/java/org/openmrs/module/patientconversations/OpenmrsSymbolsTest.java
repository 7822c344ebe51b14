/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.FieldVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;

/**
 * What the module needs of OpenMRS, symbol by symbol, is a list under version control. On either platform the built classes
 * refer to exactly that list and all of it resolves: so a module that was compiled against the stand-in links against the
 * real OpenMRS as well. After a change, <code>-Dsymbols.update=true</code> writes the list anew.
 */
public class OpenmrsSymbolsTest {

    private static final Path LIST = Paths.get("src/test/resources/openmrs-symbols.txt");

    private static final List<Path> BUILT = Arrays.asList(Paths.get("../api/target/classes"), Paths.get("target/classes"));

    private static final String OPENMRS = "org/openmrs/";

    private static final String OURS = "org/openmrs/module/patientconversations/";

    @Test
    public void builtClassesReferToExactlyTheListedSymbols() throws IOException {
        SortedSet<String> referred = referredSymbols();
        if (Boolean.getBoolean("symbols.update")) {
            Files.write(LIST, referred, StandardCharsets.UTF_8);
        }
        assertThat(referred).containsExactlyElementsOf(Files.readAllLines(LIST, StandardCharsets.UTF_8));
    }

    @Test
    public void everyListedSymbolResolvesOnThisPlatform() throws IOException {
        List<String> unresolved = Files.readAllLines(LIST, StandardCharsets.UTF_8).stream().filter(symbol -> !resolves(symbol))
                .collect(Collectors.toList());
        assertThat(unresolved).isEmpty();
    }

    private static SortedSet<String> referredSymbols() throws IOException {
        Symbols symbols = new Symbols();
        for (Path directory : BUILT) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".class")).collect(Collectors.toList())) {
                    new ClassReader(Files.readAllBytes(file)).accept(symbols, ClassReader.SKIP_DEBUG);
                }
            }
            catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        return symbols.found;
    }

    /** A symbol is {@code owner}, {@code owner#name:descriptor} of a field, or {@code owner#name(…)descriptor} of a method. */
    private static boolean resolves(String symbol) {
        String[] parts = symbol.split("#");
        try {
            Class<?> owner = Class.forName(parts[0].replace('/', '.'), false, OpenmrsSymbolsTest.class.getClassLoader());
            return parts.length == 1 || hierarchy(owner).stream().anyMatch(type -> declares(type, parts[1]));
        }
        catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static boolean declares(Class<?> type, String member) {
        return Stream.of(
            Arrays.stream(type.getDeclaredMethods()).map(method -> method.getName() + Type.getMethodDescriptor(method)),
            Arrays.stream(type.getDeclaredConstructors()).map(constructor -> "<init>" + Type.getConstructorDescriptor(constructor)),
            Arrays.stream(type.getDeclaredFields()).map(field -> field.getName() + ":" + Type.getDescriptor(field.getType())))
                .flatMap(names -> names).anyMatch(member::equals);
    }

    private static List<Class<?>> hierarchy(Class<?> type) {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            types.add(each);
            for (Class<?> contract : each.getInterfaces()) {
                types.addAll(hierarchy(contract));
            }
        }
        if (type.isInterface()) {
            types.add(Object.class);
        }
        return types;
    }

    /** Collects every symbol of OpenMRS that a class file names. */
    private static final class Symbols extends ClassVisitor {

        private final SortedSet<String> found = new TreeSet<>();

        Symbols() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
            type(superName);
            Arrays.stream(interfaces).forEach(this::type);
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            types(Type.getType(descriptor));
            return null;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            types(Type.getMethodType(descriptor));
            return new MethodVisitor(Opcodes.ASM9) {

                @Override
                public void visitTypeInsn(int opcode, String type) {
                    types(Type.getObjectType(type));
                }

                @Override
                public void visitFieldInsn(int opcode, String owner, String member, String memberDescriptor) {
                    member(owner, member + ":" + memberDescriptor);
                }

                @Override
                public void visitMethodInsn(int opcode, String owner, String member, String memberDescriptor, boolean isInterface) {
                    member(owner, member + memberDescriptor);
                    types(Type.getMethodType(memberDescriptor));
                }

                @Override
                public void visitInvokeDynamicInsn(String member, String memberDescriptor, Handle bootstrap, Object... arguments) {
                    types(Type.getMethodType(memberDescriptor));
                    Arrays.stream(arguments).forEach(this::visitLdcInsn);
                }

                @Override
                public void visitLdcInsn(Object value) {
                    if (value instanceof Type) {
                        types((Type) value);
                    } else if (value instanceof Handle) {
                        Handle handle = (Handle) value;
                        boolean isField = handle.getTag() <= Opcodes.H_PUTSTATIC;
                        member(handle.getOwner(), handle.getName() + (isField ? ":" : "") + handle.getDesc());
                    }
                }
            };
        }

        private void member(String owner, String member) {
            if (isOpenmrs(owner)) {
                found.add(owner + "#" + member);
            }
        }

        private void types(Type type) {
            switch (type.getSort()) {
                case Type.ARRAY:
                    types(type.getElementType());
                    break;
                case Type.METHOD:
                    types(type.getReturnType());
                    Arrays.stream(type.getArgumentTypes()).forEach(this::types);
                    break;
                case Type.OBJECT:
                    type(type.getInternalName());
                    break;
                default:
                    break;
            }
        }

        private void type(String name) {
            if (isOpenmrs(name)) {
                found.add(name);
            }
        }

        private static boolean isOpenmrs(String name) {
            return name != null && name.startsWith(OPENMRS) && !name.startsWith(OURS);
        }
    }
}
