package org.hikeshi.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class PublicFiguresPageTest {

  private static final String PAGE = "/pages/public-figures";

  @Inject EntityManagerFactory entities;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"hospital-a", "engineer-1", "ppc", "coordinator"})
  void anybodySeesThem(@Nullable String user) {
    new Visitor(user)
        .open(PAGE)
        .then()
        .statusCode(200)
        .body(containsString("<svg"))
        .body(containsString("関東"))
        .body(containsString("1から4件まで"))
        .body(not(containsString("style=")))
        .body(not(containsString("<script>")));
    new Visitor(user)
        .open(PAGE + "/region.csv")
        .then()
        .statusCode(200)
        .body(startsWith("region,20"));
  }

  @Test
  void theySpeakEnglishAndKnowNoOthers() {
    new Visitor(null)
        .open(PAGE + "?lang=en")
        .then()
        .body(containsString("Incidents by quarter (founder)"));
    new Visitor(null).open(PAGE + "/times.csv").then().statusCode(404);
  }

  /// Whoever asks again and again gets no further than the first one did that day.
  @Test
  void theyAreCountedOnceADay() {
    // given
    new Visitor(null).open(PAGE);
    var statistics = entities.unwrap(SessionFactory.class).getStatistics();
    statistics.setStatisticsEnabled(true);
    // when
    new Visitor(null).open(PAGE);
    // then
    assertThat(statistics.getPrepareStatementCount()).isZero();
    statistics.setStatisticsEnabled(false);
    statistics.clear();
  }
}
