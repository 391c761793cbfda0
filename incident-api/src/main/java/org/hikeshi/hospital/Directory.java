package org.hikeshi.hospital;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hikeshi.sheet.Reading;
import org.jspecify.annotations.Nullable;

/// The directory as it stands, to find which hospital an old list means.
public final class Directory {

  private static final int SHORT_CODE = 7;
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final Map<UUID, Hospital> byId;
  private final Map<String, List<Hospital>> byName;
  private final Map<String, List<Hospital>> byShortCode;

  Directory(List<Hospital> hospitals) {
    this.byId = hospitals.stream().collect(Collectors.toMap(Hospital::id, one -> one));
    this.byName = hospitals.stream().collect(Collectors.groupingBy(one -> plain(one.name())));
    this.byShortCode =
        hospitals.stream()
            .filter(one -> one.medicalInstitutionCode() != null)
            .collect(Collectors.groupingBy(one -> shortened(one.medicalInstitutionCode())));
  }

  public sealed interface Match {

    record One(Hospital hospital) implements Match {}

    /// It may be any of them, or, where a short code was all, not even that one.
    record Unclear(int candidates) implements Match {}

    record Nobody() implements Match {}
  }

  /// By its id, or else by its code, or else by its name: codes change on re-designation, so one
  /// that nobody has any more is no reason to give up. Each prefecture gives out the short codes
  /// anew, so that one without its prefecture needs the name too.
  public Match find(
      @Nullable UUID id,
      @Nullable String code,
      @Nullable String prefecture,
      @Nullable String name) {
    if (id != null) {
      return Optional.ofNullable(byId.get(id))
          .<Match>map(Match.One::new)
          .orElseGet(Match.Nobody::new);
    }
    var coded = byCode(code, prefecture, name);
    if (!(coded instanceof Match.Nobody)) {
      return coded;
    }
    var named = named(name, prefecture);
    return onlyOne(named, named.size());
  }

  /// By its code, with its name where several have that code, or a short one has no prefecture.
  Match byCode(@Nullable String code, @Nullable String prefecture, @Nullable String name) {
    var digits =
        code == null
            ? ""
            : MedicalInstitutionCode.read(code).map(MedicalInstitutionCode::digits).orElse("");
    var coded = within(prefecture, coded(digits));
    boolean whole = prefecture != null || digits.length() > SHORT_CODE;
    var named = named(name, prefecture);
    var sure = whole && coded.size() == 1 ? coded : coded.stream().filter(named::contains).toList();
    return onlyOne(sure, coded.size());
  }

  /// All that have this name, in this prefecture or, where it is null, anywhere.
  public List<Hospital> named(@Nullable String name, @Nullable String prefecture) {
    return name == null
        ? List.of()
        : within(prefecture, byName.getOrDefault(plain(name), List.of()));
  }

  private static Match onlyOne(List<Hospital> sure, int candidates) {
    if (sure.size() == 1) {
      return new Match.One(sure.getFirst());
    }
    return candidates == 0 ? new Match.Nobody() : new Match.Unclear(candidates);
  }

  private List<Hospital> coded(String digits) {
    return byShortCode.getOrDefault(shortened(digits), List.of()).stream()
        .filter(one -> hasCode(one, digits))
        .toList();
  }

  private static List<Hospital> within(@Nullable String prefecture, List<Hospital> hospitals) {
    return hospitals.stream()
        .filter(one -> prefecture == null || prefecture.equals(one.prefecture()))
        .toList();
  }

  /// Either may be short; what is written out in full begins with the prefecture.
  private static boolean hasCode(Hospital hospital, String digits) {
    var own = hospital.medicalInstitutionCode();
    var longer = own.length() > digits.length() ? own : digits;
    return own.length() == digits.length()
        ? own.equals(digits)
        : longer.startsWith(hospital.prefecture());
  }

  /// The seven digits that a short code and a long one of the same hospital share.
  static String shortened(String code) {
    return code.substring(Math.max(0, code.length() - SHORT_CODE));
  }

  /// Whatever its width and its spaces.
  public static boolean sameName(String one, String other) {
    return plain(one).equals(plain(other));
  }

  /// A name as it is compared.
  static String plain(String name) {
    return SPACES.matcher(Reading.narrow(name)).replaceAll("");
  }
}
