package org.hikeshi.desk;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hikeshi.hospital.Company;
import org.jspecify.annotations.Nullable;

/// Something that incidents of one attack have in common.
public record Trait(By by, String value) {

  public enum By {
    INDICATOR,
    EXTENSION,
    VENDOR,
    ENTRY_ROUTE
  }

  /// The more telling first.
  static final Comparator<Trait> ORDER =
      Comparator.comparing(Trait::by).thenComparing(Trait::value);

  private static final Pattern HASH =
      Pattern.compile("\\b(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})\\b");
  private static final Pattern ADDRESS =
      Pattern.compile("(?<![0-9.])(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?![0-9.])");
  private static final Pattern DOMAIN =
      Pattern.compile("(?<![a-z0-9.-])(?:[a-z0-9-]{1,63}\\.)+[a-z]{2,24}(?![a-z0-9.-])");
  private static final Pattern EXTENSION = Pattern.compile("\\.[a-z0-9_-]{2,20}(?![a-z0-9_.-])");

  /// Addresses that every hospital has inside.
  private static final Pattern INSIDE =
      Pattern.compile("(?:10|127)\\..*|192\\.168\\..*|172\\.(?:1[6-9]|2[0-9]|3[01])\\..*");

  static Set<Trait> of(
      @Nullable String vendor,
      @Nullable String entryRoute,
      @Nullable String extension,
      @Nullable String indicators) {
    var traits = new TreeSet<Trait>(ORDER);
    if (vendor != null && !Company.key(vendor).isEmpty()) {
      traits.add(new Trait(By.VENDOR, Company.key(vendor)));
    }
    if (entryRoute != null && !entryRoute.equals("UNKNOWN") && !entryRoute.equals("OTHER")) {
      traits.add(new Trait(By.ENTRY_ROUTE, entryRoute));
    }
    find(EXTENSION, "." + plain(extension).replaceFirst("^\\.", ""), By.EXTENSION, traits);
    var text = refanged(plain(indicators));
    find(HASH, text, By.INDICATOR, traits);
    find(ADDRESS, text, By.INDICATOR, traits);
    find(DOMAIN, text, By.INDICATOR, traits);
    traits.removeIf(trait -> INSIDE.matcher(trait.value).matches());
    return traits;
  }

  private static void find(Pattern pattern, String text, By by, Set<Trait> traits) {
    pattern.matcher(text).results().forEach(found -> traits.add(new Trait(by, found.group())));
  }

  private static String plain(@Nullable String text) {
    return text == null
        ? ""
        : Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
  }

  /// `hxxp://evil[.]example` is how people write an address that nobody should click on.
  private static String refanged(String text) {
    return text.replace("[.]", ".").replace("(.)", ".").replace("hxxp", "http");
  }
}
