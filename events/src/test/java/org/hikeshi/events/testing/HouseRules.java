package org.hikeshi.events.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The rules of the house that a machine can check, the same for every module.
public final class HouseRules {

  private static final Pattern FOR_A_PLAIN_CLASS =
      Pattern.compile(
          "\\b(String|UUID|Boolean|Short|Integer|Long|Number|BigDecimal|Instant|LocalDate)\\.class\\s*$");

  private static final Pattern CHANNEL =
      Pattern.compile("(mp\\.messaging\\.incoming\\.[^.]+\\.)connector");

  private static final String OURS = "org.hikeshi";

  private static final String SCHEDULED = "io.quarkus.scheduler.Scheduled";

  private static final String PRODUCES = "jakarta.ws.rs.Produces";

  private static final List<String> VERBS =
      Stream.of("GET", "POST", "PUT", "DELETE", "PATCH").map("jakarta.ws.rs."::concat).toList();

  private final JavaClasses classes;

  private HouseRules(JavaClasses classes) {
    this.classes = classes;
  }

  /// Of all that the module whose test asks has built, tests and other modules aside.
  public static HouseRules ofThisModule() {
    return new HouseRules(new ClassFileImporter().importPath(Path.of("target/classes")));
  }

  public HouseRules hold() {
    slices().matching("org.hikeshi.(*)..").should().beFreeOfCycles().check(classes);
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Dto|DTO|Mapper|Controller)")
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
    keepPlans();
    hearRecordsAsTheyAre();
    sayWhatTheyGive();
    sweep();
    return this;
  }

  /// The scheduler is off in tests, which call the work by its name: a tick that calls nothing
  /// would be missed by nobody.
  private void sweep() {
    var idle =
        classes.stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(SCHEDULED))
            .filter(
                method ->
                    Stream.concat(
                            method.getCallsFromSelf().stream(),
                            method.getCodeUnitReferencesFromSelf().stream())
                        .noneMatch(call -> isWork(call.getTargetOwner().getPackageName())))
            .map(JavaMethod::getFullName);
    assertThat(idle).isEmpty();
  }

  /// A REST operation without a media type answers `Accept: text/html` with what Java calls the
  /// object, and people's words in it as HTML.
  private void sayWhatTheyGive() {
    var silent =
        classes.stream()
            .filter(type -> !type.isInterface() && !type.isAnnotatedWith(PRODUCES))
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> VERBS.stream().anyMatch(method::isAnnotatedWith))
            .filter(method -> !method.isAnnotatedWith(PRODUCES))
            .map(JavaMethod::getFullName);
    assertThat(silent).isEmpty();
  }

  /// Something of ours is called, or the database.
  private static boolean isWork(String of) {
    return of.startsWith(OURS) || of.equals("javax.sql");
  }

  /// A channel that makes cloud events of records, as it does unless told otherwise, throws where
  /// their headers are wrong, before anybody could put such a record aside: its partition stands.
  private static void hearRecordsAsTheyAre() {
    var file = Path.of("src/main/resources/application.properties");
    if (!Files.exists(file)) {
      return;
    }
    var settings = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      settings.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(settings.stringPropertyNames())
        .allSatisfy(
            key -> {
              var channel = CHANNEL.matcher(key);
              if (channel.matches()) {
                assertThat(settings.getProperty(channel.group(1) + "cloud-events"))
                    .as("%scloud-events", channel.group(1))
                    .isEqualTo("false");
              }
            });
  }

  /// A native query for a plain class is never found again in Hibernate's cache of plans (its
  /// `ImplicitResultClassBuilder` equals nothing but itself): each call plans anew and adds one
  /// more, all in one row. One for an entity, a `Tuple` or an `Object` is.
  private static void keepPlans() {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")))
          .allSatisfy(
              file ->
                  assertThat(nativeQueries(Files.readString(file)))
                      .as("%s: Object.class, and a cast", file)
                      .noneMatch(arguments -> FOR_A_PLAIN_CLASS.matcher(arguments).find()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> nativeQueries(String source) {
    return Pattern.compile("createNativeQuery\\(")
        .matcher(source)
        .results()
        .map(call -> source.substring(call.end(), closing(source, call.end())));
  }

  /// Where the parenthesis ends that is open at this place.
  private static int closing(String source, int from) {
    int open = 1;
    int at = from;
    while (open > 0) {
      open += source.charAt(at) == '(' ? 1 : source.charAt(at) == ')' ? -1 : 0;
      at++;
    }
    return at - 1;
  }

  /// Whatever is in the one package knows nothing of the others.
  public HouseRules keepApart(String knowing, String... others) {
    noClasses()
        .that()
        .resideInAPackage(knowing)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
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
