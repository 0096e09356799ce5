package dev.libindex.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.libindex.error.LibindexException;
import dev.libindex.layer.LayerLimitException;
import dev.libindex.layer.UncapturedException;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Rules for the main code of every module except the benchmarks, which are not on the class path.
 */
@AnalyzeClasses(packages = "dev.libindex", importOptions = ArchitectureTest.MainCode.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().assignedFrom(new EachPackage()).should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packagesAreNullMarked = classes().should(new BeInANullMarkedPackage());

  @ArchTest
  static final ArchRule publicSignaturesShowNoThirdParty =
      classes()
          .that()
          .resideInAnyPackage(LibindexModules.exportedPackages().toArray(String[]::new))
          .should(new ShowOnlyTypesOfJavaAndLibindex(LibindexModules.exportedPackages()));

  /** Leaves out the two types that are thrown where a scanner reads the bytes of a file. */
  @ArchTest
  static final ArchRule publicExceptionsHaveOneRoot =
      classes()
          .that()
          .resideInAnyPackage(LibindexModules.exportedPackages().toArray(String[]::new))
          .and()
          .arePublic()
          .and()
          .areAssignableTo(Throwable.class)
          .and()
          .doNotBelongToAnyOf(LayerLimitException.class, UncapturedException.class)
          .should()
          .beAssignableTo(LibindexException.class);

  @ArchTest
  static final ArchRule modulesKeepOutOfEachOthersInternals =
      classes().should(new KeepOutOfOtherModulesInternals(LibindexModules.descriptors()));

  @ArchTest
  static final ArchRule staticFieldsAreFinal = fields().that().areStatic().should().beFinal();

  // List, Set and Map are allowed: unmodifiable collections are declared as these.
  @ArchTest
  static final ArchRule staticFieldsHoldNoMutableState =
      noFields().that().areStatic().should().haveRawType(new IsMutable());

  @ArchTest
  static final ArchRule nothingSleeps =
      noClasses()
          .should()
          .callMethodWhere(
              target(name("sleep"))
                  .and(target(owner(belongToAnyOf(Thread.class, TimeUnit.class)))));

  @ArchTest
  static final ArchRule theClockIsInjected =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule theLibraryDoesNotPrint =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.libindex.quickstart..", "dev.libindex.testdata..")
          .should(ACCESS_STANDARD_STREAMS);

  /**
   * Claircore's scanners may fetch, and one that could not fetch still counts as having scanned the
   * layer (D10).
   */
  @ArchTest
  static final ArchRule scannersHaveNoNetwork =
      noClasses()
          .that()
          .resideInAPackage("dev.libindex.rhel..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", "java.nio.channels..")
          .orShould()
          .dependOnClassesThat(belongToAnyOf(URL.class, URLConnection.class, Socket.class));

  /** Leaves out the tests of this module, in whichever folder the build puts them. */
  static final class MainCode implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/");
    }
  }
}
