package org.hikeshi.page;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.Forward;
import org.hikeshi.report.Snapshot;
import org.hikeshi.report.Statement;
import org.hikeshi.web.Constraints;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// What somebody typed who is not there to mend it: read as far as it is right, the rest kept in
/// its words.
@ApplicationScoped
class AsTyped {

  private static final Set<String> ON_THE_CARD =
      Set.of(
          "/category", "/summary", "/detectedAt", "/careImpact", "/contact/name", "/contact/phone");
  private static final int LONGEST = 10_000;

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
    var faults = new ArrayList<FieldFault>();
    form.faults().forEach((pointer, detail) -> faults.add(new FieldFault(pointer, detail)));
    constraints.check(said, new Class<?>[] {Statement.First.class}, faults);
    return Kept.of(form, faults, typed.getFirst("typedAt"), clock.instant(), texts);
  }

  /// The report of somebody who did not sign in: what the card asks, and no notice leaves by it.
  Statement unsigned(MultivaluedMap<String, String> typed) {
    return onTheCard(typed).said(texts);
  }

  /// The same where that incident is open already. It adds, and takes nothing back: whoever has a
  /// photograph of the card could call off the help otherwise.
  Statement unsigned(MultivaluedMap<String, String> typed, Snapshot known) {
    var form = onTheCard(typed);
    var said = form.all();
    var contact = Stream.of("/contact/name", "/contact/phone").map(form::value);
    var lines = Stream.concat(Stream.of(form.value("/summary")), contact);
    var words = lines.filter(line -> !line.isBlank()).collect(joining("\n"));
    said.put("/summary", List.of(after(known.words().summary(), words)));
    said.remove("/detectedAt");
    if (known.facts().category() != Category.UNKNOWN) {
      said.remove("/category");
    }
    if (known.words().contact().phone() != null) {
      said.remove("/contact/name");
      said.remove("/contact/phone");
    }
    said.computeIfPresent("/careImpact", (_, care) -> with(known.facts().careImpact(), care));
    return form.said(texts);
  }

  private ReportForm onTheCard(MultivaluedMap<String, String> typed) {
    var form = kept(typed).form();
    form.all().keySet().retainAll(ON_THE_CARD);
    form.all().put("/forward", List.of(Forward.AFTER_APPROVAL.name()));
    return form;
  }

  private static List<String> with(Set<CareImpact> known, List<String> more) {
    return Stream.concat(known.stream().map(Enum::name), more.stream())
        .filter(care -> known.isEmpty() || !care.equals(CareImpact.NONE.name()))
        .distinct()
        .toList();
  }

  /// More words about an incident, and nothing else. They are added to those before, for a report's
  /// words replace the last one's.
  Statement more(@Nullable String before, String words) {
    return ReportForm.of(
            Map.of(
                "/summary", List.of(after(before, words)),
                "/forward", List.of(Forward.AFTER_APPROVAL.name())))
        .said(texts);
  }

  private static String after(@Nullable String before, String words) {
    var all = (before == null ? "" : before + "\n") + words.strip();
    return all.substring(Math.max(0, all.length() - LONGEST));
  }
}
