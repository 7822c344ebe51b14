/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.search;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Some of what was found, in its order, and where the last of it stands. */
public final class CommunicationPage<T> {

    private final List<T> entries;

    private final CommunicationPosition last;

    /** @param last null if there are no entries */
    public CommunicationPage(List<T> entries, CommunicationPosition last) {
        this.entries = Collections.unmodifiableList(entries);
        this.last = last;
    }

    public List<T> getEntries() {
        return entries;
    }

    /** Where the last entry stands: the next page is what is behind it. */
    public Optional<CommunicationPosition> getLast() {
        return Optional.ofNullable(last);
    }

    /** The same page of other things, one for each. */
    public <R> CommunicationPage<R> map(Function<List<T>, List<R>> translation) {
        return new CommunicationPage<>(translation.apply(entries), last);
    }
}
