package org.hikeshi.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.incident.IncidentFixture.HOSPITAL_A;
import static org.hikeshi.report.StatementFixture.aFirstReport;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.Origin;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class FilingTest {

  @Inject Filing filing;
  @Inject Database database;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void aRollbackSaysNothing() {
    // given
    var clerk = new Clerk(HOSPITAL_A, Origin.HOSPITAL, "当直");
    // when
    QuarkusTransaction.begin();
    var filed = (Filing.Outcome.Filed) filing.file(aFirstReport().said(), clerk);
    QuarkusTransaction.rollback();
    // then
    var incident = filed.incident().id().toString();
    assertThat(database.toldOf(incident)).isEmpty();
    assertThat(database.timelineOf(incident)).isEmpty();
    assertThat(database.auditOf("incident/" + incident)).isEmpty();
  }
}
