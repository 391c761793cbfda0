package org.hikeshi.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.roster.RotationAsked.Days;
import org.hikeshi.web.Tag;
import org.hikeshi.web.time.JapanTime;
import org.hikeshi.web.time.OfficialCalendar;
import org.jspecify.annotations.Nullable;

/// Engineers on duty in turn, each for so many days, handing over at one time of day in Asia/Tokyo.
/// Holidays and the year's end are days like others, or the only ones, or left to another rotation.
@Entity
@Table(name = "rotation")
class Rotation {

  @Id private UUID id;
  private String name;
  private LocalDate startsOn;
  private @Nullable LocalDate endsOn;
  private LocalTime handsOverAt;
  private int everyDays;
  private List<UUID> participants;

  @Enumerated(EnumType.STRING)
  private Days days;

  /// For Hibernate.
  protected Rotation() {}

  Rotation(UUID id, RotationAsked asked) {
    this.id = id;
    become(asked);
  }

  final void become(RotationAsked asked) {
    name = asked.name();
    startsOn = asked.startsOn();
    endsOn = asked.endsOn();
    handsOverAt = LocalTime.parse(asked.handsOverAt());
    everyDays = asked.everyDays();
    participants = List.copyOf(asked.participants());
    days = Objects.requireNonNullElse(asked.days(), Days.ALL);
  }

  /// One engineer's turn.
  record Turn(UUID engineerId, Stretch time) {}

  /// Every turn that touches that time.
  Stream<Turn> turns(Instant from, Instant to) {
    return days == Days.ALL ? wholeTurns(from, to) : singleDays(from, to);
  }

  /// Whose turn it is at this moment.
  Set<UUID> at(Instant moment) {
    return turns(moment, moment)
        .filter(turn -> turn.time().covers(moment))
        .map(Turn::engineerId)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Stream<Turn> wholeTurns(Instant from, Instant to) {
    var first = Math.max(0, turnAt(from));
    var last = turnAt(to);
    return LongStream.rangeClosed(first, last)
        .mapToObj(this::turn)
        .filter(turn -> !turn.time().isEmpty());
  }

  private long turnAt(Instant at) {
    return Math.floorDiv(ChronoUnit.DAYS.between(startsOn, dutyDay(at)), everyDays);
  }

  /// The day whose duty it is then: it begins with the hand-over.
  private LocalDate dutyDay(Instant at) {
    return at.atZone(JapanTime.ZONE)
        .toLocalDateTime()
        .minusNanos(handsOverAt.toNanoOfDay())
        .toLocalDate();
  }

  /// One for each day that this rotation is for.
  private Stream<Turn> singleDays(Instant from, Instant to) {
    var first = dutyDay(from).isBefore(startsOn) ? startsOn : dutyDay(from);
    var end = dutyDay(to).plusDays(1);
    var last = endsOn == null || end.isBefore(endsOn.plusDays(1)) ? end : endsOn.plusDays(1);
    return first.isBefore(last)
        ? first
            .datesUntil(last)
            .filter(day -> OfficialCalendar.JAPAN.holiday(day) == (days == Days.HOLIDAYS))
            .map(day -> new Turn(whoseIs(day), new Stretch(at(day), at(day.plusDays(1)))))
        : Stream.empty();
  }

  /// Among holidays a turn is so many holidays, so that a year's end is shared out; among ordinary
  /// days it is so many days, as if there were none between.
  private UUID whoseIs(LocalDate day) {
    var before =
        days == Days.HOLIDAYS
            ? OfficialCalendar.JAPAN.holidaysBetween(startsOn, day)
            : ChronoUnit.DAYS.between(startsOn, day);
    return participants.get(Math.floorMod(before / everyDays, participants.size()));
  }

  private Turn turn(long no) {
    var who = participants.get(Math.floorMod(no, participants.size()));
    return new Turn(who, new Stretch(begin(no), earlier(begin(no + 1))));
  }

  private Instant begin(long no) {
    return at(startsOn.plusDays(no * everyDays));
  }

  /// The last turn ends with the hand-over after the last day.
  private Instant earlier(Instant end) {
    if (endsOn == null) {
      return end;
    }
    var over = at(endsOn.plusDays(1));
    return over.isBefore(end) ? over : end;
  }

  private Instant at(LocalDate day) {
    return day.atTime(handsOverAt).atZone(JapanTime.ZONE).toInstant();
  }

  UUID id() {
    return id;
  }

  Tag tag() {
    return Tag.of(name, startsOn, endsOn, handsOverAt, everyDays, participants, days);
  }

  View view() {
    return new View(
        id,
        name,
        startsOn,
        endsOn,
        handsOverAt.toString(),
        everyDays,
        participants,
        days,
        tag().value());
  }

  /// @param handsOverAt in Asia/Tokyo
  /// @param tag what If-Match takes, in quotes
  @Schema(name = "RotationView")
  record View(
      UUID id,
      String name,
      LocalDate startsOn,
      @Nullable LocalDate endsOn,
      String handsOverAt,
      int everyDays,
      List<UUID> participants,
      Days days,
      String tag) {}
}
