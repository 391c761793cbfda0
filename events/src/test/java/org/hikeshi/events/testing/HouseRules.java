package org.hikeshi.events.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// The rules of the house that a machine can check, the same for every module.
public final class HouseRules {

  private final JavaClasses classes;

  private HouseRules(JavaClasses classes) {
    this.classes = classes;
  }

  /// @param packages the packages of the module whose test asks
  public static HouseRules of(String... packages) {
    return new HouseRules(
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages(packages));
  }

  public HouseRules hold() {
    slices().matching("org.hikeshi.(*)..").should().beFreeOfCycles().check(classes);
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Dto|DTO)")
        .because("there is a noun of the trade for it")
        .check(classes);
    noFields()
        .should()
        .beAnnotatedWith(Inject.class)
        .because("constructors inject")
        .allowEmptyShould(true)
        .check(classes);
    noClasses()
        .that()
        .resideOutsideOfPackages("..time..")
        .should(callMethod(Instant.class, "now"))
        .orShould(callMethod(LocalDate.class, "now"))
        .orShould(callMethod(UUID.class, "randomUUID"))
        .orShould(callMethod(Thread.class, "sleep", long.class))
        .because("time and ids are arguments")
        .check(classes);
    return this;
  }

  /// These packages decide: they know Java, the events' words, the day in Japan, and one another
  /// only.
  public HouseRules decideInPlainJava(String... packages) {
    classes()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "java..", "org.jspecify..", "org.hikeshi.events", "org.hikeshi.web.time")
                .or(resideInAnyPackage(packages)))
        .because("a rule of the trade is tested without a framework")
        .check(classes);
    return this;
  }
}
