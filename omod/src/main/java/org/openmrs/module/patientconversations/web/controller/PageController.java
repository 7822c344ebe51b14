/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import org.openmrs.api.context.Context;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The module's own pages. Each holds one custom element, which asks REST, where privileges are checked. */
@Controller("patientconversations.pageController")
public class PageController {

    @GetMapping("/module/patientconversations/inbox.form")
    public String inbox(Model model) {
        return page(model, "patient-conversations-inbox", "patientconversations.inbox", "inbox");
    }

    @GetMapping("/module/patientconversations/triage.form")
    public String triage(Model model) {
        return page(model, "patient-conversations-triage", "patientconversations.triage", "triage");
    }

    @GetMapping("/module/patientconversations/settings.form")
    public String settings(Model model) {
        return page(model, "patient-conversations-admin", "patientconversations.settings", "settings");
    }

    @GetMapping("/module/patientconversations/practiceLinks.form")
    public String practiceLinks(Model model) {
        return page(model, "patient-conversations-practice-links", "patientconversations.practiceLinks", "practiceLinks");
    }

    @GetMapping("/module/patientconversations/panel.form")
    public String panel(Model model) {
        return page(model, "patient-conversations-panel", "patientconversations.panel", "panel");
    }

    @GetMapping("/module/patientconversations/audit.form")
    public String audit(Model model) {
        return page(model, "patient-conversations-audit", "patientconversations.audit", "audit");
    }

    private static String page(Model model, String element, String titleCode, String name) {
        if (!Context.isAuthenticated()) {
            return "redirect:/login.htm?redirect=/module/patientconversations/" + name + ".form";
        }
        model.addAttribute("element", element);
        model.addAttribute("title", Context.getMessageSourceService().getMessage(titleCode));
        model.addAttribute("product", Context.getMessageSourceService().getMessage("patientconversations.title"));
        model.addAttribute("locale", Context.getLocale().toLanguageTag());
        return "/module/patientconversations/page";
    }
}
