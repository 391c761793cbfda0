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

  private UUID id = engineer(1);
  private String employer = "Anna Security";
  private Set<String> conflicts = Set.of();
  private String prefecture = "14";
  private @Nullable String area = null;
  private Set<Mode> modes = Set.of(Mode.REMOTE, Mode.ON_SITE);
  private List<Skill> skills = List.of(new Skill("LEAD", 3, null));
  private int maxConcurrent = 5;
  private int openDuties = 0;
  private @Nullable Instant lastDutyAt = null;
  private boolean onDuty = true;
  private boolean absent = false;

  public static UUID engineer(int n) {
    return UUID.fromString("00000000-0000-7000-8000-0000000000e" + Integer.toHexString(n));
  }

  /// On duty in Kanagawa, able to lead, with nothing to do.
  public static CandidateFixture anEngineer(int n) {
    var fixture = new CandidateFixture();
    fixture.id = engineer(n);
    return fixture;
  }

  /// A LEAD seat, remote, for a hospital in Kanagawa.
  public static Need aNeed() {
    return new Need("LEAD", 2, Mode.REMOTE, "14", "1404", List.of("給食システム株式会社"), DAY, Map.of());
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
        lastDutyAt,
        onDuty,
        absent);
  }
}
