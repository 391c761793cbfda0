package org.hikeshi.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hikeshi.dispatch.Uncovered.Waiting;
import org.jspecify.annotations.Nullable;

/// Who waits, as the desk's page shows it.
///
/// @param lines the most urgent first, as many as a page can show
/// @param sites that wait, those that are not shown included, as in what follows
/// @param alone so many have nobody at all
/// @param longest minutes that the one waits that has waited longest
public record WaitingPage(List<Line> lines, int sites, long alone, long longest) {

  private static final int SHOWN = 500;

  /// @param waited minutes so far
  /// @param campaign the first letters of its id, as it is said on the telephone, or null
  /// @param together how many of the same campaign wait, this one included
  public record Line(Waiting site, long waited, @Nullable String campaign, long together) {}

  static WaitingPage of(List<Waiting> waiting, Instant now) {
    Map<UUID, Long> together =
        waiting.stream()
            .filter(site -> site.campaignId() != null)
            .collect(Collectors.groupingBy(Waiting::campaignId, Collectors.counting()));
    Function<Waiting, Long> waited = site -> Duration.between(site.openedAt(), now).toMinutes();
    return new WaitingPage(
        waiting.stream()
            .limit(SHOWN)
            .map(site -> line(site, waited.apply(site), together))
            .toList(),
        waiting.size(),
        waiting.stream().filter(Waiting::alone).count(),
        waiting.stream().map(waited).mapToLong(Long::longValue).max().orElse(0));
  }

  /// How many wait beside those that are shown.
  public int more() {
    return sites - lines.size();
  }

  List<UUID> incidents() {
    return lines.stream().map(line -> line.site().incidentId()).toList();
  }

  private static Line line(Waiting site, long waited, Map<UUID, Long> together) {
    var campaign = site.campaignId();
    return campaign == null
        ? new Line(site, waited, null, 0)
        : new Line(site, waited, campaign.toString().substring(0, 8), together.get(campaign));
  }
}
