package org.hikeshi.dispatch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hikeshi.dispatch.Terms.Start;
import org.hikeshi.matching.Reach;
import org.hikeshi.matching.Rest;

/// The operator's settings, `dispatch.*`, or by environment: `DISPATCH_OFFER_WINDOW=PT2M`.
@ConfigMapping(prefix = "dispatch")
interface DispatchSettings {

  @WithDefault("PT5M")
  Duration offerWindow();

  /// How many are asked at the same time: first, after one silence, after two, and so on.
  @WithDefault("1,2,3")
  List<Integer> rounds();

  /// How long an offer may be answered, round by round; the offer window for all where not set.
  Optional<List<Duration>> roundWindows();

  /// How far away somebody may be who is asked to travel, round by round.
  @WithDefault("BLOCK,BLOCK,COUNTRY")
  List<Reach> reach();

  /// `SEAT[?][/MODE][@CATEGORY|CATEGORY]`, in the order in which they are shown; where not set,
  /// `rules/seats.md` says.
  Optional<List<SeatRule>> seats();

  /// From so many mandatory seats on that wait for somebody it is a wave: nobody is asked for more
  /// seats at once than she has room for, and the room goes to the most urgent. Never, where not
  /// set.
  OptionalInt waveFrom();

  /// Whether sites that wait in a wave are looked after by telephone (`rules/wave.md`).
  @WithDefault("false")
  boolean triage();

  /// Whether somebody who has said yes and not yet left may be asked to move to a clearly more
  /// urgent site that waits in a wave (`rules/wave.md`).
  @WithDefault("false")
  boolean reassign();

  /// A duty longer than this is followed by a rest, in which nobody is asked.
  @WithDefault("PT6H")
  Duration restAfter();

  @WithDefault("PT9H")
  Duration rest();

  /// The lowest level of a seat's skill that will do. `application.properties` says the usual one,
  /// for the roster asks too.
  int skillLevel();

  @WithDefault("AT_ONCE")
  Start start();

  /// How long the desk's yes is waited for; its silence is a yes.
  @WithDefault("PT10M")
  Duration deskWindow();

  /// How long after a silence, a no or an UNABLE somebody may be asked by the same dispatch again,
  /// where the reason passes.
  @WithDefault("PT16H")
  Duration askedAgainAfter();

  /// After so many hours a drill ends by itself.
  @WithDefault("8")
  int drillHours();

  /// @param day by whose rules, in Asia/Tokyo
  default Terms terms(LocalDate day) {
    return new Terms(
        roundWindows().orElseGet(() -> List.of(offerWindow())),
        rounds(),
        reach(),
        seats().orElseGet(() -> SeatRule.inForceOn(day)),
        skillLevel(),
        start(),
        deskWindow(),
        askedAgainAfter());
  }

  default Rest restBetweenDuties() {
    return new Rest(restAfter(), rest());
  }
}
