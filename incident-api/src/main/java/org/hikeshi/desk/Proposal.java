package org.hikeshi.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hikeshi.incident.IncidentView;
import org.jspecify.annotations.Nullable;

/// Incidents that may be one attack, and what they have in common. A person decides.
public record Proposal(Trait.By by, String value, List<Like> incidents) {

  /// @param campaign the one that it belongs to already
  public record Like(UUID id, String number, IncidentView.At hospital, @Nullable UUID campaign) {}

  /// An incident with all that can be compared.
  record Seen(Like incident, Set<Trait> traits) {}

  /// What two or more share, unless they stand in one campaign already. The more telling first,
  /// then the larger.
  static List<Proposal> of(List<Seen> open) {
    var byTrait = new TreeMap<Trait, List<Like>>(Trait.ORDER);
    for (var seen : open) {
      for (var trait : seen.traits()) {
        byTrait.computeIfAbsent(trait, _ -> new ArrayList<>()).add(seen.incident());
      }
    }
    return byTrait.entrySet().stream()
        .map(entry -> new Proposal(entry.getKey().by(), entry.getKey().value(), entry.getValue()))
        .filter(proposal -> proposal.incidents.size() > 1 && !proposal.grouped())
        .sorted(
            Comparator.comparing(Proposal::by)
                .thenComparing(proposal -> -proposal.incidents.size()))
        .toList();
  }

  private boolean grouped() {
    var campaigns = new HashSet<UUID>();
    incidents.forEach(incident -> campaigns.add(incident.campaign()));
    return campaigns.size() == 1 && !campaigns.contains(null);
  }
}
