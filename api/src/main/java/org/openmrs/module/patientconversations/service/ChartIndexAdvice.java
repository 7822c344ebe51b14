/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.lang.reflect.Method;
import org.openmrs.Patient;
import org.openmrs.Person;
import org.openmrs.api.context.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.AfterReturningAdvice;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps the copy of charts' addresses up to date: to be put round PatientService and PersonService. The work is done after
 * the caller's transaction has committed and in a transaction of its own, so that it can neither see what is rolled back
 * later nor spoil the saving of a patient; what goes wrong here is mended by the next {@link ContactIndexer#indexAll}.
 */
public class ChartIndexAdvice implements AfterReturningAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ChartIndexAdvice.class);

    @Override
    public void afterReturning(Object returned, Method method, Object[] arguments, Object target) {
        if (!changesCharts(method.getName()) || arguments.length == 0 || !(arguments[0] instanceof Person)) {
            return;
        }
        Person person = (Person) arguments[0];
        if (person instanceof Patient || Boolean.TRUE.equals(person.getIsPatient())) {
            afterCommit(person.getPersonId());
        }
    }

    private static boolean changesCharts(String method) {
        return method.equals("savePatient") || method.equals("savePerson") || method.equals("mergePatients")
                || method.equals("unvoidPatient");
    }

    private static void afterCommit(Integer patientId) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            index(patientId);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            @Override
            public void afterCommit() {
                index(patientId);
            }
        });
    }

    private static void index(Integer patientId) {
        try {
            Context.getRegisteredComponent("patientconversations.contactIndexer", ContactIndexer.class).index(patientId);
        } catch (RuntimeException unindexed) {
            LOG.warn("The addresses of patient {} could not be indexed: {}", patientId, unindexed.getClass().getName());
        }
    }
}
