package org.hikeshi.page;

import static java.util.Objects.requireNonNullElse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.Forward;
import org.hikeshi.report.JapaneseTime;
import org.hikeshi.report.Snapshot;
import org.hikeshi.report.Statement;
import org.hikeshi.report.Summary;
import org.hikeshi.web.Constraints;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// What somebody typed who is not there to mend it: read as far as it is right, the rest kept in
/// its words.
@ApplicationScoped
class AsTyped {

  private static final Set<String> ON_THE_CARD =
      Set.of(
          "/category",
          "/summary",
          "/detectedAt",
          "/careImpact",
          "/firstResponse",
          "/contact/name",
          "/contact/phone");
  private static final Set<String> SAY_NOTHING =
      Set.of(CareImpact.NONE.name(), CareImpact.UNKNOWN.name());

  private final Constraints constraints;
  private final Texts texts;
  private final Clock clock;

  AsTyped(Constraints constraints, Texts texts, Clock clock) {
    this.constraints = constraints;
    this.texts = texts;
    this.clock = clock;
  }

  Kept kept(MultivaluedMap<String, String> typed) {
    var form = new ReportForm(typed);
    var said = form.said(texts);
    var faults = form.faultsOf(said, constraints, Statement.First.class);
    return Kept.of(form, faults, TypedAt.of(form, clock.instant()), texts);
  }

  /// The report of somebody who did not sign in: what the card asks, and no notice leaves by it.
  Statement unsigned(MultivaluedMap<String, String> typed) {
    return byCard(onTheCard(typed)).said(texts);
  }

  /// The same where that incident is open already.
  Statement unsigned(MultivaluedMap<String, String> typed, Snapshot known) {
    return byCard(added(typed, known)).said(texts);
  }

  /// A first page about an incident that is open already. It adds, and takes nothing back: whoever
  /// has a photograph of the card could call off the help otherwise, and whoever sends a page again
  /// may not have seen what others have said since. What it says of something that is known is kept
  /// in its words.
  ReportForm added(MultivaluedMap<String, String> typed, Snapshot known) {
    var form = onTheCard(typed);
    var said = form.all();
    var words = new ArrayList<>(List.of(form.value("/summary")));
    var category = form.one("/category", Category.class);
    var asks = form.one("/firstResponse", FirstResponse.class);
    if (asks == FirstResponse.NOT_REQUESTED
        && known.facts().firstResponse() == FirstResponse.REQUESTED) {
      words.add(asTyped("firstResponse", texts.word("response", asks)));
    }
    if (category != null && goesBeyond(category, known.facts().category())) {
      asks = requireNonNullElse(asks, category.usualFirstResponse());
    } else {
      said.remove("/category");
      if (category != null
          && category != Category.UNKNOWN
          && category != known.facts().category()) {
        words.add(asTyped("category", texts.word("category", category)));
      }
    }
    said.remove("/firstResponse");
    if (asks == FirstResponse.REQUESTED) {
      said.put("/firstResponse", List.of(asks.name()));
    }
    otherTime(typed, known).ifPresent(words::add);
    said.remove("/detectedAt");
    var contact = known.words().contact();
    if (contact.phone() != null) {
      differs("contact-name", said.remove("/contact/name"), contact.name()).ifPresent(words::add);
      differs("contact-phone", said.remove("/contact/phone"), contact.phone())
          .ifPresent(words::add);
    }
    var all = Summary.after(known.words().summary(), String.join("\n", words));
    said.put("/summary", List.of(all));
    said.computeIfPresent("/careImpact", (_, care) -> with(known.facts().careImpact(), care));
    return form;
  }

  /// The same out of a browser where it waited: it was said when it was typed. Words for which
  /// there is no room are to be mended.
  Kept waited(MultivaluedMap<String, String> typed, Snapshot known) {
    var form = added(typed, known);
    var typedAt = TypedAt.of(new ReportForm(typed), clock.instant());
    form.all().put("/awareAt", List.of(typedAt.written()));
    return new Kept(form, Map.of()).fitting(requireNonNullElse(known.words().summary(), ""), texts);
  }

  /// A time that somebody wrote and can be read, where another is known. One that cannot be read is
  /// in the words already.
  private Optional<String> otherTime(MultivaluedMap<String, String> typed, Snapshot known) {
    var time = requireNonNullElse(typed.getFirst("/detectedAt"), "").strip();
    return JapaneseTime.read(time)
        .filter(at -> !at.isAfter(clock.instant()) && !sameMinute(at, known))
        .map(_ -> asTyped("detectedAt", time));
  }

  private static boolean sameMinute(Instant at, Snapshot known) {
    var before = known.facts().detectedAt();
    return before != null
        && at.truncatedTo(ChronoUnit.MINUTES).equals(before.truncatedTo(ChronoUnit.MINUTES));
  }

  /// An attack may turn out where a fault was thought of, but not the other way round.
  private static boolean goesBeyond(Category said, Category known) {
    return said != known && (known == Category.UNKNOWN || (said.attack() && !known.attack()));
  }

  private Optional<String> differs(
      String field, @Nullable List<String> said, @Nullable String known) {
    var value = said == null ? "" : String.join(" ", said).strip();
    return value.isEmpty() || value.equals(known)
        ? Optional.empty()
        : Optional.of(asTyped(field, value));
  }

  private String asTyped(String field, String value) {
    return texts.of("queue.as-typed", texts.word("field", field), value);
  }

  private ReportForm onTheCard(MultivaluedMap<String, String> typed) {
    var form = kept(typed).form();
    form.all().keySet().retainAll(ON_THE_CARD);
    return form;
  }

  private static ReportForm byCard(ReportForm form) {
    form.all().put("/forward", List.of(Forward.AFTER_APPROVAL.name()));
    return form;
  }

  private static List<String> with(Set<CareImpact> known, List<String> more) {
    var all = Stream.concat(known.stream().map(Enum::name), more.stream()).distinct().toList();
    var hindered = all.stream().filter(care -> !SAY_NOTHING.contains(care)).toList();
    return hindered.isEmpty() ? all : hindered;
  }

  /// More words about an incident, and nothing else. They are added to those before, for a report's
  /// words replace the last one's.
  Statement more(@Nullable String before, String words) {
    return ReportForm.of(
            Map.of(
                "/summary", List.of(Summary.after(before, words.strip())),
                "/forward", List.of(Forward.AFTER_APPROVAL.name())))
        .said(texts);
  }
}
