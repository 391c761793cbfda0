package org.hikeshi.matching;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether two company names mean one company, as people type them: full or half width, with or
/// without the legal form (株式会社, (株), Inc., Co., Ltd.).
public final class Companies {

  private static final Pattern LEGAL_FORM =
      Pattern.compile(
          "株式会社|有限会社|合同会社|\\(株\\)|\\(有\\)|\\(同\\)"
              + "|\\b(inc|co|ltd|llc|corp|corporation|k\\.k|kk)\\b\\.?|[\\s,.・]");

  /// The first of `others` that is the same company as `name`.
  public static Optional<String> same(String name, Collection<String> others) {
    var plain = plain(name);
    return plain.isEmpty()
        ? Optional.empty()
        : others.stream().filter(other -> plain(other).equals(plain)).findFirst();
  }

  private static String plain(String name) {
    var folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return LEGAL_FORM.matcher(folded).replaceAll("");
  }

  private Companies() {}
}
