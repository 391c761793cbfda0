package org.hikeshi.deploy.demo;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.hikeshi.deploy.local.Addresses;
import org.hikeshi.deploy.local.CannotRun;
import org.hikeshi.deploy.people.People;

/// `./run demo`: plays the cases one after the other.
public final class Demo {

  private final List<Story> stories;
  private final Clock clock;
  private final Path pages;

  private Demo(List<Story> stories, Clock clock, Path pages) {
    this.stories = stories;
    this.clock = clock;
    this.pages = pages;
  }

  /// All cases, or the one that is named.
  ///
  /// @param pages where the page goes that plays what was done
  public static Demo named(List<String> names, Path pages) {
    var clock = Clock.systemUTC();
    return switch (names.isEmpty() ? "" : names.getFirst()) {
      case "" ->
          new Demo(List.of(new UniversityHospital(clock), new OneVendor(clock)), clock, pages);
      case "hospital" -> new Demo(List.of(new UniversityHospital(clock)), clock, pages);
      case "vendor" -> new Demo(List.of(new OneVendor(clock)), clock, pages);
      case "wave" -> new Demo(List.of(new Wave(clock, pages)), clock, pages);
      default -> throw new CannotRun("The cases are: hospital, vendor, wave");
    };
  }

  /// 0 only if, in every case, an engineer was assigned and every notice was delivered, or filed by
  /// hand with its receipt; and in the wave nothing was lost or doubled.
  public int play(Addresses addresses) {
    int status = 0;
    for (var story : stories) {
      var playbill = new Playbill(System.out, story.title(), clock);
      try {
        story.play(new Cast(new People(addresses)), playbill);
        playbill.end("全員に届いた", "everybody was reached");
        if (story instanceof UniversityHospital) {
          playbill.page("三つの画面で見る", "watch it on three screens", playbill.night().write(pages));
        }
      } catch (WentWrong | IllegalStateException | UncheckedIOException e) {
        playbill.end("失敗: " + e.getMessage(), "failed");
        status = 1;
      }
    }
    return status;
  }
}
