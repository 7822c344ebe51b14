/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform;

import java.util.ArrayList;
import java.util.List;

/**
 * The versions that OpenMRS' notation allows: {@code 2.8.0} (that or newer), {@code 2.*} (each place may be a star),
 * {@code 2.8.0 - 3.*} (from, to), or several of these with commas between.
 */
public final class VersionRange {

	private final List<String[]> spans = new ArrayList<>();

	private VersionRange(String notation) {
		for (String part : notation.split(",")) {
			String[] ends = part.trim().split("\\s+-\\s+|-(?=\\s)|(?<=\\s)-", 2);
			String from = ends[0].trim();
			String to = ends.length > 1 ? ends[1].trim() : from.contains("*") ? from : null;
			spans.add(new String[] { from, to });
		}
	}

	public static VersionRange of(String notation) {
		return new VersionRange(notation);
	}

	public boolean contains(String version) {
		return spans.stream().anyMatch(span -> compare(version, span[0], 0) >= 0
		        && (span[1] == null || compare(version, span[1], Integer.MAX_VALUE) <= 0));
	}

	/** Compares place by place; a star or a missing place of the bound counts as {@code star}, a qualifier after a hyphen not at all. */
	private static int compare(String version, String bound, int star) {
		String[] places = version.split("-", 2)[0].split("\\.");
		String[] boundPlaces = bound.split("-", 2)[0].split("\\.");
		boolean open = bound.contains("*");
		for (int i = 0; i < Math.max(places.length, boundPlaces.length); i++) {
			int place = i < places.length ? number(places[i], 0) : 0;
			int limit = i < boundPlaces.length ? number(boundPlaces[i], star) : open ? star : 0;
			if (place != limit) {
				return Integer.compare(place, limit);
			}
		}
		return 0;
	}

	private static int number(String place, int star) {
		return "*".equals(place.trim()) ? star : Integer.parseInt(place.trim().replaceAll("\\D.*", ""));
	}
}
