/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest;

import java.io.IOException;
import java.util.LinkedHashMap;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The map that every answer and every request body is made of; what is nested in it is again of this class, or a list. */
public class SimpleObject extends LinkedHashMap<String, Object> {

    private static final long serialVersionUID = 1L;

    public SimpleObject() {
    }

    public SimpleObject(int initialCapacity) {
        super(initialCapacity);
    }

    public SimpleObject add(String key, Object value) {
        put(key, value);
        return this;
    }

    public SimpleObject removeProperty(String key) {
        remove(key);
        return this;
    }

    public static SimpleObject parseJson(String json) throws IOException {
        return new ObjectMapper().readValue(json, SimpleObject.class);
    }

    @SuppressWarnings("unchecked")
    public <T> T get(String key) {
        return (T) super.get(key);
    }
}
