/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchUnitRunner;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.runner.RunWith;
import org.springframework.transaction.annotation.Transactional;

@RunWith(ArchUnitRunner.class)
@AnalyzeClasses(packages = "org.openmrs.module.patientconversations", importOptions = ImportOption.DoNotIncludeTests.class)
public class LayersTest {

    private static final String ROOT = "org.openmrs.module.patientconversations";

    /** The root package holds names and settings that every layer may know, and the activator, which is above them all. */
    @ArchTest
    public static final ArchRule IMPORTS_RUN_DOWNWARDS_ONLY = layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true)
        .layer("fhir").definedBy(ROOT + ".fhir..")
        .layer("inbound").definedBy(ROOT + ".inbound..")
        .layer("delivery").definedBy(ROOT + ".delivery..")
        .layer("service").definedBy(ROOT + ".service..")
        .layer("channel").definedBy(ROOT + ".channel..")
        .layer("db").definedBy(ROOT + ".db..")
        .layer("search").definedBy(ROOT + ".search..")
        .layer("model").definedBy(ROOT + ".model..")
        .whereLayer("fhir").mayNotBeAccessedByAnyLayer()
        .whereLayer("inbound").mayNotBeAccessedByAnyLayer()
        .whereLayer("delivery").mayNotBeAccessedByAnyLayer()
        .whereLayer("service").mayOnlyBeAccessedByLayers("fhir", "inbound", "delivery")
        .whereLayer("channel").mayOnlyBeAccessedByLayers("service", "fhir", "inbound", "delivery")
        .whereLayer("db").mayOnlyBeAccessedByLayers("service")
        .whereLayer("search").mayOnlyBeAccessedByLayers("db", "service", "fhir");

    @ArchTest
    public static final ArchRule ONLY_PERSISTENCE_KNOWS_HIBERNATE = noClasses().that()
        .resideInAnyPackage(ROOT + ".service..", ROOT + ".channel..", ROOT + ".inbound..")
        .should().dependOnClassesThat().resideInAPackage("org.hibernate..");

    /** Invariant 4: a carrier is never called inside a database transaction. */
    @ArchTest
    public static final ArchRule NOTHING_THAT_CALLS_A_CARRIER_IS_TRANSACTIONAL = classes().that()
        .resideInAnyPackage(ROOT + ".channel..", ROOT + ".delivery..", ROOT + ".inbound..")
        .should().notBeAnnotatedWith(Transactional.class);
}
