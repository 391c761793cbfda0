package org.hikeshi.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hikeshi.events.EventJson.Unreadable;
import org.hikeshi.events.testing.Mutations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EventJsonFuzzTest {

  private static final List<Class<? extends Event>> ROOTS =
      List.of(IncidentEvent.class, DispatchEvent.class, NoticeEvent.class);

  private record Kind(Class<? extends Event> root, String type) {}

  private static final List<Kind> KINDS = kinds();

  private static List<Kind> kinds() {
    var kinds = new ArrayList<Kind>();
    for (var root : ROOTS) {
      EventJson.typesOf(root).keySet().stream()
          .sorted()
          .forEach(type -> kinds.add(new Kind(root, type)));
    }
    return kinds;
  }

  static Stream<byte[]> examples() {
    return EventExamples.all()
        .map(
            example -> {
              var event = example.event();
              var type = EventJson.typeOf(event.getClass());
              int kind = KINDS.stream().map(Kind::type).toList().indexOf(type);
              return Mutations.utf8((char) kind + EventJson.write(event));
            });
  }

  /// The first byte says as what the others are read. A reader puts aside what is unreadable; from
  /// anything else it would try again for ever.
  @Test
  @Tag("fuzz")
  void whateverStandsInKafkaIsAnEventOrUnreadable() {
    Mutations.read("event json", examples(), this::look);
  }

  private void look(byte[] record) throws Exception {
    if (record.length == 0) {
      return;
    }
    var kind = KINDS.get((record[0] & 0xff) % KINDS.size());
    var value = Arrays.copyOfRange(record, 1, record.length);
    try {
      var event = EventJson.read(kind.root(), kind.type(), value);
      var again = EventJson.read(kind.root(), kind.type(), Mutations.utf8(EventJson.write(event)));
      assertThat(again).isEqualTo(event);
    } catch (Unreadable e) {
      // put aside
    }
  }
}
