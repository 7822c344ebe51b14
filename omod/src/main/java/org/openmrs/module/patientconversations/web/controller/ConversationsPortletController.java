/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import java.util.HashMap;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.Controller;

/**
 * Renders the custom element into legacyui's patient dashboard. It stands in for legacyui's own portlet controller, whose
 * model loads all of the patient's observations; the element fetches what it shows through REST.
 */
public class ConversationsPortletController implements Controller {

    private static final String PATIENT_ID = "org.openmrs.portlet.patientId";

    private final String view;

    /** @param view the JSP below {@code portlets}, without its ending */
    public ConversationsPortletController(String view) {
        this.view = "/module/patientconversations/portlets/" + view;
    }

    @Override
    public ModelAndView handleRequest(HttpServletRequest request, HttpServletResponse response) {
        Map<String, Object> model = new HashMap<>();
        Patient patient = Context.getPatientService().getPatient((Integer) request.getAttribute(PATIENT_ID));
        model.put("patientUuid", patient.getUuid());
        model.put("locale", Context.getLocale().toLanguageTag());
        return new ModelAndView(view, model);
    }
}
