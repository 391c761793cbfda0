package org.hikeshi.hospital;

import java.text.Normalizer;
import java.util.Locale;

/// Names of companies, which people write in more than one way: `（株）サンプル`, `サンプル 株式会社`.
public final class Company {

  private Company() {}

  /// The same for two ways of writing one name: without its legal form, its spaces and its width.
  public static String key(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("株式会社|有限会社|合同会社|\\((株|有|同)\\)|k\\.k\\.|\\b(inc|ltd|co)\\b", "")
        .replaceAll("[\\s・.,]", "");
  }
}
