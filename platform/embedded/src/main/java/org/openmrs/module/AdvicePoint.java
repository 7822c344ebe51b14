/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module;

/** An interceptor of a module's, and the service it is put before. */
public class AdvicePoint {

	private final String point;

	private final String className;

	private final Module module;

	private Object classInstance;

	public AdvicePoint(Module module, String point, String className) {
		this.module = module;
		this.point = point;
		this.className = className;
	}

	/** @return the name of the service interface */
	public String getPoint() {
		return point;
	}

	public String getClassName() {
		return className;
	}

	public Module getModule() {
		return module;
	}

	/** @return the one advice or advisor, made when first asked for */
	public Object getClassInstance() {
		if (classInstance == null) {
			try {
				classInstance = ModuleFactory.getModuleClassLoader(module).loadClass(className).getDeclaredConstructor().newInstance();
			}
			catch (ReflectiveOperationException e) {
				throw new ModuleException("The advice " + className + " could not be made.", module.getModuleId(), e);
			}
		}
		return classInstance;
	}

	public void disposeClassInstance() {
		classInstance = null;
	}
}
