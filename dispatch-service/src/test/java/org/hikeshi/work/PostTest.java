package org.hikeshi.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.events.DispatchEvent.Seat;
import org.hikeshi.events.DispatchEvent.SeatState;
import org.hikeshi.work.Post.Due;
import org.hikeshi.work.WorkSettings.Terms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PostTest {

  private static final Terms TERMS =
      new Terms(
          Duration.ofHours(2),
          Duration.ofMinutes(15),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(4));
  private static final Instant TOOK_IT = Instant.parse("2026-02-08T16:50:00Z");
  private static final Instant EXPECTED = TOOK_IT.plus(Duration.ofMinutes(45));
  private static final UUID ANNA = new UUID(1, 1);

  @Test
  void whoIsNotThereByHerTimeIsLateOnce() {
    // given
    var post = aPost(Mode.ON_SITE, SeatState.EN_ROUTE, EXPECTED);
    // when / then
    assertThat(post.take(EXPECTED.plusSeconds(899), TERMS)).isEqualTo(Due.NOTHING);
    assertThat(post.take(EXPECTED.plusSeconds(900), TERMS)).isEqualTo(Due.LATE);
    assertThat(post.take(EXPECTED.plusSeconds(9000), TERMS)).isEqualTo(Due.NOTHING);
  }

  @Test
  void aNewTimeOfArrivalIsANewChance() {
    // given
    var post = aPost(Mode.ON_SITE, SeatState.EN_ROUTE, EXPECTED);
    post.take(EXPECTED.plusSeconds(900), TERMS);
    var later = EXPECTED.plus(Duration.ofHours(1));
    // when
    post.follow(seat(Mode.ON_SITE, SeatState.EN_ROUTE, later), EXPECTED, TERMS);
    // then
    assertThat(post.nextAt()).isEqualTo(later.plusSeconds(900));
    assertThat(post.take(later.plusSeconds(900), TERMS)).isEqualTo(Due.LATE);
  }

  @Test
  void whoNamesNoTimeIsLateAfterTheUsualOne() {
    // given
    var remote = aPost(Mode.REMOTE, SeatState.ACCEPTED, null);
    var onSite = aPost(Mode.ON_SITE, SeatState.EN_ROUTE, null);
    var begun = aPost(Mode.REMOTE, SeatState.WORKING, null);
    // when / then
    assertThat(remote.nextAt()).isEqualTo(TOOK_IT.plus(Duration.ofMinutes(75)));
    assertThat(remote.take(TOOK_IT.plus(Duration.ofMinutes(75)), TERMS)).isEqualTo(Due.LATE);
    assertThat(remote.nextAt()).isNull();
    assertThat(onSite.nextAt()).isEqualTo(TOOK_IT.plus(Duration.ofMinutes(255)));
    assertThat(begun.nextAt()).isNull();
  }

  @Test
  void aTriageThatNamesNoTimeIsOverByItself() {
    // given
    var seat = new Seat("TRIAGE-2", Mode.REMOTE, SeatState.ACCEPTED, ANNA, TOOK_IT, null);
    var post = new Post(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3), seat);
    // when
    post.follow(seat, TOOK_IT, TERMS);
    // then
    assertThat(post.nextAt()).isNull();
    assertThat(post.take(TOOK_IT.plus(Duration.ofDays(1)), TERMS)).isEqualTo(Due.NOTHING);
  }

  @Test
  void whoIsToHelpInAnotherWayHasTheUsualTimeFromThenOn() {
    // given
    var post = aPost(Mode.REMOTE, SeatState.WORKING, EXPECTED);
    var turned = TOOK_IT.plus(Duration.ofHours(9));
    // when
    post.follow(seat(Mode.ON_SITE, SeatState.ACCEPTED, null), turned, TERMS);
    // then
    assertThat(post.nextAt()).isEqualTo(turned.plus(Duration.ofMinutes(255)));
  }

  @Test
  void whoHasArrivedIsNotLate() {
    // given
    var post = aPost(Mode.REMOTE, SeatState.WORKING, EXPECTED);
    // when / then
    assertThat(post.nextAt()).isNull();
    assertThat(post.take(EXPECTED.plusSeconds(99_999), TERMS)).isEqualTo(Due.NOTHING);
  }

  @Test
  void whoIsOnSiteIsAskedAndHerSilenceIsTold() {
    // given
    var post = aPost(Mode.ON_SITE, SeatState.ARRIVED, EXPECTED);
    var due = TOOK_IT.plus(Duration.ofHours(2));
    // when / then
    assertThat(post.take(due.minusSeconds(1), TERMS)).isEqualTo(Due.NOTHING);
    assertThat(post.take(due, TERMS)).isEqualTo(Due.CHECK_IN);
    assertThat(post.take(due.plusSeconds(899), TERMS)).isEqualTo(Due.NOTHING);
    assertThat(post.take(due.plusSeconds(900), TERMS)).isEqualTo(Due.SILENT);
    assertThat(post.take(due.plusSeconds(9_000), TERMS)).isEqualTo(Due.NOTHING);
    assertThat(post.nextAt()).isNull();
  }

  @Test
  void sayingThatSheIsWellBeginsTheTimeAnew() {
    // given
    var post = aPost(Mode.ON_SITE, SeatState.WORKING, EXPECTED);
    var due = TOOK_IT.plus(Duration.ofHours(2));
    post.take(due, TERMS);
    // when
    var asked = post.isWell(due.plusSeconds(60), TERMS);
    // then
    assertThat(asked).isTrue();
    assertThat(post.nextAt()).isEqualTo(due.plusSeconds(60).plus(Duration.ofHours(2)));
  }

  @Test
  void whoSleepsOnSiteIsAskedAQuarterOfAnHourAfterIt() {
    // given
    var post = aPost(Mode.ON_SITE, SeatState.WORKING, EXPECTED);
    var evening = TOOK_IT.plus(Duration.ofHours(2));
    post.take(evening, TERMS);
    // when
    var morning = evening.plus(Duration.ofHours(9));
    var rests = post.rests(Duration.ofHours(9), evening, TERMS);
    // then
    assertThat(rests).isTrue();
    assertThat(post.restsUntil(morning.minusSeconds(1))).isEqualTo(morning);
    assertThat(post.restsUntil(morning)).isNull();
    assertThat(post.take(morning.plusSeconds(899), TERMS)).isEqualTo(Due.NOTHING);
    assertThat(post.take(morning.plusSeconds(900), TERMS)).isEqualTo(Due.CHECK_IN);
    assertThat(post.take(morning.plusSeconds(1_800), TERMS)).isEqualTo(Due.SILENT);
  }

  @Test
  void nobodySleepsForLongerThanTwelveHoursAndWhoIsUpEarlierIsUp() {
    // given
    var post = aPost(Mode.ON_SITE, SeatState.WORKING, EXPECTED);
    // when
    post.rests(Duration.ofDays(3), TOOK_IT, TERMS);
    var until = post.restsUntil(TOOK_IT);
    post.isWell(TOOK_IT.plusSeconds(60), TERMS);
    // then
    assertThat(until).isEqualTo(TOOK_IT.plus(Duration.ofHours(12)));
    assertThat(post.restsUntil(TOOK_IT.plusSeconds(60))).isNull();
    assertThat(post.nextAt()).isEqualTo(TOOK_IT.plusSeconds(60).plus(Duration.ofHours(2)));
  }

  @Test
  void theMorningIsTheNextSevenOClockInJapan() {
    assertThat(Morning.from(Instant.parse("2026-02-08T13:00:00Z"))).isEqualTo(Duration.ofHours(9));
    assertThat(Morning.from(Instant.parse("2026-02-08T22:00:00Z"))).isEqualTo(Duration.ofDays(1));
    assertThat(Morning.rest(Instant.parse("2026-02-08T21:59:00Z")))
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(Morning.rest(Instant.parse("2026-02-08T22:00:00Z"))).isZero();
    assertThat(Morning.isNear(Instant.parse("2026-02-08T10:00:00Z"))).isTrue();
    assertThat(Morning.isNear(Instant.parse("2026-02-08T09:59:00Z"))).isFalse();
  }

  @Test
  void aSweepThatComesLateStillAsksBeforeItAlarms() {
    // given
    var post = aPost(Mode.ON_SITE, SeatState.ARRIVED, EXPECTED);
    var late = TOOK_IT.plus(Duration.ofHours(9));
    // when / then
    assertThat(post.take(late, TERMS)).isEqualTo(Due.CHECK_IN);
    assertThat(post.take(late, TERMS)).isEqualTo(Due.NOTHING);
    assertThat(post.take(late.plusSeconds(900), TERMS)).isEqualTo(Due.SILENT);
  }

  @Test
  void nobodyIsAskedWhoIsRemoteOrHasLeft() {
    // given
    var remote = aPost(Mode.REMOTE, SeatState.WORKING, null);
    var left = aPost(Mode.ON_SITE, SeatState.WORKING, null);
    // when
    left.end(TOOK_IT.plusSeconds(1));
    // then
    assertThat(remote.isWell(TOOK_IT, TERMS)).isFalse();
    assertThat(left.isWell(TOOK_IT, TERMS)).isFalse();
    assertThat(left.take(TOOK_IT.plus(Duration.ofDays(1)), TERMS)).isEqualTo(Due.NOTHING);
  }

  private static Post aPost(Mode mode, SeatState state, @Nullable Instant expected) {
    var seat = seat(mode, state, expected);
    var post = new Post(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3), seat);
    post.follow(seat, TOOK_IT, TERMS);
    return post;
  }

  private static Seat seat(Mode mode, SeatState state, @Nullable Instant expected) {
    return new Seat("LEAD", mode, state, ANNA, TOOK_IT, expected);
  }
}
