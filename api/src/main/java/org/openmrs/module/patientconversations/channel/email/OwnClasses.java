/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.email;

/**
 * Makes Jakarta Mail find its parts, for as long as it is open: it looks for them through the thread's class loader, which is OpenMRS' and
 * knows an older mail library.
 */
public final class OwnClasses implements AutoCloseable {

    private final Thread thread = Thread.currentThread();

    private final ClassLoader before = thread.getContextClassLoader();

    private OwnClasses() {
        thread.setContextClassLoader(OwnClasses.class.getClassLoader());
    }

    public static OwnClasses use() {
        return new OwnClasses();
    }

    @Override
    public void close() {
        thread.setContextClassLoader(before);
    }
}
