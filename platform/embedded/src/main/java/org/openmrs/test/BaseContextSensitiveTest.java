/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.test;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import org.dbunit.DatabaseUnitException;
import org.dbunit.DatabaseUnitRuntimeException;
import org.dbunit.database.DatabaseConfig;
import org.dbunit.database.DatabaseConnection;
import org.dbunit.database.IDatabaseConnection;
import org.dbunit.dataset.DataSetException;
import org.dbunit.dataset.DefaultDataSet;
import org.dbunit.dataset.DefaultTable;
import org.dbunit.dataset.IDataSet;
import org.dbunit.dataset.ReplacementDataSet;
import org.dbunit.dataset.xml.FlatXmlDataSetBuilder;
import org.dbunit.ext.h2.H2DataTypeFactory;
import org.dbunit.operation.DatabaseOperation;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Environment;
import org.hibernate.dialect.H2Dialect;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.mockito.MockitoAnnotations;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.Credentials;
import org.openmrs.api.context.UsernamePasswordCredentials;
import org.openmrs.util.OpenmrsClassLoader;
import org.openmrs.util.OpenmrsConstants;
import org.openmrs.util.OpenmrsUtil;
import org.springframework.test.annotation.Rollback;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.junit4.AbstractJUnit4SpringContextTests;
import org.springframework.test.context.transaction.TransactionalTestExecutionListener;
import org.springframework.transaction.annotation.Transactional;

/**
 * A test with the platform's services on an H2 database in memory, whose tables are made from the mappings. The standard data
 * is there once for all tests, the administrator is logged in, and what a test changes is rolled back after it.
 */
@ContextConfiguration(locations = { "classpath:applicationContext-service.xml", "classpath*:moduleApplicationContext.xml",
        "classpath*:TestingApplicationContext.xml" })
@TestExecutionListeners({ TransactionalTestExecutionListener.class, SkipBaseSetupAnnotationExecutionListener.class })
@Transactional
@Rollback
@Deprecated
public abstract class BaseContextSensitiveTest extends AbstractJUnit4SpringContextTests {

	protected static final String INITIAL_XML_DATASET_PACKAGE_PATH = "org/openmrs/include/initialInMemoryTestDataSet.xml";

	protected static final String EXAMPLE_XML_DATASET_PACKAGE_PATH = "org/openmrs/include/standardTestDataset.xml";

	protected static Properties runtimeProperties;

	private static final Map<String, IDataSet> DATA_SETS = new HashMap<>();

	private static volatile boolean isBaseSetup;

	private User authenticatedUser;

	private boolean skipBaseSetup;

	public BaseContextSensitiveTest() {
		Thread.currentThread().setContextClassLoader(OpenmrsClassLoader.getInstance());
		Context.setRuntimeProperties(getRuntimeProperties());
	}

	@Before
	public void initMocks() {
		MockitoAnnotations.initMocks(this);
	}

	@Before
	public void checkNotModule() throws Exception {
		if (getClass().getName().startsWith("org.openmrs.module.") && !(this instanceof BaseModuleContextSensitiveTest)) {
			throw new IllegalStateException(
			        "Module unit test classes should extend BaseModuleContextSensitiveTest, not just BaseContextSensitiveTest");
		}
	}

	public Properties getRuntimeProperties() {
		if (runtimeProperties == null) {
			runtimeProperties = new Properties();
		}
		String url = "jdbc:h2:mem:openmrs;DB_CLOSE_DELAY=30;LOCK_TIMEOUT=10000";
		runtimeProperties.setProperty(Environment.DIALECT, H2Dialect.class.getName());
		runtimeProperties.setProperty(Environment.DRIVER, "org.h2.Driver");
		runtimeProperties.setProperty(Environment.URL, url);
		runtimeProperties.setProperty(Environment.USER, "sa");
		runtimeProperties.setProperty(Environment.PASS, "");
		runtimeProperties.setProperty("connection.url", url);
		runtimeProperties.setProperty("connection.username", "sa");
		runtimeProperties.setProperty("connection.password", "");
		runtimeProperties.setProperty(Environment.HBM2DDL_AUTO, "create-drop");
		if (!OpenmrsUtil.getApplicationDataDirectory().contains("appdir-for-unit-tests-")) {
			useTemporaryApplicationDataDirectory();
		}
		return runtimeProperties;
	}

	private static void useTemporaryApplicationDataDirectory() {
		try {
			File directory = Files.createTempDirectory("appdir-for-unit-tests-").toFile();
			directory.deleteOnExit();
			runtimeProperties.setProperty(OpenmrsConstants.APPLICATION_DATA_DIRECTORY_RUNTIME_PROPERTY,
			    directory.getAbsolutePath());
			OpenmrsUtil.setApplicationDataDirectory(directory.getAbsolutePath());
		}
		catch (IOException e) {
			throw new IllegalStateException("No temporary directory for the tests", e);
		}
	}

	protected Credentials getCredentials() {
		return new UsernamePasswordCredentials("admin", "test");
	}

	/** Logs the administrator in, if nobody or someone else is. */
	public void authenticate() {
		if (!Context.isAuthenticated() || !Context.getAuthenticatedUser().equals(authenticatedUser)) {
			Context.authenticate(getCredentials());
			authenticatedUser = Context.getAuthenticatedUser();
		}
	}

	public Boolean useInMemoryDatabase() {
		return true;
	}

	/** The connection of the test's transaction. */
	public Connection getConnection() {
		SessionFactory sessionFactory = (SessionFactory) applicationContext.getBean("sessionFactory");
		return sessionFactory.getCurrentSession().doReturningWork(connection -> connection);
	}

	/** Puts in what log-in needs. A person's creator may be null, since the first person comes before the first user. */
	public void initializeInMemoryDatabase() throws SQLException {
		execute(getConnection(), "ALTER TABLE person ALTER COLUMN creator SET NULL");
		executeDataSet(INITIAL_XML_DATASET_PACKAGE_PATH);
	}

	/** Inserts the rows of a DbUnit flat XML file, by its path or on the class path; rows that are there are updated. */
	public void executeDataSet(String datasetFilename) {
		executeDataSet(DATA_SETS.computeIfAbsent(datasetFilename, BaseContextSensitiveTest::read));
	}

	private static IDataSet read(String name) {
		File file = new File(name);
		try (InputStream stream = file.exists() ? new FileInputStream(file)
		        : BaseContextSensitiveTest.class.getClassLoader().getResourceAsStream(name)) {
			if (stream == null) {
				throw new FileNotFoundException("Unable to find '" + name + "' in the classpath");
			}
			Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
			ReplacementDataSet dataSet = new ReplacementDataSet(
			        new FlatXmlDataSetBuilder().setColumnSensing(true).setDtdMetadata(false).build(reader));
			dataSet.addReplacementObject("[NULL]", null);
			return dataSet;
		}
		catch (DataSetException | IOException e) {
			throw new DatabaseUnitRuntimeException(e);
		}
	}

	public void executeDataSet(IDataSet dataset) {
		try {
			DatabaseOperation.REFRESH.execute(setupDatabaseConnection(getConnection()), dataset);
		}
		catch (DatabaseUnitException | SQLException e) {
			throw new DatabaseUnitRuntimeException(e);
		}
	}

	protected IDatabaseConnection setupDatabaseConnection(Connection connection) throws DatabaseUnitException {
		IDatabaseConnection dbUnit = new DatabaseConnection(connection);
		dbUnit.getConfig().setProperty(DatabaseConfig.PROPERTY_DATATYPE_FACTORY, new H2DataTypeFactory());
		return dbUnit;
	}

	/** Empties all tables, for good: the next test that wants the standard data puts it in again. */
	public synchronized void deleteAllData() {
		try {
			Context.clearSession();
			Context.clearEntireCache();
			Connection connection = getConnection();
			turnOffDBConstraints(connection);
			DefaultDataSet tables = new DefaultDataSet();
			try (ResultSet names = connection.getMetaData().getTables(null, "PUBLIC", "%", new String[] { "TABLE" })) {
				while (names.next()) {
					tables.addTable(new DefaultTable(names.getString("TABLE_NAME")));
				}
			}
			DatabaseOperation.DELETE_ALL.execute(setupDatabaseConnection(connection), tables);
			turnOnDBConstraints(connection);
			connection.commit();
		}
		catch (SQLException | DatabaseUnitException e) {
			throw new DatabaseUnitRuntimeException(e);
		}
		finally {
			isBaseSetup = false;
		}
	}

	protected void turnOnDBConstraints(Connection connection) throws SQLException {
		execute(connection, "SET REFERENTIAL_INTEGRITY TRUE");
	}

	protected void turnOffDBConstraints(Connection connection) throws SQLException {
		execute(connection, "SET REFERENTIAL_INTEGRITY FALSE");
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	public void clearHibernateCache() {
		Context.clearEntireCache();
	}

	@Before
	public void baseSetupWithStandardDataAndAuthentication() throws SQLException {
		if (!Context.isSessionOpen()) {
			Context.openSession();
		}
		if (skipBaseSetup) {
			if (isBaseSetup) {
				deleteAllData();
			}
		} else {
			if (!isBaseSetup) {
				deleteAllData();
				initializeInMemoryDatabase();
				executeDataSet(EXAMPLE_XML_DATASET_PACKAGE_PATH);
				getConnection().commit();
				isBaseSetup = true;
			}
			authenticate();
		}
		Context.clearSession();
	}

	/** There is no search index to bring up to date. */
	public void updateSearchIndex() {
		// the platform searches in the database
	}

	@After
	public void clearSessionAfterEachTest() {
		Context.clearSession();
		Context.clearEntireCache();
		if (Context.isSessionOpen()) {
			Context.logout();
		}
	}

	@AfterClass
	public static synchronized void closeSessionAfterEachClass() throws Exception {
		if (Context.isSessionOpen()) {
			Context.closeSession();
		}
	}

	/** Leaves the standard data and the log-in out; called for tests marked {@link SkipBaseSetup}. */
	public void skipBaseSetup() throws Exception {
		skipBaseSetup = true;
	}
}
