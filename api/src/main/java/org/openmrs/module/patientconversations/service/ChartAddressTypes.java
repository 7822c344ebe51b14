/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Optional;
import org.openmrs.PersonAttributeType;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.PersonService;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.db.ChartAddressDao;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sees to it that the chart has a place for a mobile number and an e-mail address. To be called with all privileges. */
public class ChartAddressTypes {

    static final String SMS_TYPE_UUID = "5c2d1f7e-9a64-4c0b-8f3e-6b1a7d2e4c90";

    static final String EMAIL_TYPE_UUID = "8e7f0a3b-4d15-4b62-9c8d-2f6e1b5a7d34";

    private final ChartAddressDao charts;

    private final PersonService personService;

    private final AdministrationService administrationService;

    private final TransactionTemplate transaction;

    public ChartAddressTypes(ChartAddressDao charts, PersonService personService, AdministrationService administrationService,
            PlatformTransactionManager transactionManager) {
        this.charts = charts;
        this.personService = personService;
        this.administrationService = administrationService;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /**
     * For each of the two global properties that names no person attribute type in use: finds the type by our uuid or name, or
     * creates it, and sets the property to its uuid. Ours that an administrator retired is left retired.
     */
    public void createMissing() {
        transaction.execute(status -> {
            createMissing(GlobalProperties.SMS_ATTRIBUTE_TYPE, SMS_TYPE_UUID, "Mobile phone number",
                "Mobile number at which this person receives SMS");
            createMissing(GlobalProperties.EMAIL_ATTRIBUTE_TYPE, EMAIL_TYPE_UUID, "E-mail address",
                "Address at which this person receives e-mail");
            return null;
        });
    }

    private void createMissing(String property, String uuid, String name, String description) {
        String named = administrationService.getGlobalProperty(property, "").trim();
        if (!named.isEmpty() && charts.findType(named).isPresent()) {
            return;
        }
        Optional<PersonAttributeType> present = charts.findType(uuid);
        if (!present.isPresent()) {
            present = charts.findType(name);
        }
        if (!present.isPresent() && personService.getPersonAttributeTypeByUuid(uuid) != null) {
            return;
        }
        PersonAttributeType type = present.orElseGet(() -> create(uuid, name, description));
        administrationService.setGlobalProperty(property, type.getUuid());
    }

    private PersonAttributeType create(String uuid, String name, String description) {
        PersonAttributeType type = new PersonAttributeType();
        type.setUuid(uuid);
        type.setName(name);
        type.setDescription(description);
        type.setFormat(String.class.getName());
        type.setSearchable(false);
        return personService.savePersonAttributeType(type);
    }
}
