/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.impl;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.lang3.StringUtils;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.openmrs.Person;
import org.openmrs.Privilege;
import org.openmrs.Role;
import org.openmrs.User;
import org.openmrs.api.APIException;
import org.openmrs.api.UserService;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.Daemon;
import org.openmrs.api.db.DAOException;
import org.openmrs.api.db.LoginCredential;
import org.openmrs.api.db.hibernate.EntityFinder;
import org.openmrs.util.PrivilegeConstants;
import org.openmrs.util.Security;
import org.springframework.transaction.annotation.Transactional;

/** Keeps users, roles and privileges in the tables of those names. */
@Transactional
public class UserServiceImpl extends BaseOpenmrsService implements UserService {

	private final SessionFactory sessionFactory;

	private final EntityFinder finder;

	public UserServiceImpl(SessionFactory sessionFactory) {
		this.sessionFactory = sessionFactory;
		this.finder = new EntityFinder(sessionFactory);
	}

	@Override
	public User createUser(User user, String password) {
		if (user.getUserId() != null) {
			throw new APIException("This method can be used for only creating new users");
		}
		Context.requirePrivilege(PrivilegeConstants.ADD_USERS);
		requireTheirPrivileges(user);
		if (StringUtils.isEmpty(password)) {
			throw new APIException("User.creating.password.required", (Object[]) null);
		}
		refuseDuplicate(user);
		PasswordRules.check(user, password);
		sessionFactory.getCurrentSession().saveOrUpdate(user);
		sessionFactory.getCurrentSession().flush();
		storePassword(user, password);
		return user;
	}

	@Override
	public User saveUser(User user) {
		if (user.getUserId() == null) {
			throw new APIException("This method can be called only to update existing users");
		}
		Context.requirePrivilege(PrivilegeConstants.EDIT_USERS);
		requireTheirPrivileges(user);
		refuseDuplicate(user);
		sessionFactory.getCurrentSession().saveOrUpdate(user);
		return user;
	}

	/** Nobody gives away what they do not have. */
	private static void requireTheirPrivileges(User user) {
		requireAll(user.getAllRoles().stream().map(Role::getPrivileges), "User.you.must.have.privileges");
	}

	private static void requireAll(Stream<Collection<Privilege>> privileges, String messageCode) {
		String missing = privileges.filter(Objects::nonNull).flatMap(Collection::stream).map(Privilege::getPrivilege)
		        .filter(name -> !Context.hasPrivilege(name)).distinct().sorted().collect(Collectors.joining(", "));
		if (!missing.isEmpty()) {
			throw new APIException(messageCode, new Object[] { missing });
		}
	}

	private void refuseDuplicate(User user) {
		if (hasDuplicateUsername(user)) {
			throw new DAOException(
			        "Username " + user.getUsername() + " or system id " + user.getSystemId() + " is already in use.");
		}
	}

	private void storePassword(User user, String password) {
		Session session = sessionFactory.getCurrentSession();
		LoginCredential credential = session.get(LoginCredential.class, user.getUserId());
		session.refresh(credential);
		String salt = Security.getRandomToken();
		credential.setHashedPassword(Security.encodeString(password + salt));
		credential.setSalt(salt);
		credential.setChangedBy(Context.getAuthenticatedUser());
		credential.setDateChanged(new Date());
	}

	@Override
	@Transactional(readOnly = true)
	public User getUser(Integer userId) {
		return sessionFactory.getCurrentSession().get(User.class, userId);
	}

	@Override
	@Transactional(readOnly = true)
	public User getUserByUuid(String uuid) {
		return finder.first(User.class, "uuid", uuid);
	}

	@Override
	@Transactional(readOnly = true)
	public User getUserByUsername(String username) {
		return sessionFactory.getCurrentSession()
		        .createQuery("from User u where u.retired = false and (u.username = :name or u.systemId = :name)", User.class)
		        .setParameter("name", username).getResultStream().findFirst().orElse(null);
	}

	@Override
	@Transactional(readOnly = true)
	public List<User> getAllUsers() {
		return finder.all(User.class, "userId",
		    (builder, user) -> builder.notEqual(user.get("uuid"), Daemon.getDaemonUserUuid()));
	}

	@Override
	@Transactional(readOnly = true)
	public List<User> getUsersByRole(Role role) {
		return finder.all(User.class, "username",
		    (builder, user) -> builder.and(builder.equal(user.join("roles").get("role"), role.getRole()),
		        builder.notEqual(user.get("uuid"), Daemon.getDaemonUserUuid())));
	}

	@Override
	@Transactional(readOnly = true)
	public List<User> getUsersByPerson(Person person, boolean includeRetired) {
		return finder.all(User.class, "username", (builder, user) -> builder.and(builder.equal(user.get("person"), person),
		    includeRetired ? builder.conjunction() : builder.isFalse(user.get("retired"))));
	}

	@Override
	@Transactional(readOnly = true)
	public boolean hasDuplicateUsername(User user) {
		return sessionFactory.getCurrentSession()
		        .createQuery("select count(*) from User u where (u.username in (:name, :systemId)"
		                + " or u.systemId in (:name, :systemId)) and u.userId <> :id",
		            Long.class)
		        .setParameter("name", StringUtils.defaultIfEmpty(user.getUsername(), "-"))
		        .setParameter("systemId", StringUtils.defaultIfEmpty(user.getSystemId(), "-"))
		        .setParameter("id", user.getUserId() == null ? -1 : user.getUserId()).getSingleResult() > 0;
	}

	@Override
	public User retireUser(User user, String reason) {
		user.setRetired(true);
		user.setRetireReason(reason);
		user.setRetiredBy(Context.getAuthenticatedUser());
		user.setDateRetired(new Date());
		return saveUser(user);
	}

	@Override
	public User unretireUser(User user) {
		user.setRetired(false);
		user.setRetireReason(null);
		user.setRetiredBy(null);
		user.setDateRetired(null);
		return saveUser(user);
	}

	@Override
	public void changePassword(User user, String newPassword) {
		if (user.getUserId() == null) {
			throw new APIException("user.must.exist", (Object[]) null);
		}
		PasswordRules.check(user, newPassword);
		storePassword(user, newPassword);
	}

	@Override
	public User setUserProperty(User user, String key, String value) {
		if (user == null) {
			return null;
		}
		if (!Context.hasPrivilege(PrivilegeConstants.EDIT_USERS) && !user.equals(Context.getAuthenticatedUser())) {
			throw new APIException("you.are.not.authorized.change.properties", new Object[] { user.getUserId() });
		}
		user.setUserProperty(key, value);
		Context.addProxyPrivilege(PrivilegeConstants.EDIT_USERS);
		try {
			Context.getUserService().saveUser(user);
		}
		finally {
			Context.removeProxyPrivilege(PrivilegeConstants.EDIT_USERS);
		}
		return user;
	}

	@Override
	public User saveUserProperty(String key, String value) {
		User user = Context.getAuthenticatedUser();
		if (user == null) {
			throw new APIException("no.authenticated.user.found", (Object[]) null);
		}
		user.setUserProperty(key, value);
		sessionFactory.getCurrentSession().saveOrUpdate(user);
		return user;
	}

	/** The next number with its Luhn check digit, as in {@code 3-4}. */
	@Override
	@Transactional(readOnly = true)
	public String generateSystemId() {
		Integer last = sessionFactory.getCurrentSession().createQuery("select max(u.userId) from User u", Integer.class)
		        .getSingleResult();
		int next = last == null ? 1 : last + 1;
		while (finder.first(User.class, "systemId", next + "-" + luhnDigit(next)) != null) {
			next++;
		}
		return next + "-" + luhnDigit(next);
	}

	private static int luhnDigit(int number) {
		int sum = 0;
		boolean doubled = true;
		for (int rest = number; rest > 0; rest /= 10) {
			int digit = rest % 10 * (doubled ? 2 : 1);
			sum += digit / 10 + digit % 10;
			doubled = !doubled;
		}
		return (10 - sum % 10) % 10;
	}

	@Override
	@Transactional(readOnly = true)
	public Privilege getPrivilege(String name) {
		return sessionFactory.getCurrentSession().get(Privilege.class, name);
	}

	@Override
	@Transactional(readOnly = true)
	public Privilege getPrivilegeByUuid(String uuid) {
		return finder.first(Privilege.class, "uuid", uuid);
	}

	@Override
	@Transactional(readOnly = true)
	public List<Privilege> getAllPrivileges() {
		return finder.all(Privilege.class, "privilege", null);
	}

	@Override
	public Privilege savePrivilege(Privilege privilege) {
		sessionFactory.getCurrentSession().saveOrUpdate(privilege);
		return privilege;
	}

	@Override
	public void purgePrivilege(Privilege privilege) {
		sessionFactory.getCurrentSession().delete(privilege);
	}

	@Override
	@Transactional(readOnly = true)
	public Role getRole(String name) {
		return sessionFactory.getCurrentSession().get(Role.class, name);
	}

	@Override
	@Transactional(readOnly = true)
	public Role getRoleByUuid(String uuid) {
		return finder.first(Role.class, "uuid", uuid);
	}

	@Override
	@Transactional(readOnly = true)
	public List<Role> getAllRoles() {
		return finder.all(Role.class, "role", null);
	}

	@Override
	public Role saveRole(Role role) {
		if (role.getAllParentRoles().contains(role)) {
			throw new APIException("Role.cannot.inherit.descendant", (Object[]) null);
		}
		requireAll(Stream.of(role).map(Role::getPrivileges), "Role.you.must.have.privileges");
		sessionFactory.getCurrentSession().saveOrUpdate(role);
		return role;
	}

	@Override
	public void purgeRole(Role role) {
		sessionFactory.getCurrentSession().delete(role);
	}
}
