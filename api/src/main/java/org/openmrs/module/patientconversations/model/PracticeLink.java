/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;
import org.hibernate.annotations.Type;
import org.openmrs.BaseChangeableOpenmrsData;

/** A link on a poster or a card, by which somebody asks to join by themselves; it opens nothing until staff have found out who it is. */
@Entity
@Table(name = "patientconversations_practice_link")
public class PracticeLink extends BaseChangeableOpenmrsData {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "practice_link_id")
    private Integer id;

    @Column(name = "slug", length = 32, nullable = false, unique = true, updatable = false)
    private String slug;

    @Column(name = "label", length = 100, nullable = false)
    private String label;

    @Type(type = "text")
    @Column(name = "welcome")
    private String welcome;

    @Column(name = "tag", length = 50)
    private String tag;

    @Column(name = "language", length = 16)
    private String language;

    @Column(name = "expires_on")
    private LocalDate expiresOn;

    @Column(name = "enabled", nullable = false)
    private boolean enabled;

    @Override
    public Integer getId() {
        return id;
    }

    @Override
    public void setId(Integer id) {
        this.id = id;
    }

    /** What stands in the address. */
    public String getSlug() {
        return slug;
    }

    public void setSlug(String slug) {
        this.slug = slug;
    }

    /** How staff call it. */
    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label;
    }

    /** What who follows it reads first, or null. */
    public String getWelcome() {
        return welcome;
    }

    public void setWelcome(String welcome) {
        this.welcome = welcome;
    }

    /** The tag that conversations begun through it get, or null. */
    public String getTag() {
        return tag;
    }

    public void setTag(String tag) {
        this.tag = tag;
    }

    /** A BCP 47 tag; null: the browser’s. */
    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    /** The last day on which it can be used, by the practice’s clock; null for none. */
    public LocalDate getExpiresOn() {
        return expiresOn;
    }

    public void setExpiresOn(LocalDate expiresOn) {
        this.expiresOn = expiresOn;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }
}
