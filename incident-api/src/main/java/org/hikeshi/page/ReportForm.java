package org.hikeshi.page;

import io.quarkus.qute.TemplateData;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hikeshi.events.Answer;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.Forward;
import org.hikeshi.events.ItemState;
import org.hikeshi.events.LeakState;
import org.hikeshi.events.Persons.Qualifier;
import org.hikeshi.incident.Submission;
import org.hikeshi.report.Contact;
import org.hikeshi.report.ItemSaid;
import org.hikeshi.report.Items;
import org.hikeshi.report.JapaneseTime;
import org.hikeshi.report.PersonalDataSaid;
import org.hikeshi.report.PersonalDataSaid.PersonsSaid;
import org.hikeshi.report.Statement;
import org.hikeshi.report.Statement.Entrusted;
import org.hikeshi.web.Constraints;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// The report form with everything that was typed into it and everything that is wrong with it, so
/// that it can be shown again as it was. A field's name is its JSON pointer in a report.
///
/// Past 200 lines because a form has as many fields as a report.
@TemplateData
public final class ReportForm {

  private static final String DRILL = "drill";

  private final MultivaluedMap<String, String> typed;
  private final Map<String, String> faults = new HashMap<>();
  private String drill = "";

  /// NUL cannot be stored, and nobody types it.
  ReportForm(MultivaluedMap<String, String> typed) {
    typed.replaceAll(
        (_, values) ->
            values.stream()
                .map(value -> value.replace("\0", ""))
                .collect(Collectors.toCollection(ArrayList::new)));
    this.typed = typed;
  }

  static ReportForm of(Map<String, List<String>> typed) {
    var form = new MultivaluedHashMap<String, String>();
    form.putAll(typed);
    return new ReportForm(form);
  }

  /// @param key files this form once, however often it is sent
  static ReportForm blank(UUID key) {
    return of(Map.of("key", List.of(key.toString())));
  }

  /// The same with one more field filled in, unless it is already or there is nothing to fill in.
  ReportForm with(String field, @Nullable String known) {
    if (known != null && value(field).isEmpty()) {
      typed.putSingle(field, known.replace("\0", ""));
    }
    return this;
  }

  Map<String, List<String>> all() {
    return typed;
  }

  /// Each field that was filled in, but not this one, to be sent once more.
  Map<String, String> typed(String except) {
    return typed.keySet().stream()
        .filter(field -> field.startsWith("/") && !field.equals(except))
        .collect(Collectors.toMap(field -> field, this::value));
  }

  /// How many fields something was put into.
  long answers() {
    return typed.keySet().stream()
        .filter(field -> field.startsWith("/") && text(field) != null)
        .count();
  }

  public List<String> values(String field) {
    return typed.getOrDefault(field, List.of());
  }

  /// A line's end is one letter, as the browser counts it, and not the two that it sends.
  public String value(String field) {
    return Optional.ofNullable(typed.getFirst(field)).orElse("").replace("\r\n", "\n");
  }

  public boolean chosen(String field, String value) {
    return typed.getOrDefault(field, List.of()).contains(value);
  }

  public boolean faulty() {
    return !faults.isEmpty();
  }

  public Map<String, String> faults() {
    return faults;
  }

  /// All that is wrong with it: how it was typed, and what it says.
  ///
  /// @param groups beside the default group
  List<FieldFault> faultsOf(Object said, Constraints constraints, Class<?>... groups) {
    var all = new ArrayList<FieldFault>();
    faults.forEach((field, words) -> all.add(new FieldFault(field, words)));
    constraints.check(said, groups, all);
    return all;
  }

  /// What is wrong with a field, or nothing.
  public @Nullable String fault(String field) {
    return faults.get(field);
  }

  void blame(List<FieldFault> wrong) {
    wrong.forEach(fault -> faults.put(fault.pointer(), fault.detail()));
  }

  /// A drill in which this hospital is to report is under way: the form asks whether this is that
  /// report, and chooses nothing by itself.
  void during(UUID running) {
    drill = running.toString();
  }

  /// The drill about which the form asks; empty where it asks nothing.
  public String drill() {
    return drill;
  }

  /// The drill whose report she says that this is. Whoever says nothing has written a real one.
  Optional<UUID> exercised() {
    return Ids.read(value(DRILL));
  }

  /// Asked anew, for it cannot be that drill's.
  void exercisesNoMore() {
    typed.remove(DRILL);
  }

  Optional<UUID> key() {
    return Ids.read(value("key"));
  }

  /// That its words have no room, and how many would.
  FieldFault tooLong(int tooMany, Texts texts) {
    var fits = Math.max(0, value("/summary").strip().length() - tooMany);
    return new FieldFault("/summary", texts.of("form.too-long", fits));
  }

  /// @param otherwise its key where it carries none
  Submission submission(UUID otherwise) {
    return Submission.of(key().orElse(otherwise), typed);
  }

  /// The report in it, as far as it can be read; what cannot is blamed.
  Statement said(Texts texts) {
    return said(texts, null);
  }

  /// @param receivedAt when the desk had the call or the paper
  Statement said(Texts texts, @Nullable Instant receivedAt) {
    return new Statement(
        one("/category", Category.class),
        text("/summary"),
        time("/occurredAt", texts),
        time("/detectedAt", texts),
        time("/awareAt", texts),
        several("/careImpact", CareImpact.class),
        words("/affectedSystems"),
        text("/entryRoute"),
        personalData(texts),
        new Entrusted(text("/entrusted/vendor"), time("/entrusted/noticeReceivedAt", texts)),
        items(),
        new Contact(text("/contact/name"), text("/contact/phone"), text("/contact/email")),
        one("/firstResponse", FirstResponse.class),
        words("/tellAlso"),
        words("/shareConsent"),
        one("/forward", Forward.class),
        null,
        null,
        text("/correctionReason"),
        null,
        null,
        receivedAt);
  }

  /// Words alone mean that it is known.
  private Map<String, ItemSaid> items() {
    var items = new HashMap<String, ItemSaid>();
    for (var code : Items.CODES) {
      var words = text("/items/" + code + "/text");
      var state = one("/items/" + code + "/state", ItemState.class);
      if (words != null || state != null) {
        items.put(code, new ItemSaid(state == null ? ItemState.KNOWN : state, words));
      }
    }
    return items;
  }

  private PersonalDataSaid personalData(Texts texts) {
    return new PersonalDataSaid(
        one("/personalData/state", LeakState.class),
        one("/personalData/sensitive", Answer.class),
        one("/personalData/financialHarm", Answer.class),
        one("/personalData/maliciousIntent", Answer.class),
        null,
        one("/personalData/encryptedUnrecoverable", Answer.class),
        null,
        new PersonsSaid(
            one("/personalData/persons/qualifier", Qualifier.class),
            count("/personalData/persons/count", texts)),
        one("/personalData/myNumber", Answer.class),
        null);
  }

  @Nullable String text(String field) {
    var text = value(field).strip();
    return text.isEmpty() ? null : text;
  }

  @Nullable Instant time(String field, Texts texts) {
    var text = text(field);
    if (text == null) {
      return null;
    }
    var time = JapaneseTime.read(text);
    if (time.isEmpty()) {
      faults.put(field, texts.of("form.time"));
    }
    return time.orElse(null);
  }

  private @Nullable Long count(String field, Texts texts) {
    var text = text(field);
    if (text == null) {
      return null;
    }
    try {
      return Long.valueOf(text.replaceAll("[,，、人\\s]", ""));
    } catch (NumberFormatException e) {
      faults.put(field, texts.of("form.count"));
      return null;
    }
  }

  /// A value that the form does not offer was not sent by it.
  <E extends Enum<E>> @Nullable E one(String field, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> chosen(field, constant.name()))
        .findFirst()
        .orElse(null);
  }

  /// Null where it was not asked; empty where nothing was chosen.
  private <E extends Enum<E>> @Nullable Set<E> several(String field, Class<E> type) {
    return typed.containsKey(field)
        ? Arrays.stream(type.getEnumConstants())
            .filter(constant -> chosen(field, constant.name()))
            .collect(Collectors.toCollection(LinkedHashSet::new))
        : null;
  }

  private @Nullable Set<String> words(String field) {
    return typed.containsKey(field)
        ? typed.get(field).stream()
            .filter(word -> !word.isBlank())
            .collect(Collectors.toCollection(LinkedHashSet::new))
        : null;
  }
}
