/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.v1_0.controller.openmrs1_9;

import java.util.Arrays;
import java.util.Map;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;

import org.openmrs.Location;
import org.openmrs.api.APIException;
import org.openmrs.api.context.Context;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.ConversionUtil;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.representation.CustomRepresentation;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.v1_0.controller.BaseRestController;
import org.openmrs.util.LocaleUtility;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Says who is logged in, sets the language and the location of the session, and logs out. */
@RequestMapping("/rest/" + RestConstants.VERSION_1 + "/session")
public class SessionController1_9 extends BaseRestController {

    private static final String USER = "(uuid,display,username,systemId,userProperties,person:(uuid,display),"
            + "privileges:(uuid,display,name),roles:(uuid,display,name),links)";

    @RequestMapping(method = RequestMethod.GET)
    @ResponseBody
    public Object get() {
        boolean authenticated = Context.isAuthenticated();
        SimpleObject session = new SimpleObject().add("authenticated", authenticated).add("locale", Context.getLocale());
        session.add("allowedLocales", allowedLocales());
        if (authenticated) {
            session.add("user",
                ConversionUtil.convertToRepresentation(Context.getAuthenticatedUser(), new CustomRepresentation(USER)));
            session.add("sessionLocation",
                ConversionUtil.convertToRepresentation(Context.getUserContext().getLocation(), Representation.REF));
            session.add("currentProvider", null);
        }
        return session;
    }

    /** An unknown location or a language that is not allowed fails, and answers 500. */
    @RequestMapping(method = RequestMethod.POST)
    @ResponseBody
    public Object post(HttpServletRequest request, @RequestBody Map<String, String> body) {
        String locale = body.get("locale");
        if (locale != null) {
            if (!Arrays.asList(allowedLocales()).contains(locale)) {
                throw new APIException(" '" + locale + "' is not in the list of allowed locales.");
            }
            Context.setLocale(LocaleUtility.fromSpecification(locale));
        }
        String uuid = body.get("sessionLocation");
        if (uuid != null) {
            Location location = Context.getLocationService().getLocationByUuid(uuid);
            if (location == null) {
                throw new APIException(" '" + uuid + "' is not the UUID of any location.");
            }
            Context.getUserContext().setLocation(location);
        }
        return get();
    }

    private static String[] allowedLocales() {
        try {
            Context.addProxyPrivilege(PrivilegeConstants.GET_GLOBAL_PROPERTIES);
            return Context.getAdministrationService().getGlobalProperty("locale.allowed.list", "en").split("\\s*,\\s*");
        } finally {
            Context.removeProxyPrivilege(PrivilegeConstants.GET_GLOBAL_PROPERTIES);
        }
    }

    @RequestMapping(method = RequestMethod.DELETE)
    @ResponseBody
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void delete(HttpServletRequest request) {
        Context.logout();
        HttpSession session = request.getSession(false);
        if (session != null && request.isRequestedSessionIdValid()) {
            session.invalidate();
        }
    }
}
