/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.persistence.Cacheable;
import javax.persistence.CollectionTable;
import javax.persistence.Column;
import javax.persistence.ElementCollection;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.JoinTable;
import javax.persistence.ManyToMany;
import javax.persistence.ManyToOne;
import javax.persistence.MapKeyColumn;
import javax.persistence.Table;

import org.apache.commons.lang3.StringUtils;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.Cascade;
import org.hibernate.annotations.CascadeType;
import org.hibernate.annotations.GenericGenerator;
import org.hibernate.annotations.LazyCollection;
import org.hibernate.annotations.LazyCollectionOption;
import org.hibernate.annotations.Parameter;
import org.openmrs.api.context.Context;
import org.openmrs.util.RoleConstants;

/** Someone who may log in, with roles; a person stands behind each. Passwords are not part of it. */
@Entity
@Table(name = "users")
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
public class User extends BaseOpenmrsObject implements Serializable, Attributable<User>, Auditable, Retireable {

	private static final long serialVersionUID = 1L;

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "users_user_id_seq")
	@GenericGenerator(name = "users_user_id_seq", strategy = "native", parameters = @Parameter(name = "sequence", value = "users_user_id_seq"))
	@Column(name = "user_id")
	private Integer userId;

	@ManyToOne
	@JoinColumn(name = "person_id", nullable = false)
	@LazyCollection(LazyCollectionOption.FALSE)
	@Cascade(CascadeType.SAVE_UPDATE)
	private Person person;

	@Column(name = "system_id", nullable = false, length = 50)
	private String systemId;

	@Column(name = "username", length = 50)
	private String username;

	@Column(name = "email", length = 255, unique = true)
	private String email;

	@ManyToMany
	@JoinTable(name = "user_role", joinColumns = @JoinColumn(name = "user_id"), inverseJoinColumns = @JoinColumn(name = "role"))
	@LazyCollection(LazyCollectionOption.FALSE)
	@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
	@Cascade({ CascadeType.SAVE_UPDATE, CascadeType.MERGE })
	private Set<Role> roles;

	@ElementCollection
	@CollectionTable(name = "user_property", joinColumns = @JoinColumn(name = "user_id", nullable = false))
	@MapKeyColumn(name = "property", length = 255)
	@Column(name = "property_value", length = Integer.MAX_VALUE)
	@Cascade({ CascadeType.SAVE_UPDATE, CascadeType.MERGE })
	private Map<String, String> userProperties;

	@ManyToOne
	@JoinColumn(name = "creator", nullable = false)
	private User creator;

	@Column(name = "date_created", nullable = false, length = 19)
	private Date dateCreated;

	@ManyToOne
	@JoinColumn(name = "changed_by")
	private User changedBy;

	@Column(name = "date_changed", length = 19)
	private Date dateChanged;

	@Column(name = "retired", nullable = false, length = 1)
	private boolean retired;

	@ManyToOne
	@JoinColumn(name = "retired_by")
	private User retiredBy;

	@Column(name = "date_retired", length = 19)
	private Date dateRetired;

	@Column(name = "retire_reason", length = 255)
	private String retireReason;

	public User() {
	}

	public User(Integer userId) {
		this.userId = userId;
	}

	public User(Person person) {
		this.person = person;
	}

	public boolean isSuperUser() {
		return containsRole(RoleConstants.SUPERUSER);
	}

	/** Whether one of the user's roles grants the privilege; the empty privilege is everyone's, the super-user has all. */
	public boolean hasPrivilege(String privilege) {
		return StringUtils.isEmpty(privilege) || isSuperUser()
		        || getAllRoles().stream().anyMatch(role -> role.hasPrivilege(privilege));
	}

	public boolean hasRole(String role) {
		return hasRole(role, false);
	}

	public boolean hasRole(String role, boolean ignoreSuperUser) {
		return !ignoreSuperUser && isSuperUser() || containsRole(role);
	}

	public boolean containsRole(String roleName) {
		return getAllRoles().stream().anyMatch(role -> role.getRole().equalsIgnoreCase(roleName));
	}

	public Collection<Privilege> getPrivileges() {
		Set<Privilege> privileges = new HashSet<>();
		for (Role role : getAllRoles()) {
			if (role.getPrivileges() != null) {
				privileges.addAll(role.getPrivileges());
			}
		}
		return privileges;
	}

	/** The user's roles and all roles above them. */
	public Set<Role> getAllRoles() {
		Set<Role> all = new HashSet<>();
		if (getRoles() != null) {
			for (Role role : getRoles()) {
				all.add(role);
				all.addAll(role.getAllParentRoles());
			}
		}
		return all;
	}

	public Set<Role> getRoles() {
		return roles;
	}

	public void setRoles(Set<Role> roles) {
		this.roles = roles;
	}

	public User addRole(Role role) {
		if (roles == null) {
			roles = new HashSet<>();
		}
		if (role != null) {
			roles.add(role);
		}
		return this;
	}

	public User removeRole(Role role) {
		if (roles != null) {
			roles.remove(role);
		}
		return this;
	}

	@Override
	public User hydrate(String userId) {
		return Context.getUserService().getUser(Integer.valueOf(userId));
	}

	@Override
	public String serialize() {
		return getUserId() == null ? "" : getUserId().toString();
	}

	@Override
	@Deprecated
	public List<User> getPossibleValues() {
		return Collections.emptyList();
	}

	@Override
	@Deprecated
	public List<User> findPossibleValues(String searchText) {
		return Collections.emptyList();
	}

	@Override
	public String getDisplayString() {
		String name = getPersonName() == null ? "" : getPersonName().getFullName() + " ";
		return name + "(" + getUsername() + ")";
	}

	public Integer getUserId() {
		return userId;
	}

	public void setUserId(Integer userId) {
		this.userId = userId;
	}

	public Person getPerson() {
		return person;
	}

	public void setPerson(Person person) {
		this.person = person;
	}

	public String getSystemId() {
		return systemId;
	}

	public void setSystemId(String systemId) {
		this.systemId = systemId;
	}

	public String getUsername() {
		return username;
	}

	public void setUsername(String username) {
		this.username = username;
	}

	public String getEmail() {
		return email;
	}

	public void setEmail(String email) {
		this.email = email;
	}

	public Map<String, String> getUserProperties() {
		if (userProperties == null) {
			userProperties = new HashMap<>();
		}
		return userProperties;
	}

	public void setUserProperties(Map<String, String> userProperties) {
		this.userProperties = userProperties;
	}

	public void setUserProperty(String property, String value) {
		getUserProperties().put(property, value);
	}

	public void removeUserProperty(String property) {
		getUserProperties().remove(property);
	}

	public String getUserProperty(String property) {
		return getUserProperty(property, "");
	}

	public String getUserProperty(String property, String defaultValue) {
		return getUserProperties().containsKey(property) ? getUserProperties().get(property) : defaultValue;
	}

	public void addName(PersonName name) {
		if (person == null) {
			person = new Person();
		}
		person.addName(name);
	}

	public PersonName getPersonName() {
		return getPerson() == null ? null : getPerson().getPersonName();
	}

	public String getGivenName() {
		return getPerson() == null ? null : getPerson().getGivenName();
	}

	public String getFamilyName() {
		return getPerson() == null ? null : getPerson().getFamilyName();
	}

	public Set<PersonName> getNames() {
		return person.getNames();
	}

	@Override
	public Integer getId() {
		return getUserId();
	}

	@Override
	public void setId(Integer id) {
		setUserId(id);
	}

	@Override
	public User getCreator() {
		return creator;
	}

	@Override
	public void setCreator(User creator) {
		this.creator = creator;
	}

	@Override
	public Date getDateCreated() {
		return dateCreated;
	}

	@Override
	public void setDateCreated(Date dateCreated) {
		this.dateCreated = dateCreated;
	}

	@Override
	public User getChangedBy() {
		return changedBy;
	}

	@Override
	public void setChangedBy(User changedBy) {
		this.changedBy = changedBy;
	}

	@Override
	public Date getDateChanged() {
		return dateChanged;
	}

	@Override
	public void setDateChanged(Date dateChanged) {
		this.dateChanged = dateChanged;
	}

	@Override
	@Deprecated
	public Boolean isRetired() {
		return retired;
	}

	@Override
	public Boolean getRetired() {
		return retired;
	}

	@Override
	public void setRetired(Boolean retired) {
		this.retired = retired;
	}

	@Override
	public User getRetiredBy() {
		return retiredBy;
	}

	@Override
	public void setRetiredBy(User retiredBy) {
		this.retiredBy = retiredBy;
	}

	@Override
	public Date getDateRetired() {
		return dateRetired;
	}

	@Override
	public void setDateRetired(Date dateRetired) {
		this.dateRetired = dateRetired;
	}

	@Override
	public String getRetireReason() {
		return retireReason;
	}

	@Override
	public void setRetireReason(String retireReason) {
		this.retireReason = retireReason;
	}

	@Override
	public String toString() {
		return StringUtils.isNotBlank(username) ? username : systemId;
	}
}
