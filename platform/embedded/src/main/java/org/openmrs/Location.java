/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import javax.persistence.Cacheable;
import javax.persistence.CascadeType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.ManyToOne;
import javax.persistence.OneToMany;
import javax.persistence.OrderBy;
import javax.persistence.Table;

import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.openmrs.annotation.Independent;

/** A place where care is given, within another one or not. */
@Entity
@Table(name = "location")
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
public class Location extends BaseChangeableOpenmrsMetadata implements Serializable {

	private static final long serialVersionUID = 1L;

	@Id
	@Column(name = "location_id")
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Integer locationId;

	@Column(name = "address1")
	private String address1;

	@Column(name = "address2")
	private String address2;

	@Column(name = "city_village")
	private String cityVillage;

	@Column(name = "state_province")
	private String stateProvince;

	@Column(name = "country", length = 50)
	private String country;

	@Column(name = "postal_code", length = 50)
	private String postalCode;

	@ManyToOne
	@JoinColumn(name = "parent_location")
	private Location parentLocation;

	@OneToMany(mappedBy = "parentLocation", cascade = CascadeType.ALL, orphanRemoval = true)
	@OrderBy("name")
	@Independent
	private Set<Location> childLocations;

	public Location() {
	}

	public Location(Integer locationId) {
		this.locationId = locationId;
	}

	public Integer getLocationId() {
		return locationId;
	}

	public void setLocationId(Integer locationId) {
		this.locationId = locationId;
	}

	public String getAddress1() {
		return address1;
	}

	public void setAddress1(String address1) {
		this.address1 = address1;
	}

	public String getAddress2() {
		return address2;
	}

	public void setAddress2(String address2) {
		this.address2 = address2;
	}

	public String getCityVillage() {
		return cityVillage;
	}

	public void setCityVillage(String cityVillage) {
		this.cityVillage = cityVillage;
	}

	public String getStateProvince() {
		return stateProvince;
	}

	public void setStateProvince(String stateProvince) {
		this.stateProvince = stateProvince;
	}

	public String getCountry() {
		return country;
	}

	public void setCountry(String country) {
		this.country = country;
	}

	public String getPostalCode() {
		return postalCode;
	}

	public void setPostalCode(String postalCode) {
		this.postalCode = postalCode;
	}

	public Location getParentLocation() {
		return parentLocation;
	}

	public void setParentLocation(Location parentLocation) {
		this.parentLocation = parentLocation;
	}

	public Set<Location> getChildLocations() {
		return childLocations;
	}

	public void setChildLocations(Set<Location> childLocations) {
		this.childLocations = childLocations;
	}

	public Set<Location> getChildLocations(boolean includeRetired) {
		if (childLocations == null) {
			return new HashSet<>();
		}
		return childLocations.stream().filter(child -> includeRetired || !child.getRetired()).collect(Collectors.toSet());
	}

	@Override
	public Integer getId() {
		return getLocationId();
	}

	@Override
	public void setId(Integer id) {
		setLocationId(id);
	}

	@Override
	public String toString() {
		if (getName() != null) {
			return getName();
		}
		return getId() == null ? "" : getId().toString();
	}
}
