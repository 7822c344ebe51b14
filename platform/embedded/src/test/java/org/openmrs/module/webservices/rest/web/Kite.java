/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.openmrs.BaseOpenmrsData;
import org.openmrs.Patient;

/** What the tests' resource publishes; its instances live in a map. */
public class Kite extends BaseOpenmrsData {

    static final Map<String, Kite> ALL = new LinkedHashMap<>();

    private Integer id;

    private String color;

    private Patient owner;

    private List<Tail> tails = new ArrayList<>();

    static Kite of(String uuid, String color, Patient owner) {
        Kite kite = new Kite();
        kite.setUuid(uuid);
        kite.color = color;
        kite.owner = owner;
        ALL.put(uuid, kite);
        return kite;
    }

    @Override
    public Integer getId() {
        return id;
    }

    @Override
    public void setId(Integer id) {
        this.id = id;
    }

    public String getColor() {
        return color;
    }

    public void setColor(String color) {
        this.color = color;
    }

    public Patient getOwner() {
        return owner;
    }

    public void setOwner(Patient owner) {
        this.owner = owner;
    }

    public List<Tail> getTails() {
        return tails;
    }

    /** Part of a kite. */
    public static class Tail extends BaseOpenmrsData {

        private Integer id;

        private Kite kite;

        private Integer length;

        @Override
        public Integer getId() {
            return id;
        }

        @Override
        public void setId(Integer id) {
            this.id = id;
        }

        public Kite getKite() {
            return kite;
        }

        public void setKite(Kite kite) {
            this.kite = kite;
        }

        public Integer getLength() {
            return length;
        }

        public void setLength(Integer length) {
            this.length = length;
        }
    }
}
