package org.hikeshi.matching;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.Mode;
import org.jspecify.annotations.Nullable;

/// An engineer as the choice sees her, at one moment.
///
/// @param employer company name; whoever works for the hospital's vendor is not sent there
/// @param conflicts companies that she has declared a conflict with, or her colleagues have
/// @param openDuties seats accepted and not yet done; open offers are no load
/// @param elsewhere how often she has said in these hours that she is engaged elsewhere
/// @param spokenFor in a wave, offers that stand open before her, else 0: then her last free place
///   goes to whoever is most urgent, and is not promised twice
/// @param triages sites that she is looking after by telephone until somebody comes, and those that
///   she is asked to; they are no load
/// @param recentDuties seats taken in the last 30 days, counted up to 50
/// @param lastDutyAt when she last took a seat, or null for never
/// @param restsUntil the end of her rest after a long duty, or null
/// @param doubted skills that she has said of late she lacks, whatever the directory says
/// @param onDuty by a shift that covers this moment, or because she said so
public record Candidate(
    UUID id,
    String employer,
    Set<String> conflicts,
    String prefecture,
    @Nullable String secondaryMedicalArea,
    Set<Mode> modes,
    List<Skill> skills,
    int maxConcurrent,
    int openDuties,
    int elsewhere,
    int spokenFor,
    int triages,
    int recentDuties,
    @Nullable Instant lastDutyAt,
    @Nullable Instant restsUntil,
    Set<String> doubted,
    boolean onDuty,
    boolean absent) {

  public Candidate {
    conflicts = Set.copyOf(conflicts);
    modes = Set.copyOf(modes);
    skills = List.copyOf(skills);
    doubted = Set.copyOf(doubted);
  }

  /// She cannot be called now.
  public boolean off() {
    return !onDuty || absent;
  }

  int load() {
    return openDuties + elsewhere;
  }

  /// Duties that she could still be asked for.
  int room() {
    return Math.max(0, maxConcurrent - load() - spokenFor);
  }

  /// She has just been asked once more.
  public Candidate askedOnceMore() {
    return new Candidate(
        id,
        employer,
        conflicts,
        prefecture,
        secondaryMedicalArea,
        modes,
        skills,
        maxConcurrent,
        openDuties,
        elsewhere,
        spokenFor + 1,
        triages,
        recentDuties,
        lastDutyAt,
        restsUntil,
        doubted,
        onDuty,
        absent);
  }
}
