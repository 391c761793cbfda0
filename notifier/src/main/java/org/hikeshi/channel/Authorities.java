package org.hikeshi.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hikeshi.web.Texts;

/// The authorities there are: four national ones, and by code each prefecture, its police, and the
/// cities that have health centres of their own (保健所設置市).
@ApplicationScoped
public class Authorities {

  private static final Set<String> NATIONAL =
      new LinkedHashSet<>(List.of("ppc", "mhlw", "mext", "nco"));
  private static final Pattern LOCAL =
      Pattern.compile("(prefecture|police)-(0[1-9]|[1-3][0-9]|4[0-7])|city-[0-9]{6}");

  private final Texts texts;

  Authorities(Texts texts) {
    this.texts = texts;
  }

  boolean exists(String id) {
    return NATIONAL.contains(id) || LOCAL.matcher(id).matches();
  }

  /// All of them; cities only where a channel was agreed.
  List<String> known(Collection<String> agreed) {
    var cities = new TreeSet<>(agreed.stream().filter(id -> id.startsWith("city-")).toList());
    return Stream.of(NATIONAL.stream(), each("prefecture"), each("police"), cities.stream())
        .flatMap(ids -> ids)
        .toList();
  }

  /// In the caller's language.
  public String name(String id) {
    return name(id, texts);
  }

  /// In the language of `texts`. A city that has no name here is told by its code.
  public static String name(String id, Texts texts) {
    int dash = id.indexOf('-');
    var own = texts.called("authority", id);
    if (dash < 0 || !own.equals(id)) {
      return own;
    }
    var kind = id.substring(0, dash);
    var code = id.substring(dash + 1);
    if (!kind.equals("city")) {
      return texts.of("authority." + kind, texts.of("prefecture." + code));
    }
    var city = texts.called("city", code);
    return city.equals(code) ? texts.of("authority.city", code) : city;
  }

  private static Stream<String> each(String kind) {
    return IntStream.rangeClosed(1, 47).mapToObj(code -> "%s-%02d".formatted(kind, code));
  }
}
