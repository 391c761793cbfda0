package org.hikeshi.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hikeshi.events.CareImpact;
import org.hikeshi.incident.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoardTest {

  private static final Instant NOW = Instant.parse("2026-02-08T17:00:00Z");

  @Test
  void whatNobodyAnswersIsLateAndSaysWhy() {
    // given
    var unanswered = new Case("A", 3).waitsFor("LEAD").unanswered();
    var young = new Case("B", 15).waitsFor("LEAD");
    var old = new Case("C", 16).waitsFor("LEAD");
    var coming = new Case("D", 90).comes(NOW.minusSeconds(1));
    var punctual = new Case("E", 90).comes(NOW.plusSeconds(1));
    var overdue = new Case("F", 90).overdue();
    // when
    var board = Board.of(incidents(unanswered, young, old, coming, punctual, overdue), null, NOW);
    // then
    assertThat(board.rows())
        .extracting(row -> row.incident().number() + row.late())
        .containsExactly(
            "D[ARRIVAL_PASSED]", "F[DUTY_OVERDUE]", "C[NOBODY_YET]", "A[UNANSWERED]", "E[]", "B[]");
    assertThat(board.late()).isEqualTo(4);
  }

  @Test
  void theGravestComesFirstAndTheOldestOfThoseBeforeTheOthers() {
    // given
    var outpatients = new Case("A", 14).stopped(CareImpact.OUTPATIENT_STOPPED);
    var emergency = new Case("B", 2).stopped(CareImpact.EMERGENCY_STOPPED);
    var older = new Case("C", 4).stopped(CareImpact.EMERGENCY_STOPPED);
    // when
    var board = Board.of(incidents(outpatients, emergency, older), null, NOW);
    // then
    assertThat(board.rows())
        .extracting(row -> row.incident().number())
        .containsExactly("C", "B", "A");
  }

  @Test
  void aPrefectureShowsItsOwnAndTheMapShowsAll() {
    // given
    var there = new Case("A", 1).in("14").waitsFor("LEAD", "NETWORK");
    var elsewhere = new Case("B", 1).in("36").comes(NOW.plusSeconds(60));
    // when
    var board = Board.of(incidents(there, elsewhere), "36", NOW);
    // then
    assertThat(board.rows()).extracting(row -> row.incident().number()).containsExactly("B");
    assertThat(board.areas().keySet()).containsExactly("14", "36");
    assertThat(board.areas().get("14")).isEqualTo(new Board.Area(1, 0, 2));
    assertThat(board.areas().get("14").look()).isEqualTo("wait");
    assertThat(board.areas().get("36").look()).isEqualTo("good");
  }

  @Test
  void aPageBearsSoManyAndCountsTheRest() {
    // given
    var flood = IntStream.range(0, 100).mapToObj(no -> new Case("N" + no, no)).toList();
    // when
    var board = Board.of(incidents(flood.toArray(Case[]::new)), null, NOW);
    // then
    assertThat(board.rows()).hasSize(80);
    assertThat(board.more()).isEqualTo(20);
    assertThat(board.open()).isEqualTo(100);
  }

  @Test
  void everyPrefectureHasAPlaceOfItsOwnOnTheMap() {
    assertThat(Tile.ALL)
        .extracting(Tile::code)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 47).mapToObj("%02d"::formatted).toList());
    assertThat(Tile.ALL).extracting(tile -> tile.x() + "," + tile.y()).doesNotHaveDuplicates();
  }

  private static List<OpenIncident> incidents(Case... cases) {
    return List.of(cases).stream().map(Case::incident).toList();
  }

  private record Case(
      String number,
      long minutes,
      String prefecture,
      List<CareImpact> care,
      List<String> waiting,
      boolean nobodyLeft,
      @Nullable Instant expectedAt,
      long overdueDuties) {

    Case(String number, long minutes) {
      this(number, minutes, "14", List.of(), List.of(), false, null, 0);
    }

    Case in(String where) {
      return new Case(number, minutes, where, care, waiting, nobodyLeft, expectedAt, 0);
    }

    Case stopped(CareImpact what) {
      return new Case(
          number, minutes, prefecture, List.of(what), waiting, nobodyLeft, expectedAt, 0);
    }

    Case waitsFor(String... seats) {
      return new Case(number, minutes, prefecture, care, List.of(seats), nobodyLeft, expectedAt, 0);
    }

    Case unanswered() {
      return new Case(number, minutes, prefecture, care, waiting, true, expectedAt, 0);
    }

    Case comes(Instant at) {
      return new Case(number, minutes, prefecture, care, waiting, nobodyLeft, at, 0);
    }

    Case overdue() {
      return new Case(number, minutes, prefecture, care, waiting, nobodyLeft, expectedAt, 1);
    }

    OpenIncident incident() {
      return new OpenIncident(
          new UUID(0, 1),
          number,
          "架空病院",
          prefecture,
          Status.DISPATCHING,
          "RANSOMWARE",
          NOW.minus(Duration.ofMinutes(minutes)),
          null,
          care,
          waiting,
          nobodyLeft,
          expectedAt == null ? 0 : 1,
          expectedAt,
          overdueDuties);
    }
  }
}
