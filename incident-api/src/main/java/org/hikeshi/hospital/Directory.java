package org.hikeshi.hospital;

import java.util.List;
import java.util.UUID;
import org.hikeshi.sheet.Reading;
import org.jspecify.annotations.Nullable;

/// The directory as it stands, to find which hospital an old list means.
public final class Directory {

  private static final int SHORT_CODE = 7;

  private final List<Hospital> hospitals;

  Directory(List<Hospital> hospitals) {
    this.hospitals = List.copyOf(hospitals);
  }

  /// By its id, or else by its code, or else by its name: codes change on re-designation, so one
  /// that nobody has any more is no reason to give up. Several, where that is not enough.
  public List<Hospital> find(
      @Nullable UUID id,
      @Nullable String code,
      @Nullable String prefecture,
      @Nullable String name) {
    if (id != null) {
      return hospitals.stream().filter(one -> one.id().equals(id)).toList();
    }
    var coded = code == null ? List.<Hospital>of() : coded(MedicalInstitutionCode.digits(code));
    var among = coded.isEmpty() ? hospitals : coded;
    return coded.size() == 1 ? coded : named(among, prefecture, name);
  }

  private List<Hospital> coded(String digits) {
    return hospitals.stream().filter(hospital -> hasCode(hospital, digits)).toList();
  }

  /// The short code is the last seven digits of the long one.
  private static boolean hasCode(Hospital hospital, String digits) {
    var own = hospital.profile().medicalInstitutionCode();
    if (own == null || own.length() == digits.length()) {
      return digits.equals(own);
    }
    var longer = own.length() > digits.length() ? own : digits;
    var shorter = own.length() > digits.length() ? digits : own;
    return shorter.length() == SHORT_CODE
        && longer.endsWith(shorter)
        && longer.startsWith(hospital.prefecture());
  }

  private static List<Hospital> named(
      List<Hospital> among, @Nullable String prefecture, @Nullable String name) {
    return among.stream()
        .filter(one -> name != null && sameName(name, one.name()))
        .filter(one -> prefecture == null || prefecture.equals(one.prefecture()))
        .toList();
  }

  /// Whatever its width and its spaces.
  public static boolean sameName(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String name) {
    return Reading.narrow(name).replaceAll("\\s", "");
  }
}
