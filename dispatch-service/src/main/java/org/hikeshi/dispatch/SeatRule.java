package org.hikeshi.dispatch;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hikeshi.events.Category;
import org.hikeshi.events.DispatchEvent.Mode;

/// One seat that a dispatch gets from the start, as configuration writes it: `LEAD`,
/// `MEDICAL_DEVICE/ON_SITE`, `FORENSICS/REMOTE@RANSOMWARE|MALWARE`.
///
/// @param categories for which it holds; none means all
public record SeatRule(SeatKind kind, Mode mode, Set<Category> categories) {

  private static final Pattern WRITTEN =
      Pattern.compile("(?<kind>[A-Z_]+)(/(?<mode>[A-Z_]+))?(@(?<categories>[A-Z_|]+))?");

  static final SeatRule LEAD = new SeatRule(SeatKind.LEAD, Mode.REMOTE, Set.of());

  /// Called by the configuration for each element of `dispatch.seats`.
  public static SeatRule parse(CharSequence written) {
    var match = WRITTEN.matcher(written);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "dispatch.seats: \"" + written + "\" is not SEAT[/MODE][@CATEGORY|CATEGORY]");
    }
    var mode = match.group("mode");
    var categories = match.group("categories");
    return new SeatRule(
        SeatKind.valueOf(match.group("kind")),
        mode == null ? Mode.REMOTE : Mode.valueOf(mode),
        categories == null
            ? Set.of()
            : Arrays.stream(categories.split("\\|"))
                .map(Category::valueOf)
                .collect(Collectors.toUnmodifiableSet()));
  }

  boolean holdsFor(Category category) {
    return categories.isEmpty() || categories.contains(category);
  }
}
