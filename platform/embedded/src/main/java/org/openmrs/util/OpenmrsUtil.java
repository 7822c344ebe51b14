/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.util;

import java.io.File;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.api.APIException;
import org.openmrs.api.context.Context;

/** Comparisons that put up with null, and the application data directory. */
public final class OpenmrsUtil {

	private OpenmrsUtil() {
	}

	/** Equality that takes a {@link Timestamp} for the date it stands for. */
	public static <A, B extends A> boolean nullSafeEquals(A first, B second) {
		if (first == null || second == null) {
			return first == null && second == null;
		}
		return first instanceof Date && second instanceof Date ? compare((Date) first, (Date) second) == 0
		        : first.equals(second);
	}

	/** Compares dates to the millisecond where one of them is a {@link Timestamp} and the other is not. */
	public static int compare(Date first, Date second) {
		if (first instanceof Timestamp && second instanceof Timestamp) {
			return first.compareTo(second);
		}
		return Long.compare(first.getTime(), second.getTime());
	}

	public static int compareWithNullAsLatest(Date first, Date second) {
		if (first == null || second == null) {
			return Boolean.compare(first == null, second == null);
		}
		return compare(first, second);
	}

	public static int compareWithNullAsEarliest(Date first, Date second) {
		if (first == null || second == null) {
			return Boolean.compare(first != null, second != null);
		}
		return compare(first, second);
	}

	public static <E extends Comparable<E>> int compareWithNullAsGreatest(E first, E second) {
		if (first == null || second == null) {
			return Boolean.compare(first == null, second == null);
		}
		return first.compareTo(second);
	}

	/** Asks each element whether it equals the object, unlike a sorted set, which asks its order. */
	public static boolean collectionContains(Collection<?> objects, Object object) {
		return objects != null && object != null && objects.stream().anyMatch(object::equals);
	}

	public static boolean stringStartsWith(String text, String[] prefixes) {
		return Arrays.stream(prefixes).anyMatch(text::startsWith);
	}

	public static String getApplicationDataDirectory() {
		return getApplicationDataDirectoryAsFile().toString();
	}

	/** The directory that the system property or the runtime property names, else {@code .OpenMRS} in the user's home; made if absent. */
	public static File getApplicationDataDirectoryAsFile() {
		String path = System.getProperty(OpenmrsConstants.KEY_OPENMRS_APPLICATION_DATA_DIRECTORY);
		if (StringUtils.isBlank(path)) {
			path = Context.getRuntimeProperties()
			        .getProperty(OpenmrsConstants.APPLICATION_DATA_DIRECTORY_RUNTIME_PROPERTY);
		}
		File directory = StringUtils.isBlank(path) ? new File(System.getProperty("user.home"), ".OpenMRS") : new File(path);
		directory.mkdirs();
		return directory;
	}

	/** Sets the system property that names the directory; null clears it. */
	public static void setApplicationDataDirectory(String path) {
		if (path == null) {
			System.clearProperty(OpenmrsConstants.KEY_OPENMRS_APPLICATION_DATA_DIRECTORY);
		} else {
			System.setProperty(OpenmrsConstants.KEY_OPENMRS_APPLICATION_DATA_DIRECTORY, path);
		}
	}

	/** The directory of that name, within the application data directory unless absolute; made if absent. */
	public static File getDirectoryInApplicationDataDirectory(String name) {
		File directory = new File(name).isAbsolute() ? new File(name) : new File(getApplicationDataDirectoryAsFile(), name);
		directory.mkdirs();
		if (!directory.isDirectory()) {
			throw new APIException("should.be.directory", new Object[] { directory.getAbsolutePath() });
		}
		return directory;
	}
}
