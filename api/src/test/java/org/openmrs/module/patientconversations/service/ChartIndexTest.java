/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.Patient;
import org.openmrs.PersonAttribute;
import org.openmrs.PersonAttributeType;
import org.openmrs.api.PatientService;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.GlobalPropertySettings;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.support.ContextTest;
import org.openmrs.module.patientconversations.support.RuntimeSettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** How what stands on charts becomes known; what is saved is committed, as it is in practice. */
@Transactional(propagation = Propagation.NOT_SUPPORTED)
public class ChartIndexTest extends ContextTest {

    private static final String NUMBER = "+250788123456";

    @Autowired
    private ContactIndexer indexer;

    @Autowired
    private ContactBook book;

    @Autowired
    @Qualifier("patientconversations.globalPropertySettings")
    private GlobalPropertySettings properties;

    @Autowired
    private PlatformTransactionManager transactions;

    private final ChartIndexAdvice advice = new ChartIndexAdvice();

    private RuntimeSettings settings;

    private PersonAttributeType type;

    @Before
    public void nameTheAttribute() {
        type = new PersonAttributeType();
        type.setName("Mobile phone number");
        type.setDescription("Of the patient");
        type.setFormat("java.lang.String");
        type = Context.getPersonService().savePersonAttributeType(type);
        settings = new RuntimeSettings(properties);
        settings.set(GlobalProperties.SMS_ATTRIBUTE_TYPE, type.getUuid());
    }

    @After
    public void clean() {
        settings.close();
        deleteAllData();
    }

    @Test
    public void whatWasWrittenPastTheServicesIsFoundOnceAllChartsWereLookedAt() {
        write(2, "0788 123 456 ");
        write(6, NUMBER);
        write(7, "no number");
        settings.set(GlobalProperties.DEFAULT_COUNTRY, "RW");

        assertThat(indexer.indexAll()).isEqualTo(3);

        assertThat(patientsAt(NUMBER)).containsExactlyInAnyOrder(2, 6);
    }

    @Test
    public void aNumberThatWasTakenOffTheChartIsForgotten() {
        write(2, NUMBER);
        indexer.indexAll();
        inTransaction(() -> patient(2).getAttribute(type).voidAttribute("wrong number"));

        indexer.indexAll();

        assertThat(patientsAt(NUMBER)).isEmpty();
    }

    @Test
    public void aChartIsIndexedOnceItsSavingIsCommitted() {
        inTransaction(() -> {
            Patient saved = write(2, NUMBER);
            announce("savePatient", saved);
            assertThat(patientsAt(NUMBER)).as("not before").isEmpty();
        });

        assertThat(patientsAt(NUMBER)).containsExactly(2);
    }

    @Test
    public void whatIsRolledBackIsNotIndexed() {
        new TransactionTemplate(transactions).execute(status -> {
            announce("savePatient", write(2, NUMBER));
            status.setRollbackOnly();
            return null;
        });

        assertThat(patientsAt(NUMBER)).isEmpty();
    }

    @Test
    public void readingAChartIndexesNothing() {
        announce("getPatient", write(2, NUMBER));

        assertThat(patientsAt(NUMBER)).isEmpty();
    }

    private Patient write(int patientId, String number) {
        Patient patient = patient(patientId);
        patient.addAttribute(new PersonAttribute(type, number));
        return Context.getPatientService().savePatient(patient);
    }

    /** As OpenMRS calls the advice after a method of its service. */
    private void announce(String called, Patient patient) {
        Method method = null;
        for (Method candidate : PatientService.class.getMethods()) {
            method = candidate.getName().equals(called) ? candidate : method;
        }
        advice.afterReturning(patient, method, new Object[] { patient }, Context.getPatientService());
    }

    private List<Integer> patientsAt(String number) {
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        return own.execute(status -> book.getPatientsAt(ContactSystem.SMS, number).stream().map(Patient::getPatientId).collect(Collectors.toList()));
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).execute(status -> {
            work.run();
            return null;
        });
    }

    private static Patient patient(int id) {
        return Context.getPatientService().getPatient(id);
    }
}
