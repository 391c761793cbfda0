package org.hikeshi.matching;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.Mode;
import org.jspecify.annotations.Nullable;

/// What one seat asks of whoever takes it.
///
/// @param skill the code that a candidate must have
/// @param level the lowest level that will do
/// @param prefecture the hospital's, JIS X 0401
/// @param vendors the hospital's vendors, for conflicts of interest
/// @param day today in Asia/Tokyo, for skills that expire
/// @param past who has been asked before, and how that ended
public record Need(
    String skill,
    int level,
    Mode mode,
    String prefecture,
    @Nullable String secondaryMedicalArea,
    List<String> vendors,
    LocalDate day,
    Map<UUID, Past> past) {

  public Need {
    vendors = List.copyOf(vendors);
    past = Map.copyOf(past);
  }
}
