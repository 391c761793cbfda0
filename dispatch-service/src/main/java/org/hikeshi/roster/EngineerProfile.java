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
    @NotBlank(message = "{jakarta.validation.constraints.NotBlank.message}")
        @Size(max = 200, message = "{jakarta.validation.constraints.Size.message}")
        String name,
    @NotBlank(message = "{jakarta.validation.constraints.NotBlank.message}")
        @Size(max = 200, message = "{jakarta.validation.constraints.Size.message}")
        String employer,
    @Size(max = 100, message = "{jakarta.validation.constraints.Size.message}")
        @Nullable
            List<
                @NotBlank(message = "{jakarta.validation.constraints.NotBlank.message}")
                @Size(max = 200, message = "{jakarta.validation.constraints.Size.message}") String>
            conflicts,
    @NotNull(message = "{jakarta.validation.constraints.NotNull.message}")
        @Size(max = 50, message = "{jakarta.validation.constraints.Size.message}")
        List<@Valid HeldSkill> skills,
    @NotNull(message = "{jakarta.validation.constraints.NotNull.message}")
        @Pattern(regexp = "0[1-9]|[1-3][0-9]|4[0-7]", message = "{roster.prefecture}")
        String prefecture,
    @Nullable @Pattern(regexp = "[0-9A-Za-z-]{1,20}", message = "{roster.area}")
        String secondaryMedicalArea,
    @NotEmpty(message = "{jakarta.validation.constraints.NotEmpty.message}") Set<Mode> modes,
    @NotNull(message = "{jakarta.validation.constraints.NotNull.message}")
        @Min(value = 0, message = "{jakarta.validation.constraints.Min.message}")
        @Max(value = 100, message = "{jakarta.validation.constraints.Max.message}")
        Integer maxConcurrent,
    @Size(max = 20, message = "{jakarta.validation.constraints.Size.message}")
        @Nullable List<@Valid Contact> contacts) {

  List<String> conflictsOrNone() {
    return conflicts == null ? List.of() : conflicts;
  }

  List<Contact> contactsOrNone() {
    return contacts == null ? List.of() : contacts;
  }
}
