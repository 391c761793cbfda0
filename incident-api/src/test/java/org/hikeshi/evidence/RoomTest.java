package org.hikeshi.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.evidence.Keeping.Outcome;
import org.hikeshi.incident.Incidents;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Ids;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// ASVS 2.3.2: a hospital has so much room for files, and others have theirs.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class RoomTest {

  private static final long FILES = 3;
  private static final long BYTES = 100;

  @Inject Attachments attachments;
  @Inject Chunks chunks;
  @Inject Audit audit;
  @Inject Ids ids;
  @Inject Clock clock;
  @Inject Incidents incidents;

  @TempDir Path folder;

  @BeforeEach
  void hospitalsOfTheirOwn() {
    FrontDesk.knowHospital('c', "13");
    FrontDesk.knowHospital('d', "13");
    FrontDesk.knowHospital('e', "13");
  }

  @Test
  void ofTwoWhoShareTheLastPlaceOneHasIt() throws Exception {
    // given room for three, and two are there
    var incident = anIncident('c');
    assertThat(keep(incident, "1")).isInstanceOf(Outcome.Kept.class);
    assertThat(keep(incident, "2")).isInstanceOf(Outcome.Kept.class);
    // when
    var outcomes = atOnce(() -> keep(incident, "3"), () -> keep(incident, "4"));
    // then
    assertThat(outcomes).hasAtLeastOneElementOfType(Outcome.Kept.class);
    assertThat(outcomes).contains(new Outcome.NoRoom(FILES, BYTES));
    // and another hospital's room is not filled by it
    assertThat(keep(anIncident('d'), "1")).isInstanceOf(Outcome.Kept.class);
  }

  @Test
  void roomIsCountedInBytesToo() {
    // given
    var incident = anIncident('e');
    assertThat(keep(incident, "a".repeat((int) BYTES - 1))).isInstanceOf(Outcome.Kept.class);
    // then
    assertThat(keep(incident, "bb")).isEqualTo(new Outcome.NoRoom(FILES, BYTES));
    assertThat(keep(incident, "b")).isInstanceOf(Outcome.Kept.class);
  }

  private static UUID anIncident(char hospital) {
    return UUID.fromString(FrontDesk.anIncident("hospital-" + hospital, FrontDesk.A_REPORT));
  }

  private Outcome keep(UUID incident, String words) {
    var keeping =
        new Keeping(attachments, chunks, new Clamd("none"), audit, ids, clock, FILES, BYTES);
    return QuarkusTransaction.requiringNew()
        .call(() -> keeping.keep(incidents.findById(incident), aFile(words)));
  }

  private Keeping.Sent aFile(String words) throws IOException {
    var file = Files.createTempFile(folder, "sent", ".txt");
    Files.writeString(file, words, StandardCharsets.UTF_8);
    return new Keeping.Sent(file, Files.size(file), "a.txt", "text/plain", "somebody");
  }

  private static List<Outcome> atOnce(Callable<Outcome> one, Callable<Outcome> other)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(2)) {
      var outcomes = new ArrayList<Outcome>();
      for (var each : threads.invokeAll(List.of(one, other))) {
        outcomes.add(each.get());
      }
      return outcomes;
    }
  }
}
