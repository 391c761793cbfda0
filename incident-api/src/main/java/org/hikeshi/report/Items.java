package org.hikeshi.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hikeshi.events.ItemState;

/// The items of a report that are told in words and have no coded field: those of 施行規則 article
/// 8(1), and those of the common forms (共通様式) for ransomware and DDoS.
public final class Items {

  private static final String OF_THE_RULE =
      "discoverer|course|dataKinds|dataMedium|cause|causeParty|secondaryHarm|personsResponse"
          + "|publication|preventionDone|preventionPlanned|other";

  private static final String OF_THE_COMMON_FORMS =
      "ransomNote|extension|ransomwareKinds|ransomwareFeatures|indicators|attackVectorDetail"
          + "|ddosTypes|ddosTraffic|ddosDuration|ddosMitigation|serviceLevel|containment"
          + "|restoration|restorationOutlook|outsideExperts|reportedElsewhere|systemsDetail";

  static final String CODE = OF_THE_RULE + "|" + OF_THE_COMMON_FORMS;

  /// All codes, in the order in which the forms ask.
  public static final List<String> CODES = List.of(CODE.split("\\|"));

  private Items() {}

  /// Item by item: what is left out stays.
  static Map<String, ItemState> states(Map<String, ItemState> earlier, Map<String, ItemSaid> said) {
    var states = new TreeMap<>(earlier);
    said.forEach((code, item) -> states.put(code, item.state()));
    return states;
  }

  /// The words that go with them; an item that is not known any more has none.
  static Map<String, String> texts(Map<String, String> earlier, Map<String, ItemSaid> said) {
    var texts = new TreeMap<>(earlier);
    said.forEach(
        (code, item) -> {
          if (item.text() == null) {
            texts.remove(code);
          } else {
            texts.put(code, item.text());
          }
        });
    return texts;
  }

  /// As a request would say it, in the order of the forms.
  static Map<String, ItemSaid> view(Map<String, ItemState> states, Map<String, String> texts) {
    var items = new LinkedHashMap<String, ItemSaid>();
    ordered(states.keySet().stream())
        .forEach(code -> items.put(code, new ItemSaid(states.get(code), texts.get(code))));
    return items;
  }

  /// JSON pointers to the texts that do not fit their state.
  public static List<String> contradictions(Map<String, ItemSaid> said) {
    return ordered(said.keySet().stream())
        .filter(code -> said.get(code).contradicts())
        .map(code -> "/items/" + code + "/text")
        .toList();
  }

  private static Stream<String> ordered(Stream<String> codes) {
    return codes.sorted((one, other) -> CODES.indexOf(one) - CODES.indexOf(other));
  }
}
