package org.hikeshi.roster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.hikeshi.events.DispatchEvent.Mode;
import org.jspecify.annotations.Nullable;

/// An engineer as she is written down in the directory.
///
/// @param employer whose conflicts of interest are hers
/// @param conflicts further companies that she has declared a conflict with
/// @param maxConcurrent how many seats she can hold at the same time
/// @param contacts in the order in which they are tried
@JsonIgnoreProperties({"id", "onDuty"})
public record EngineerProfile(
    @NotBlank @Size(max = 200) String name,
    @NotBlank @Size(max = 200) String employer,
    @Size(max = 100) @Nullable List<@NotBlank @Size(max = 200) String> conflicts,
    @NotNull @Size(max = 50) List<@Valid HeldSkill> skills,
    @NotNull @Pattern(regexp = EngineerProfile.PREFECTURE, message = "{roster.prefecture}")
        String prefecture,
    @Nullable @Pattern(regexp = "[0-9A-Za-z-]{1,20}", message = "{roster.area}")
        String secondaryMedicalArea,
    @NotEmpty Set<Mode> modes,
    @NotNull @Min(0) @Max(100) Integer maxConcurrent,
    @Size(max = 20) @Nullable List<@Valid Contact> contacts) {

  /// JIS X 0401.
  public static final String PREFECTURE = "0[1-9]|[1-3][0-9]|4[0-7]";

  List<String> conflictsOrNone() {
    return conflicts == null ? List.of() : conflicts;
  }

  List<Contact> contactsOrNone() {
    return contacts == null ? List.of() : contacts;
  }
}
