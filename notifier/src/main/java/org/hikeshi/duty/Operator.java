package org.hikeshi.duty;

import org.hikeshi.events.Founder;
import org.hikeshi.events.HospitalFacts;
import org.jspecify.annotations.Nullable;

/// The legal person whose clock runs (個人情報取扱事業者), as far as the rules ask about it.
///
/// @param prefecture JIS X 0401; that of its city where nobody said, or null
/// @param city JIS X 0402, which is kept with its check digit, or null
public record Operator(Founder founder, @Nullable String prefecture, @Nullable String city) {

  /// Offices write the code of a city with its check digit and without. It begins with that of the
  /// prefecture.
  public Operator {
    prefecture = prefecture == null && city != null ? city.substring(0, 2) : prefecture;
    city = city != null && city.length() == 5 ? city + checkDigit(city) : city;
  }

  /// JIS X 0402: weights 6 to 2, modulus 11.
  private static int checkDigit(String city) {
    int sum = 0;
    for (int i = 0; i < city.length(); i++) {
      sum += (6 - i) * (city.charAt(i) - '0');
    }
    return (11 - sum % 11) % 10;
  }

  public static Operator of(HospitalFacts hospital) {
    return new Operator(hospital.founder(), hospital.prefecture(), hospital.city());
  }
}
