package org.hikeshi.matching;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.Mode;
import org.jspecify.annotations.Nullable;

/// Engineers and needs, told in a sentence.
public final class CandidateFixture {

  public static final LocalDate DAY = LocalDate.parse("2026-02-09");

  public static final Instant AT = Instant.parse("2026-02-08T16:50:00Z");
  public static final UUID DISPATCH = UUID.fromString("00000000-0000-7000-8000-0000000000d1");

  private UUID id = engineer(1);
  private String employer = "Anna Security";
  private Set<String> conflicts = Set.of();
  private String prefecture = "14";
  private @Nullable String area = null;
  private Set<Mode> modes = Set.of(Mode.REMOTE, Mode.ON_SITE);
  private List<Skill> skills = List.of(new Skill("LEAD", 3, null));
  private int maxConcurrent = 5;
  private int openDuties = 0;
  private int elsewhere = 0;
  private int spokenFor = 0;
  private int triages = 0;
  private int recentDuties = 0;
  private @Nullable Instant lastDutyAt = null;
  private @Nullable Instant restsUntil = null;
  private Set<String> doubted = Set.of();
  private boolean onDuty = true;
  private boolean absent = false;

  public static UUID engineer(int n) {
    return UUID.fromString("00000000-0000-7000-8000-0000000000e" + Integer.toHexString(n));
  }

  /// On duty in Kanagawa, able to lead, with nothing to do. The higher her number, the more she has
  /// done lately, so that of some who are alike in all else the lowest comes first.
  public static CandidateFixture anEngineer(int n) {
    var fixture = new CandidateFixture();
    fixture.id = engineer(n);
    fixture.recentDuties = n;
    return fixture;
  }

  /// A LEAD seat, remote, for a hospital in Kanagawa.
  public static Need aNeed() {
    return aNeed(Mode.REMOTE, Reach.COUNTRY);
  }

  public static Need aNeed(Mode mode, Reach reach) {
    return aNeed(mode, reach, 0, 0);
  }

  /// The same in a wave.
  public static Need aNeed(int kept, int triages) {
    return aNeed(Mode.REMOTE, Reach.COUNTRY, kept, triages);
  }

  private static Need aNeed(Mode mode, Reach reach, int kept, int triages) {
    return new Need(
        DISPATCH,
        "LEAD",
        2,
        3,
        mode,
        reach,
        "14",
        "1404",
        List.of("給食システム株式会社"),
        AT,
        DAY,
        Map.of(),
        kept,
        triages);
  }

  public CandidateFixture employedBy(String company) {
    employer = company;
    return this;
  }

  public CandidateFixture conflictingWith(String company) {
    conflicts = Set.of(company);
    return this;
  }

  public CandidateFixture in(String where) {
    prefecture = where;
    return this;
  }

  public CandidateFixture inArea(String where) {
    area = where;
    return this;
  }

  public CandidateFixture only(Mode mode) {
    modes = Set.of(mode);
    return this;
  }

  public CandidateFixture with(Skill... having) {
    skills = List.of(having);
    return this;
  }

  public CandidateFixture busyWith(int duties) {
    openDuties = duties;
    return this;
  }

  public CandidateFixture upTo(int duties) {
    maxConcurrent = duties;
    return this;
  }

  public CandidateFixture engagedElsewhere() {
    elsewhere = 1;
    return this;
  }

  public CandidateFixture spokenFor(int offers) {
    spokenFor = offers;
    return this;
  }

  public CandidateFixture lookingAfter(int sites) {
    triages = sites;
    return this;
  }

  public CandidateFixture called(UUID other) {
    id = other;
    return this;
  }

  public CandidateFixture recently(int duties) {
    recentDuties = duties;
    return this;
  }

  public CandidateFixture restingUntil(String at) {
    restsUntil = Instant.parse(at);
    return this;
  }

  public CandidateFixture doubting(String skill) {
    doubted = Set.of(skill);
    return this;
  }

  public CandidateFixture lastOnDuty(String at) {
    lastDutyAt = Instant.parse(at);
    return this;
  }

  public CandidateFixture offDuty() {
    onDuty = false;
    return this;
  }

  public CandidateFixture absent() {
    absent = true;
    return this;
  }

  public Candidate now() {
    return new Candidate(
        id,
        employer,
        conflicts,
        prefecture,
        area,
        modes,
        skills,
        maxConcurrent,
        openDuties,
        elsewhere,
        spokenFor,
        triages,
        recentDuties,
        lastDutyAt,
        restsUntil,
        doubted,
        onDuty,
        absent);
  }
}
