package org.hikeshi.matching;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.Mode;
import org.jspecify.annotations.Nullable;

/// What one seat asks of whoever takes it.
///
/// @param dispatchId whose seat; of those who are equal in all else, it decides who is first
/// @param skill the code that a candidate must have
/// @param level the lowest level that will do
/// @param preferredLevel the level from which on more is no better
/// @param reach how far away somebody may be who is asked to travel
/// @param prefecture the hospital's, JIS X 0401
/// @param vendors the hospital's vendors, for conflicts of interest
/// @param at the moment of the choice
/// @param day the same as a day in Asia/Tokyo, for skills that expire
/// @param past who has been asked before, and how that ended
/// @param kept in a wave, so many places of those who could lead are kept for sites that come first
/// @param triages 0 for a duty; for a triage, how many one engineer may hold beside her duties
public record Need(
    UUID dispatchId,
    String skill,
    int level,
    int preferredLevel,
    Mode mode,
    Reach reach,
    String prefecture,
    @Nullable String secondaryMedicalArea,
    List<String> vendors,
    Instant at,
    LocalDate day,
    Map<UUID, Past> past,
    int kept,
    int triages) {

  /// The skill without which nothing begins.
  static final String LEAD = "LEAD";

  public Need {
    vendors = List.copyOf(vendors);
    past = Map.copyOf(past);
  }

  /// The same, looked for as far as `wider`.
  public Need within(Reach wider) {
    return new Need(
        dispatchId,
        skill,
        level,
        preferredLevel,
        mode,
        wider,
        prefecture,
        secondaryMedicalArea,
        vendors,
        at,
        day,
        past,
        kept,
        triages);
  }
}
