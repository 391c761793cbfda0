package org.hikeshi.roster;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Secret;
import org.hikeshi.web.Tenant;

/// Tests whether the ways to an engineer work. What is asked is a row before anybody is told, so an
/// absent notifier only delays it.
@ApplicationScoped
class Testing {

  private static final Duration WORTH_SENDING = Duration.ofHours(1);
  private static final Duration UNDER_WAY = Duration.ofMinutes(5);

  private final ContactTests tests;
  private final Notifier notifier;
  private final Tenant tenant;
  private final Ids ids;
  private final Clock clock;
  private final String here;
  private final SecureRandom random = new SecureRandom();

  Testing(
      ContactTests tests,
      @RestClient Notifier notifier,
      Tenant tenant,
      Ids ids,
      Clock clock,
      @ConfigProperty(name = "hikeshi.dispatch-service.public-url") String here) {
    this.tests = tests;
    this.notifier = notifier;
    this.tenant = tenant;
    this.ids = ids;
    this.clock = clock;
    this.here = here;
  }

  /// One test for each of her ways.
  List<ContactTest> ask(Engineer engineer) {
    return ask(engineer, _ -> true);
  }

  /// Each test is a call that is paid for: none by a way whose last one may still arrive.
  List<ContactTest> askWhereNoneIsUnderWay(Engineer engineer) {
    var underWay = tests.openSince(engineer.id(), clock.instant().minus(UNDER_WAY));
    return ask(engineer, contact -> underWay.stream().noneMatch(test -> test.isOf(contact)));
  }

  private List<ContactTest> ask(Engineer engineer, Predicate<Contact> wanted) {
    var now = clock.instant();
    var contacts = engineer.contacts();
    var asked =
        IntStream.range(0, contacts.size())
            .filter(at -> wanted.test(contacts.get(at)))
            .mapToObj(at -> new ContactTest(ids.next(), engineer.id(), at, contacts.get(at), now))
            .toList();
    tests.persist(asked);
    return asked;
  }

  /// Her ways, and of which of them as it is now she has ever confirmed a test.
  List<Roster.Way> seen(Engineer engineer) {
    var confirmed = tests.confirmed(engineer.id());
    return engineer.contacts().stream()
        .map(
            contact ->
                new Roster.Way(
                    contact,
                    confirmed.stream().anyMatch(test -> test.shows(contact, Instant.EPOCH))))
        .toList();
  }

  /// Asked in this time, both ends included.
  Roster.Tested tested(Instant from, Instant until) {
    var asked = "askedAt >= ?1 and askedAt <= ?2";
    return new Roster.Tested(
        tests.count(asked, from, until),
        tests.count(asked + " and confirmedAt is not null", from, until));
  }

  @Scheduled(
      every = "2s",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "contact-tests")
  void everyTwoSeconds() {
    passOn();
  }

  /// Tells notifier what is to be tested; it makes one call of a test, however often it hears of
  /// it.
  void passOn() {
    var waiting = QuarkusTransaction.requiringNew().call(this::waiting);
    if (waiting.isEmpty()) {
      return;
    }
    try {
      notifier.test(
          new Notifier.Tests(
              waiting.getFirst().engineerId(),
              waiting.stream()
                  .map(test -> new Notifier.Test(test.id(), test.position()))
                  .toList()));
    } catch (RuntimeException e) {
      Log.warnf("contact tests: notifier could not be told, will try again: %s", e.toString());
      return;
    }
    QuarkusTransaction.requiringNew()
        .run(() -> waiting.forEach(test -> tests.findById(test.id()).passedOn(clock.instant())));
  }

  private List<ContactTest> waiting() {
    return tests.nextWaiting(clock.instant().minus(WORTH_SENDING));
  }

  /// A fresh link to confirm this test with.
  ///
  /// @return empty when it is confirmed or over
  Optional<String> link(UUID test) {
    return tests
        .findByIdOptional(test)
        .filter(found -> found.opensAt(clock.instant()))
        .map(
            found -> {
              var word = Secret.fresh(random);
              found.linked(word);
              return here + "/pages/contact-test/" + word.word();
            });
  }

  /// By a key on the telephone.
  boolean confirmed(UUID test) {
    var found = tests.findByIdOptional(test);
    found.ifPresent(asked -> asked.confirmed(clock.instant()));
    return found.isPresent();
  }

  /// Whether this link opens a test that can be confirmed.
  boolean opens(String word) {
    return withTest(word, _ -> true).orElse(false);
  }

  /// @return false when there is nothing to confirm
  boolean confirmedBy(String word) {
    return withTest(
            word,
            test -> {
              test.confirmed(clock.instant());
              tests.flush();
              return true;
            })
        .orElse(false);
  }

  /// Whoever holds the word is nobody to PostgreSQL.
  private <T> Optional<T> withTest(String word, Function<ContactTest, T> then) {
    return tenant.all(
        () ->
            Secret.read(word)
                .flatMap(tests::opening)
                .filter(test -> test.opensAt(clock.instant()))
                .map(then));
  }
}
