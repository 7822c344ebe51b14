/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package com.google.gson;

/** A library that the platform has too, in the module's own copy. */
public class Gson {
}
