package org.hikeshi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.hikeshi.events.testing.HouseRules;
import org.junit.jupiter.api.Test;

/// What this house does not have, checked.
class HouseRulesTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(
              "org.hikeshi.desk",
              "org.hikeshi.dispatch",
              "org.hikeshi.matching",
              "org.hikeshi.roster",
              "org.hikeshi.retention",
              "org.hikeshi.page");

  @Test
  void matchingKnowsJavaAndTheWireWordsOnly() {
    classes()
        .that()
        .resideInAPackage("org.hikeshi.matching")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.jspecify..", "org.hikeshi.matching", "org.hikeshi.events")
        .check(HOUSE);
  }

  @Test
  void theRosterKnowsNothingOfDispatches() {
    noClasses()
        .that()
        .resideInAPackage("org.hikeshi.roster")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.hikeshi.dispatch", "org.hikeshi.page")
        .check(HOUSE);
  }

  @Test
  void roomsDoNotLeadInCircles() {
    slices().matching("org.hikeshi.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void nothingIsCalledAfterItsPlumbing() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Dto|Mapper|Service|Controller)")
        .check(HOUSE);
  }

  @Test
  void timeAndIdsComeInAsArguments() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .check(HOUSE);
  }

  @Test
  void channelsHearRecordsAsTheyAre() {
    HouseRules.hearRecordsAsTheyAre();
  }

  @Test
  void operationsSayWhatTheyGive() {
    HouseRules.sayWhatTheyGive();
  }

  @Test
  void constructorsInject() {
    fields().should().notBeAnnotatedWith(Inject.class).check(HOUSE);
  }
}
