package org.hikeshi.duty;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.hikeshi.events.Founder;
import org.hikeshi.events.Sign;

/// The rules in force on one day. Before the law came into force every table is empty.
final class Rules {

  private final Map<String, String> values;

  Rules(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /// Whether anything statutory was in force: not before 2022-04-01.
  boolean inForce() {
    return values.containsKey("reporting.duty");
  }

  boolean underArticle68(Founder founder) {
    return words("article68.founders").contains(founder.name());
  }

  int personsOver(Founder founder) {
    return number(underArticle68(founder) ? "article68.persons-over" : "article26.persons-over");
  }

  int myNumberPersonsOver() {
    return number("mynumber.persons-over");
  }

  boolean myNumberBody(Founder founder) {
    return words("mynumber.body-founders").contains(founder.name());
  }

  Set<String> publicPlaces() {
    return words("mynumber.public-places");
  }

  Set<String> perhapsPublicPlaces() {
    return words("mynumber.perhaps-public-places");
  }

  Set<Sign> signs() {
    return signs("signs.appi");
  }

  Set<Sign> myNumberSigns() {
    return signs("signs.mynumber");
  }

  int targetDay() {
    return number("preliminary.target-day");
  }

  int preliminaryDay() {
    return number("preliminary.due-day");
  }

  int finalDay(boolean malice) {
    return number(malice ? "final.due-day-malice" : "final.due-day");
  }

  boolean ministryAsks() {
    return values.containsKey("ministry.guideline");
  }

  boolean educationMinistryAsks(Founder founder) {
    return words("education-ministry.founders").contains(founder.name());
  }

  boolean prefectureAsks() {
    return values.containsKey("prefecture.guideline");
  }

  /// Whether the city has a health centre of its own (保健所設置市).
  boolean hasHealthCentre(String city) {
    return words("health-centre-cities").contains(city);
  }

  private Set<Sign> signs(String rule) {
    var signs = EnumSet.noneOf(Sign.class);
    words(rule).forEach(word -> signs.add(Sign.valueOf(word)));
    return signs;
  }

  private Set<String> words(String rule) {
    var value = values.get(rule);
    return value == null ? Set.of() : Set.of(value.split(" "));
  }

  private int number(String rule) {
    var value = values.get(rule);
    if (value == null) {
      throw new IllegalStateException("no such rule in force: " + rule);
    }
    return Integer.parseInt(value);
  }
}
