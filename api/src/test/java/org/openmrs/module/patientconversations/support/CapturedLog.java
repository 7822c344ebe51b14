/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.support;

import java.io.StringWriter;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** All that loggers write, down to the finest level, while it is open. */
public final class CapturedLog implements AutoCloseable {

    private final StringWriter written = new StringWriter();

    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);

    private final String logger;

    private final WriterAppender appender;

    private final LoggerConfig before;

    private CapturedLog(String logger) {
        this.logger = logger;
        Configuration configuration = context.getConfiguration();
        appender = WriterAppender.newBuilder()
                .setName("captured")
                .setTarget(written)
                .setLayout(PatternLayout.newBuilder().withPattern("%level %logger %msg%n%throwable%n").withConfiguration(configuration).build())
                .build();
        appender.start();
        before = configuration.getLoggers().get(logger);
        LoggerConfig capturing = new LoggerConfig(logger, Level.ALL, false);
        capturing.addAppender(appender, Level.ALL, null);
        configuration.addLogger(logger, capturing);
        context.updateLoggers();
    }

    /** @param logger a package, or the empty name for all loggers that have no configuration of their own */
    public static CapturedLog of(String logger) {
        return new CapturedLog(logger);
    }

    public String text() {
        return written.toString();
    }

    @Override
    public void close() {
        context.getConfiguration().removeLogger(logger);
        if (before != null) {
            context.getConfiguration().addLogger(logger, before);
        }
        context.updateLoggers();
        appender.stop();
    }
}
