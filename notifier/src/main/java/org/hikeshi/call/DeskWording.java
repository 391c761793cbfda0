package org.hikeshi.call;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hikeshi.web.Texts;

/// What an alarm says to the people of the desk. Never the hospital's name.
@ApplicationScoped
class DeskWording {

  private final DispatchService dispatchService;
  private final Texts texts = Texts.in(Locale.JAPANESE);
  private final String dispatches;

  DeskWording(
      @RestClient DispatchService dispatchService,
      @ConfigProperty(name = "hikeshi.dispatch-service.public-url") String dispatches) {
    this.dispatchService = dispatchService;
    this.dispatches = dispatches;
  }

  private static final String TRIAL = "TRIAL";

  /// @return empty when there is nothing to ring about any more
  Optional<Message> words(Call call, UUID attempt, Rung rung) {
    var rings = new DispatchService.Rings(rung.person(), rung.way());
    return Wording.standing(() -> dispatchService.alarm(call.subject(), attempt, rings))
        .map(alarm -> alarm.what().equals(TRIAL) ? trial(call, alarm) : message(alarm, rung));
  }

  /// We have found that a notice cannot be delivered. Dispatch-service has the desk rung, as for
  /// what it finds itself, and knows the alarm by this call.
  void found(Call call) {
    dispatchService.found(
        call.id(), new DispatchService.Found("UNDELIVERED", call.incidentId(), call.subject()));
  }

  /// Its reason is over by itself. An alarm that dispatch-service does not know never rang.
  void over(Call call) {
    Wording.standing(
        () -> {
          dispatchService.end(call.id());
          return true;
        });
  }

  /// In every form it says first that it is none.
  private Message trial(Call call, DispatchService.Alarm alarm) {
    return new Message(
        texts.of("call.TRIAL.subject"),
        texts.of("call.TRIAL.text", alarm.link()),
        texts.of("call.TRIAL.brief", alarm.link()),
        texts.of("call.TRIAL.spoken"),
        alarm.link(),
        List.of(Wording.IN_HAND),
        call.expiresAt());
  }

  private Message message(DispatchService.Alarm alarm, Rung rung) {
    var what = texts.called("call.alarm", alarm.what());
    var where =
        alarm.prefecture() == null
            ? ""
            : texts.of(
                "call.DESK.where",
                texts.of("prefecture." + alarm.prefecture()),
                texts.word("call.severity", Severity.of(alarm.careImpact())));
    var seat = alarm.seat() == null ? "" : texts.numbered("seat", alarm.seat());
    var others = others(alarm, "call.DESK.others");
    var alone = rung.person() == null ? texts.of("call.DESK.alone") : "";
    return new Message(
        texts.of("call.DESK.subject", what, where),
        texts.of(
            "call.DESK.text",
            what,
            where,
            seat + others,
            alarm.link(),
            dispatches + "/pages/desk",
            alone),
        texts.of("call.DESK.brief", what, where + others, alarm.link()),
        texts.of("call.DESK.spoken", what, where + others(alarm, "call.DESK.others.spoken")),
        alarm.link(),
        List.of(Wording.IN_HAND),
        null);
  }

  private String others(DispatchService.Alarm alarm, String key) {
    return alarm.others() == null || alarm.others() == 0 ? "" : texts.of(key, alarm.others());
  }
}
