package org.hikeshi.hospital;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All hospitals of the directory.
@ApplicationScoped
public class Hospitals implements PanacheRepositoryBase<Hospital, UUID> {

  private static final Pattern NOT_A_DIGIT = Pattern.compile("[^0-9]");

  /// SQL: whether a hospital has these words in its name, and whether one of its telephone numbers
  /// ends in these digits.
  private static final String NAMED =
      "position(:words in replace(lower(normalize(h.name, nfkc)), ' ', '')) > 0";

  private static final String REACHED =
      """
      (length(:digits) > 4 and exists (select 1 from hospital_contact c
        where c.hospital_id = h.id
        and right(regexp_replace(c.phone, '[^0-9]', '', 'g'), length(:digits)) = :digits))
      """;

  /// These hospitals by their ids.
  public Map<UUID, Hospital> named(Collection<UUID> ids) {
    return list("id in ?1", Set.copyOf(ids)).stream()
        .collect(Collectors.toMap(Hospital::id, hospital -> hospital));
  }

  /// Those of its functions that no other hospital of the directory has in its secondary medical
  /// area on this day: its neighbours cannot take those patients over. None where its area is not
  /// known. Counted with sight of the whole directory, of which only these codes leave.
  public Set<String> aloneIn(Hospital hospital, LocalDate day) {
    var area = hospital.secondaryMedicalArea();
    if (area == null || hospital.functions().isEmpty()) {
      return Set.of();
    }
    List<?> codes =
        getEntityManager()
            .createNativeQuery(
                "select functions_nobody_near_has(cast(:functions as text[]), :area, :id, :day)",
                Object.class)
            .setParameter("functions", hospital.functions().toArray(String[]::new))
            .setParameter("area", area)
            .setParameter("id", hospital.id())
            .setParameter("day", day)
            .getResultList();
    return codes.stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
  }

  /// Whether one legal person (法人) runs both, so that one duty to report stands for both.
  public boolean ofOneOperator(UUID one, UUID other) {
    return one.equals(other) || findById(one).hasTheOperatorOf(findById(other));
  }

  /// This one, and those that the same legal person runs, by their ids.
  public Map<UUID, Hospital> ofOperator(UUID id) {
    return list(
            """
            id = ?1 or operatorCorporateNumber = (
              select one.operatorCorporateNumber from Hospital one where one.id = ?1)
            """,
            id)
        .stream()
        .collect(Collectors.toMap(Hospital::id, hospital -> hospital));
  }

  /// Those that are not closed and whose vendors name this company, however it is written.
  public List<UUID> namingVendor(String vendor, LocalDate today) {
    var key = Company.key(vendor);
    return list("order by id").stream()
        .filter(hospital -> !hospital.closed(today))
        .filter(hospital -> hospital.vendors().stream().map(Company::key).anyMatch(key::equals))
        .map(Hospital::id)
        .toList();
  }

  /// Those whose name or address has these words in it, that have this code, or that a telephone
  /// number of theirs ends in, however any of it is written: wide or narrow, with spaces or not.
  public List<Hospital> called(String words, int most) {
    return getSession()
        .createNativeQuery(
            """
            select h.* from hospital h
            where %s
            or position(:words in replace(lower(normalize(h.address, nfkc)), ' ', '')) > 0
            or lower(h.medical_institution_code) = :words
            or %s
            order by h.name, h.id
            limit :most
            """
                .formatted(NAMED, REACHED),
            Hospital.class)
        .setParameter("words", folded(words))
        .setParameter("digits", dialled(words))
        .setParameter("most", most)
        .getResultList();
  }

  /// All that have these words in their name, or that a telephone number of theirs ends in, however
  /// any of it is written.
  public UUID[] answeringTo(String words) {
    return getSession()
        .createNativeQuery(
            "select h.id from hospital h where %s or %s".formatted(NAMED, REACHED), Object.class)
        .setParameter("words", folded(words))
        .setParameter("digits", dialled(words))
        .getResultList()
        .stream()
        .map(UUID.class::cast)
        .toArray(UUID[]::new);
  }

  /// What is the same in all ways of writing a telephone number.
  public static String dialled(String words) {
    return NOT_A_DIGIT.matcher(folded(words)).replaceAll("").replaceFirst("^(81|0)", "");
  }

  /// As `called` compares it.
  private static String folded(String words) {
    return Normalizer.normalize(words, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replace(" ", "");
  }

  /// Which of these the directory knows and are not closed.
  public Set<UUID> open(Collection<UUID> ids, LocalDate today) {
    return named(ids).values().stream()
        .filter(hospital -> !hospital.closed(today))
        .map(Hospital::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// As it stands, for whoever has to find a hospital by what an office calls it.
  public Directory directory() {
    return new Directory(listAll());
  }

  /// As it stands and with its contacts, for whoever is about to write it: waits for whoever else
  /// brings a sheet, so that two with the same hospitals add them once.
  Directory directoryToWrite() {
    getEntityManager()
        .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('hospitals'))")
        .getResultList();
    return new Directory(list("from Hospital h left join fetch h.contacts order by h.id"));
  }

  /// For whoever is about to write it, and must not undo what somebody else writes meanwhile.
  Optional<Hospital> locked(UUID id) {
    return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
  }

  /// Newest first, from `after` on.
  List<Hospital> page(@Nullable UUID after, int limit) {
    return find("?1 is null or id < ?1 order by id desc", after).page(0, limit).list();
  }
}
