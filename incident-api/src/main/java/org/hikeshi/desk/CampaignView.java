package org.hikeshi.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.hikeshi.campaign.Campaign;
import org.hikeshi.events.Category;
import org.hikeshi.incident.IncidentView;
import org.hikeshi.incident.Status;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// A campaign as the desk sees it, with every incident of it.
///
/// @param ofOneOperator operators (法人) with more than one hospital in it, whose knowledge anywhere
///   starts the clock everywhere
public record CampaignView(
    UUID id,
    String name,
    @Nullable String advice,
    String startedBy,
    Instant startedAt,
    List<Member> incidents,
    List<Knowledge> ofOneOperator) {

  /// @param awareAt the earliest that any of its reports, or a vendor's notice, says
  public record Member(
      UUID id,
      String number,
      Status status,
      Category category,
      Instant filedAt,
      IncidentView.At hospital,
      @Nullable String operator,
      @Nullable String corporateNumber,
      Instant awareAt) {}

  /// When one operator first knew, in any of its hospitals, and where. A proposal: a person takes
  /// it over by `PUT /duties/{id}/known-on`, or does not.
  ///
  /// @param knownOn the day of that in Japan
  /// @param knownBy the incident whose report says so
  public record Knowledge(
      @Nullable String operator,
      String corporateNumber,
      Instant awareAt,
      LocalDate knownOn,
      String knownBy,
      List<String> incidents) {

    static List<Knowledge> of(List<Member> members) {
      var byOperator = new LinkedHashMap<String, List<Member>>();
      members.stream()
          .filter(member -> member.corporateNumber() != null)
          .forEach(
              member ->
                  byOperator
                      .computeIfAbsent(member.corporateNumber(), _ -> new ArrayList<>())
                      .add(member));
      return byOperator.values().stream()
          .filter(several -> several.size() > 1)
          .map(Knowledge::first)
          .toList();
    }

    private static Knowledge first(List<Member> several) {
      var first = several.stream().min(Comparator.comparing(Member::awareAt)).orElseThrow();
      return new Knowledge(
          first.operator(),
          first.corporateNumber(),
          first.awareAt(),
          JapanTime.dayOf(first.awareAt()),
          first.number(),
          several.stream().map(Member::number).toList());
    }
  }

  static CampaignView of(Campaign campaign, List<Member> members) {
    return new CampaignView(
        campaign.id(),
        campaign.name(),
        campaign.advice(),
        campaign.startedBy(),
        campaign.startedAt(),
        members,
        Knowledge.of(members));
  }
}
