package org.hikeshi.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hikeshi.hospital.Company;
import org.jspecify.annotations.Nullable;

/// Something that incidents of one attack have in common.
public record Trait(By by, String value) {

  public enum By {
    INDICATOR,
    RANSOM_NOTE,
    EXTENSION,
    VENDOR,
    ENTRY_ROUTE
  }

  /// The more telling first.
  static final Comparator<Trait> ORDER =
      Comparator.comparing(Trait::by).thenComparing(Trait::value);

  /// @param traces what its reports name of the attacker, each by its kind and its value
  static Set<Trait> of(@Nullable String vendor, @Nullable String entryRoute, List<String> traces) {
    var traits = new TreeSet<Trait>(ORDER);
    if (vendor != null && !Company.key(vendor).isEmpty()) {
      traits.add(new Trait(By.VENDOR, Company.key(vendor)));
    }
    if (entryRoute != null && !entryRoute.equals("UNKNOWN") && !entryRoute.equals("OTHER")) {
      traits.add(new Trait(By.ENTRY_ROUTE, entryRoute));
    }
    traces.forEach(trace -> traits.add(of(trace)));
    return traits;
  }

  private static Trait of(String trace) {
    var value = trace.substring(trace.indexOf(' ') + 1);
    return switch (trace.substring(0, trace.indexOf(' '))) {
      case "EXTENSION" -> new Trait(By.EXTENSION, "." + value);
      case "RANSOM_NOTE" -> new Trait(By.RANSOM_NOTE, value);
      default -> new Trait(By.INDICATOR, value);
    };
  }
}
