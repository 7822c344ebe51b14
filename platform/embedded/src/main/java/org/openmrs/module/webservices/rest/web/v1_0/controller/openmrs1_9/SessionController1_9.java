/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.v1_0.controller.openmrs1_9;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;

import org.openmrs.api.context.Context;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.ConversionUtil;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.representation.CustomRepresentation;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.v1_0.controller.BaseRestController;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Says who is logged in, and logs out. */
@RequestMapping("/rest/" + RestConstants.VERSION_1 + "/session")
public class SessionController1_9 extends BaseRestController {

    private static final String USER = "(uuid,display,username,systemId,userProperties,person:(uuid,display),"
            + "privileges:(uuid,display,name),roles:(uuid,display,name),links)";

    @RequestMapping(method = RequestMethod.GET)
    @ResponseBody
    public Object get() {
        boolean authenticated = Context.isAuthenticated();
        SimpleObject session = new SimpleObject().add("authenticated", authenticated).add("locale", Context.getLocale());
        try {
            Context.addProxyPrivilege(PrivilegeConstants.GET_GLOBAL_PROPERTIES);
            String locales = Context.getAdministrationService().getGlobalProperty("locale.allowed.list", "en");
            session.add("allowedLocales", locales.split("\\s*,\\s*"));
        } finally {
            Context.removeProxyPrivilege(PrivilegeConstants.GET_GLOBAL_PROPERTIES);
        }
        if (authenticated) {
            session.add("user",
                ConversionUtil.convertToRepresentation(Context.getAuthenticatedUser(), new CustomRepresentation(USER)));
            session.add("sessionLocation",
                ConversionUtil.convertToRepresentation(Context.getUserContext().getLocation(), Representation.REF));
            session.add("currentProvider", null);
        }
        return session;
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
