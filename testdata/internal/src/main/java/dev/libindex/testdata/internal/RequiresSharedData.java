package dev.libindex.testdata.internal;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Skips a test class or method if the folder {@code ../shared} is absent.
 *
 * <p>Needed on parameterised tests whose method source uses {@link SharedData}: a failed assumption
 * in a method source ends the test, too, but some test runners do not count it as skipped.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@EnabledIf(
    value = "dev.libindex.testdata.internal.SharedData#isPresent",
    disabledReason = "the test data folder ../shared is not beside the project")
public @interface RequiresSharedData {}
