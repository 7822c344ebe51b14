/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Collections;
import java.util.List;

/** Part of a list that was cut in the database. */
public final class Page<T> {

    private final List<T> items;

    private final boolean more;

    /** @param items at most as many as were asked for */
    public Page(List<T> items, boolean more) {
        this.items = Collections.unmodifiableList(items);
        this.more = more;
    }

    /**
     * @param items one more than the page holds, if there are that many
     * @param limit how many the page holds at most
     */
    public static <T> Page<T> cut(List<T> items, int limit) {
        return items.size() > limit ? new Page<>(items.subList(0, limit), true) : new Page<>(items, false);
    }

    public List<T> getItems() {
        return items;
    }

    /** Whether the list goes on behind this page. */
    public boolean hasMore() {
        return more;
    }
}
