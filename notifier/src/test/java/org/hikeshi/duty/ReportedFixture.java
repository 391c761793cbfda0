package org.hikeshi.duty;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikeshi.events.Answer;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.Facts;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.Founder;
import org.hikeshi.events.LeakState;
import org.hikeshi.events.PersonalData;
import org.hikeshi.events.Persons;
import org.hikeshi.events.Sign;
import org.jspecify.annotations.Nullable;

/// Reports in the short notation of `law-examples.md`: `2026-02-09T01:50 RANSOMWARE
/// leak=SUSPECTED`, further reports after ` / `.
final class ReportedFixture {

  static List<Reported> reports(String notation) {
    var reports = new ArrayList<Reported>();
    var said = new Said();
    for (var report : notation.split(" / ")) {
      for (var word : report.strip().split(" ")) {
        said.hear(word);
      }
      reports.add(said.report(reports.size() + 1));
    }
    return reports;
  }

  private static final class Said {
    private Instant awareAt = Instant.EPOCH;
    private @Nullable Instant vendorNoticeAt;
    private Category category = Category.UNKNOWN;
    private LeakState leak = LeakState.UNKNOWN;
    private Answer sensitive = Answer.UNKNOWN;
    private Answer money = Answer.UNKNOWN;
    private Answer malice = Answer.UNKNOWN;
    private Answer strong = Answer.UNKNOWN;
    private Answer unrecoverable = Answer.UNKNOWN;
    private Set<Sign> signs = EnumSet.noneOf(Sign.class);
    private Persons persons = Persons.NOT_KNOWN;
    private Answer myNumber = Answer.UNKNOWN;
    private Persons myNumberPersons = Persons.NOT_KNOWN;
    private Set<CareImpact> care = Set.of();
    private Set<String> systems = Set.of();
    private Set<String> tell = Set.of();
    private Set<String> consent = Set.of();
    private boolean entrusted;
    private Founder founder = Founder.PRIVATE;
    private @Nullable String prefecture;
    private @Nullable String city;

    void hear(String word) {
      int equals = word.indexOf('=');
      var value = word.substring(equals + 1);
      switch (equals < 0 ? "" : word.substring(0, equals)) {
        case "" -> bare(word);
        case "leak" -> leak = LeakState.valueOf(value);
        case "sensitive" -> sensitive = Answer.valueOf(value);
        case "money" -> money = Answer.valueOf(value);
        case "malice" -> malice = Answer.valueOf(value);
        case "strong" -> strong = Answer.valueOf(value);
        case "restored" -> unrecoverable = value.equals("NO") ? Answer.YES : Answer.NO;
        case "signs" ->
            signs = words(value).stream().map(Sign::valueOf).collect(Collectors.toSet());
        case "persons" -> persons = persons(value);
        case "mynumber" -> myNumber = Answer.valueOf(value);
        case "mynumberPersons" -> myNumberPersons = persons(value);
        case "care" ->
            care = words(value).stream().map(CareImpact::valueOf).collect(Collectors.toSet());
        case "systems" -> systems = words(value);
        case "tell" -> tell = words(value);
        case "consent" -> consent = words(value);
        case "vendorNotice" -> vendorNoticeAt = inJapan(value);
        case "founder" -> founder = Founder.valueOf(value);
        case "prefecture" -> prefecture = value;
        case "city" -> city = value;
        default -> throw new IllegalArgumentException("no such word: " + word);
      }
    }

    private void bare(String word) {
      if (word.equals("entrusted")) {
        entrusted = true;
      } else if (Character.isDigit(word.charAt(0))) {
        awareAt = inJapan(word);
      } else {
        category = Category.valueOf(word);
      }
    }

    Reported report(int revision) {
      var data =
          new PersonalData(
              leak,
              sensitive,
              money,
              malice,
              strong,
              unrecoverable,
              signs,
              persons,
              myNumber,
              myNumberPersons);
      var facts =
          new Facts(
              category,
              null,
              null,
              awareAt,
              care,
              systems,
              null,
              data,
              entrusted,
              vendorNoticeAt,
              FirstResponse.NOT_REQUESTED,
              tell,
              consent,
              Map.of());
      return new Reported(revision, facts, new Operator(founder, prefecture, city));
    }
  }

  private static Instant inJapan(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Tokyo")).toInstant();
  }

  private static Set<String> words(String value) {
    return Stream.of(value.split("\\+")).collect(Collectors.toSet());
  }

  private static Persons persons(String value) {
    var parts = value.split(":");
    return new Persons(Persons.Qualifier.valueOf(parts[0]), Long.valueOf(parts[1]));
  }

  private ReportedFixture() {}
}
