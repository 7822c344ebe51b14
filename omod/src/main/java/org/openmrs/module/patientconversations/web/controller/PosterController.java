/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import javax.servlet.http.HttpServletResponse;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.model.PracticeLink;
import org.openmrs.module.patientconversations.service.PracticeLinkService;
import org.openmrs.module.patientconversations.service.QrCode;
import org.openmrs.module.patientconversations.service.Refusal;
import org.openmrs.module.patientconversations.web.RestCalls;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

/** Practice Links to be put up: their QR codes as files, and a page to print in which nothing runs and which loads nothing. */
@Controller("patientconversations.posterController")
@RequestMapping("/rest/" + RestConstants.VERSION_1 + "/patientconversations/practicelink/{uuid}")
public class PosterController extends RestCalls {

    private static final int PIXELS = 1024;

    private static final String STYLE = "@page{size:%s portrait;margin:20mm}html{font-family:system-ui,sans-serif;color:#000;background:#fff}"
            + "body{margin:0 auto;max-width:170mm;text-align:center}h1{font-size:34pt;margin:12mm 0 6mm}p{font-size:17pt;line-height:1.4;margin:0 0 6mm;white-space:pre-line;"
            + "overflow-wrap:anywhere}svg{width:110mm;height:110mm;margin:6mm auto;display:block}.address{font-size:11pt}";

    private final Settings settings;

    @Autowired
    public PosterController(@Qualifier("patientconversations.settings") Settings settings) {
        this.settings = settings;
    }

    @GetMapping("/qr")
    public void qr(@PathVariable("uuid") String uuid, @RequestParam(name = "format", defaultValue = "svg") String format, HttpServletResponse response) throws IOException {
        require(Privileges.MANAGE_PRACTICE_LINKS);
        QrCode code = QrCode.of(address(PracticeLinkController.existing(uuid)));
        if ("png".equals(format)) {
            write(response, "image/png", code.toPng(PIXELS), "practice-link.png");
        } else if ("svg".equals(format)) {
            write(response, "image/svg+xml", code.toSvg().getBytes(StandardCharsets.UTF_8), "practice-link.svg");
        } else {
            throw Refusal.ofField("format", "field.choice");
        }
    }

    @GetMapping("/poster")
    public void poster(@PathVariable("uuid") String uuid, @RequestParam(name = "size", defaultValue = "a4") String size, HttpServletResponse response) throws IOException {
        require(Privileges.MANAGE_PRACTICE_LINKS);
        if (!"a4".equals(size) && !"letter".equals(size)) {
            throw Refusal.ofField("size", "field.choice");
        }
        write(response, "text/html;charset=UTF-8", page(PracticeLinkController.existing(uuid), size).getBytes(StandardCharsets.UTF_8), null);
    }

    private String page(PracticeLink link, String size) {
        Locale locale = Optional.ofNullable(link.getLanguage()).map(Locale::forLanguageTag).orElseGet(Context::getLocale);
        String address = address(link);
        String title = settings.get(GlobalProperties.PRACTICE_NAME).orElseGet(() -> word("title", locale));
        return "<!DOCTYPE html><html lang=\"" + HtmlUtils.htmlEscape(locale.toLanguageTag()) + "\" dir=\"auto\"><head><meta charset=\"utf-8\"><title>"
                + HtmlUtils.htmlEscape(title) + "</title><style>" + String.format(Locale.ROOT, STYLE, "a4".equals(size) ? "A4" : "letter") + "</style></head><body><h1 dir=\"auto\">"
                + HtmlUtils.htmlEscape(title) + "</h1><p dir=\"auto\">" + HtmlUtils.htmlEscape(Optional.ofNullable(link.getWelcome()).orElseGet(() -> word("welcome", locale)))
                + "</p>" + QrCode.of(address).toSvg() + "<p dir=\"auto\">" + HtmlUtils.htmlEscape(word("scan", locale)) + "</p><p class=\"address\">"
                + HtmlUtils.htmlEscape(address) + "</p></body></html>";
    }

    private static String word(String key, Locale locale) {
        return Context.getMessageSourceService().getMessage("patientconversations.poster." + key, null, locale);
    }

    private static String address(PracticeLink link) {
        return Context.getService(PracticeLinkService.class).getAddress(link).orElseThrow(() -> Refusal.of("secure.noPublicAddress"));
    }

    private static void write(HttpServletResponse response, String type, byte[] content, String file) throws IOException {
        response.setContentType(type);
        response.setContentLength(content.length);
        if (file != null) {
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + '"');
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.getOutputStream().write(content);
    }
}
