package org.hikeshi.indicator;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hikeshi.incident.FiledReport;
import org.hikeshi.incident.Filing;
import org.hikeshi.web.Ids;

/// Takes the indicators out of each report as it is filed, in the same transaction. They are a help
/// for the desk: what cannot be searched for them is filed without.
@ApplicationScoped
class Tracing {

  private final Traces traces;
  private final Ids ids;

  Tracing(Traces traces, Ids ids) {
    this.traces = traces;
    this.ids = ids;
  }

  void on(@Observes Filing.Outcome.Filed filed) {
    var report = filed.report();
    found(report).forEach(indicator -> traces.add(ids.next(), report.report(), indicator));
  }

  private static Set<Indicator> found(FiledReport report) {
    try {
      return said(report);
    } catch (RuntimeException | StackOverflowError e) {
      Log.errorf(e, "not searched for indicators: report=%s", report.report().id());
      return Set.of();
    }
  }

  /// In the summary, and in the items where people put such things.
  private static Set<Indicator> said(FiledReport report) {
    var words = report.said();
    var found = new LinkedHashSet<>(Finding.in(words.summary()));
    words.items().values().forEach(text -> found.addAll(Finding.in(text)));
    found.addAll(Finding.extensionIn(words.items().getOrDefault("extension", "")));
    found.addAll(Finding.noteIn(words.items().getOrDefault("ransomNote", "")));
    return found;
  }
}
