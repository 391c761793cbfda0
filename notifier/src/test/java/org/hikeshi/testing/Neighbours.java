package org.hikeshi.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Incident-api, dispatch-service, the identity provider's token endpoint, a mail server, and an
/// authority's own webhook: all on loopback.
public final class Neighbours implements QuarkusTestResourceLifecycleManager {

  /// A call that came in at the authority's webhook.
  public record Call(Map<String, String> headers, byte[] body) {}

  private static final List<Call> CALLS = Collections.synchronizedList(new ArrayList<>());
  private static final List<String> ASKED = Collections.synchronizedList(new ArrayList<>());
  private static final AtomicInteger ANSWER = new AtomicInteger(200);
  private static final AtomicInteger INCIDENT_API = new AtomicInteger(200);
  private static volatile String answerBody = "";
  private static final GreenMail MAIL =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private static HttpServer http;
  private static SmtpGate gate;

  @Override
  public Map<String, String> start() {
    if (http == null) {
      begin();
    }
    var base = "http://127.0.0.1:" + http.getAddress().getPort();
    return Map.of(
        "hikeshi.incident-api.url",
        base,
        "hikeshi.dispatch-service.url",
        base,
        "hikeshi.dispatch-service.public-url",
        "http://engineers.example.test",
        "quarkus.oidc-client.discovery-enabled",
        "false",
        "quarkus.oidc-client.auth-server-url",
        base,
        "quarkus.oidc-client.token-path",
        "/token",
        "hikeshi.phone.url",
        base,
        "hikeshi.phone.secret",
        PHONE_SECRET,
        "hikeshi.smtp.port",
        String.valueOf(gate.port()));
  }

  private static void begin() {
    try {
      MAIL.start();
      gate = new SmtpGate(MAIL.getSmtp().getPort());
      http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    http.createContext(
        "/token",
        exchange ->
            answer(
                exchange,
                200,
                "{\"access_token\":\"service\",\"token_type\":\"Bearer\",\"expires_in\":300}"));
    http.createContext(
        "/incidents/",
        exchange -> {
          ASKED.add(exchange.getRequestURI().getPath());
          answer(exchange, INCIDENT_API.get(), incident(exchange.getRequestURI().getPath()));
        });
    http.createContext("/hospitals/", exchange -> answer(exchange, INCIDENT_API.get(), HOSPITAL));
    http.createContext("/engineers/", Neighbours::engineer);
    http.createContext("/offers/", Neighbours::offer);
    http.createContext("/messages", Neighbours::phoned);
    http.createContext("/contact-tests/", Neighbours::contactTest);
    http.createContext("/call-down", exchange -> answer(exchange, CONTROL_ROOM.get(), CALL_DOWN));
    http.createContext("/desk/ringing", Neighbours::toRing);
    http.createContext("/desk/alarms/", Neighbours::alarm);
    http.createContext("/roster/gaps", exchange -> answer(exchange, 200, GAPS));
    http.createContext("/webhook", Neighbours::called);
    http.createContext("/proof/head", Neighbours::head);
    http.createContext("/.well-known/jwks.json", Neighbours::keys);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.start();
  }

  @Override
  public void stop() {}

  private static final String REPORT =
      """
      {"no": 1, "filedAt": "2026-02-08T16:55:00Z", "somethingNew": 1,
       "snapshot": {"category": "RANSOMWARE", "summary": "電子カルテ端末に脅迫文が表示された",
         "occurredAt": null, "detectedAt": "2026-02-08T16:50:00Z", "awareAt": "2026-02-08T16:50:00Z",
         "careImpact": ["EMERGENCY_STOPPED"], "affectedSystems": ["EHR"], "entryRoute": null,
         "personalData": {"state": "SUSPECTED", "sensitive": "YES", "financialHarm": "NO",
           "maliciousIntent": "YES", "strongEncryption": "NO", "encryptedUnrecoverable": "UNKNOWN",
           "signs": [], "persons": {"qualifier": "ABOUT", "count": 10000}, "myNumber": "NO",
           "myNumberPersons": {"qualifier": "UNKNOWN", "count": null}},
         "entrusted": {"vendor": null, "noticeReceivedAt": null},
         "contact": {"name": "当直", "phone": "+81 90-0000-0000", "email": null},
         "approvedBy": {"name": "見本 太郎", "title": "院長"}}}
      """;

  private static String incident(String path) {
    if (path.endsWith("/resolution")) {
      return FINDINGS;
    }
    return path.contains("/reports") ? REPORT : INCIDENT;
  }

  private static final String INCIDENT =
      """
      {"id": "x", "hospital": {"id": "00000000-0000-7000-8000-00000000000a", "name": "見本病院"},
       "latest": {"contact": {"name": "当直", "phone": "+81 90-0000-0000", "email": null}}}
      """;
  private static final String FINDINGS =
      """
      {"cause": "保守用VPNの脆弱性", "lessons": "更新の窓口を決める", "attack": true,
       "at": "2026-02-20T03:00:00Z"}
      """;
  private static final String HOSPITAL =
      """
      {"id": "00000000-0000-7000-8000-00000000000a", "name": "見本病院",
       "operator": {"name": "医療法人見本会", "corporateNumber": "1234567890123", "address": "見本市"},
       "medicalInstitutionCode": "1419999010", "address": "見本市1-1",
       "contacts": [{"name": "外来", "phone": "+81 45-000-0000", "email": null, "outOfBand": false},
         {"name": "当直", "phone": "+81 80-1111-1111", "email": "night@hospital.example.test",
          "outOfBand": true}]}
      """;
  public static final String PHONE_SECRET = "whsec_QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=";
  public static final String ENGINEER_SECRET = "whsec_QkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkI=";
  private static final String BY_MAIL =
      "{\"type\": \"EMAIL\", \"to\": \"engineer-1@example.test\"}";

  private static final List<Call> PHONED = Collections.synchronizedList(new ArrayList<>());
  private static final List<String> KEYS = Collections.synchronizedList(new ArrayList<>());
  private static final AtomicInteger GATEWAY = new AtomicInteger(202);
  private static final AtomicInteger CONTROL_ROOM = new AtomicInteger(200);
  private static volatile String contacts = BY_MAIL;
  private static volatile String leaves = "null";

  private static final AtomicInteger SECRETS = new AtomicInteger(200);

  /// Whoever asks for the secret of an engineer's webhook is answered so from now on.
  public static void secretsAnswer(int status) {
    SECRETS.set(status);
  }

  private static volatile CountDownLatch roster = new CountDownLatch(0);

  /// Whoever asks for an engineer, or for her ways, waits until the latch is open.
  public static CountDownLatch rosterHangs() {
    roster = new CountDownLatch(1);
    return roster;
  }

  private static void engineer(HttpExchange exchange) throws IOException {
    rosterAnswers();
    ASKED.add(exchange.getRequestURI().getPath());
    if (exchange.getRequestURI().getPath().endsWith("webhook-secret")) {
      answer(exchange, SECRETS.get(), "{\"secret\": \"%s\"}".formatted(ENGINEER_SECRET));
      return;
    }
    answer(
        exchange,
        200,
        """
        {"id": "00000000-0000-7000-8000-0000000000e1", "name": "アンナ", "employer": "架空セキュリティ",
         "contacts": [%s]}
        """
            .formatted(contacts));
  }

  private static void rosterAnswers() {
    try {
      roster.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The link to an offer, with her ways, and the answer by key.
  private static void offer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    ASKED.add(path);
    if (path.endsWith("/reply")) {
      KEYS.add(
          path
              + " "
              + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      answer(exchange, CONTROL_ROOM.get(), "{\"outcome\": \"ACCEPTED\"}");
      return;
    }
    rosterAnswers();
    answer(
        exchange,
        CONTROL_ROOM.get(),
        """
        {"link": "http://127.0.0.1/pages/answer/%s", "seat": "LEAD", "mode": "REMOTE",
         "prefecture": "14", "careImpact": ["EMERGENCY_STOPPED"],
         "expiresAt": "2026-02-09T01:05:00Z", "leaves": %s%s}
        """
            .formatted(
                path.substring(path.lastIndexOf('/') + 1),
                leaves,
                olderControlRoom ? "" : ", \"contacts\": [" + contacts + "]"));
  }

  private static volatile boolean olderControlRoom;

  /// As before it named an engineer's ways together with the link to her offer.
  public static void controlRoomIsOlder(boolean older) {
    olderControlRoom = older;
  }

  /// From now on a yes to an offer takes her from this seat, as `{"dispatchId": …}`; null: from
  /// none.
  public static void offersTakeHerFrom(@Nullable String seat) {
    leaves = String.valueOf(seat);
  }

  private static final String CALL_DOWN =
      """
      {"from": "2026-02-09T08:00:00Z", "to": "2026-02-12T08:00:00Z",
       "desk": [{"id": "x", "name": "山田", "there": true, "hours": [], "days": [],
         "times": [{"from": "2026-02-09T08:00:00Z", "to": "2026-02-12T08:00:00Z"}],
         "contacts": [{"type": "VOICE", "to": "+81 3-0000-0001", "afterSeconds": null}]}],
       "onDuty": [{"id": "x", "name": "アンナ", "employer": "架空セキュリティ", "prefecture": "14",
         "untilSaidOtherwise": true,
         "contacts": [{"type": "SMS", "to": "+81 90-1234-5678", "afterSeconds": null}],
         "times": [{"from": "2026-02-09T00:00:00Z", "to": "2026-02-10T00:00:00Z"}]}],
       "open": [{"dispatchId": "x", "incidentId": "00000000-0000-7000-8000-000000000001",
         "hospitalId": "00000000-0000-7000-8000-00000000000a", "prefecture": "14",
         "state": "UNANSWERED",
         "seats": [{"seat": "LEAD", "engineer": "アンナ"}, {"seat": "NETWORK", "engineer": null}]}]}
      """;
  private static volatile List<String> deskPeople = List.of();
  private static volatile @Nullable String tried;
  private static volatile boolean inHand;
  private static volatile @Nullable Integer others;

  private static final Runnable NOTHING = () -> {};
  private static volatile Runnable onceTheDeskIsRead = NOTHING;
  private static volatile Runnable onceItIsPhoned = NOTHING;

  /// For a trial, the one person that it is of.
  private static void toRing(HttpExchange exchange) throws IOException {
    var query = exchange.getRequestURI().getQuery();
    var trial = query != null && query.startsWith("trial=");
    var people = deskPeople;
    if (!trial) {
      var then = onceTheDeskIsRead;
      onceTheDeskIsRead = NOTHING;
      then.run();
    }
    answer(
        exchange,
        200,
        "{\"people\": [%s]}"
            .formatted(trial ? Objects.requireNonNullElse(tried, "") : String.join(", ", people)));
  }

  /// What happens while whoever read the roster still goes by what it read.
  public static void onceTheDeskIsRead(Runnable happens) {
    onceTheDeskIsRead = happens;
  }

  /// What an attempt about an alarm may say, and the key that takes it up.
  private static void alarm(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    KEYS.add(path + " " + body);
    if (path.endsWith("/acknowledgement")) {
      inHand = true;
      answer(exchange, CONTROL_ROOM.get(), "{\"outcome\": \"ACKNOWLEDGED\"}");
    } else if (!path.contains("/attempts/")) {
      answer(exchange, CONTROL_ROOM.get() == 200 ? 204 : CONTROL_ROOM.get(), "");
    } else {
      answer(
          exchange,
          inHand ? 404 : CONTROL_ROOM.get(),
          """
          {"link": "https://engineers.example.test/pages/desk-alarm/%s", "what": "%s",
           "others": %s, "seat": null, "prefecture": %s, "careImpact": [%s]}
          """
              .formatted(
                  path.substring(path.lastIndexOf('/') + 1),
                  tried == null ? "UNANSWERED" : "TRIAL",
                  others,
                  tried == null ? "\"14\"" : "null",
                  tried == null ? "\"EMERGENCY_STOPPED\"" : ""));
    }
  }

  /// From now on these are at the desk, as `{"id": …, "contacts": […]}`, and nothing is in hand.
  public static void deskIs(String... people) {
    deskPeople = List.of(people);
    tried = null;
    inHand = false;
    others = null;
  }

  /// From now on an alarm speaks for so many others.
  public static void othersWait(int many) {
    others = many;
  }

  /// From now on there is a trial of this person, and what is asked about is that.
  public static void trialIsOf(String person) {
    tried = person;
  }

  private static final String GAPS =
      """
      {"gaps": [{"skill": "MEDICAL_DEVICE", "region": null,
         "from": "2026-01-01T15:00:00Z", "to": "2026-01-02T00:00:00Z"}],
       "untested": [{"engineerId": "x", "type": "SMS", "position": 1}]}
      """;

  private static void contactTest(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    if (path.endsWith("/confirmation")) {
      KEYS.add(path);
    }
    answer(exchange, 200, "{\"link\": \"http://127.0.0.1/pages/contact-test/x\"}");
  }

  private static final AtomicInteger CHAIN = new AtomicInteger(200);
  private static volatile String head = "null";
  private static volatile String jwks = "{}";

  /// Needs our own service's token, as the real door does.
  private static void head(HttpExchange exchange) throws IOException {
    var token = exchange.getRequestHeaders().getFirst("Authorization");
    answer(
        exchange, "Bearer service".equals(token) ? CHAIN.get() : 401, "{\"head\": " + head + "}");
  }

  private static void keys(HttpExchange exchange) throws IOException {
    answer(exchange, CHAIN.get(), jwks);
  }

  /// Both other services show this chain from now on.
  ///
  /// @param newest a compact JWS, or null while nothing is sealed
  public static void chainShows(int status, @Nullable String newest, String keys) {
    CHAIN.set(status);
    head = newest == null ? "null" : "\"" + newest + "\"";
    jwks = keys;
  }

  private static void phoned(HttpExchange exchange) throws IOException {
    PHONED.add(call(exchange));
    var then = onceItIsPhoned;
    onceItIsPhoned = NOTHING;
    then.run();
    answer(exchange, GATEWAY.get(), "");
  }

  /// What happens while the telephone gateway has the next call and has not answered yet.
  public static void onceItIsPhoned(Runnable happens) {
    onceItIsPhoned = happens;
  }

  private static Call call(HttpExchange exchange) throws IOException {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    return new Call(headers, exchange.getRequestBody().readAllBytes());
  }

  /// From now on the one engineer is reached so; without anything, by mail again.
  public static void engineerIsReachedBy(String... ways) {
    contacts = ways.length == 0 ? BY_MAIL : String.join(", ", ways);
  }

  public static void gatewayAnswers(int status) {
    GATEWAY.set(status);
  }

  public static void controlRoomAnswers(int status) {
    CONTROL_ROOM.set(status);
  }

  /// What the telephone gateway was asked.
  public static List<Call> phoned() {
    return List.copyOf(PHONED);
  }

  /// The keys that reached the control room, as `path body`.
  public static List<String> keys() {
    return List.copyOf(KEYS);
  }

  private static void called(HttpExchange exchange) throws IOException {
    CALLS.add(call(exchange));
    exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
    answer(exchange, ANSWER.get(), answerBody);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  public static String webhook() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/webhook";
  }

  /// The authority's system answers so from now on.
  public static void webhookAnswers(int status, String body) {
    answerBody = body;
    ANSWER.set(status);
  }

  /// How often incident-api was asked for that.
  public static long timesAsked(String path) {
    return List.copyOf(ASKED).stream().filter(path::equals).count();
  }

  /// What was asked of what begins so, of an incident, an engineer or an offer, in its order.
  public static List<String> askedOf(String beginning) {
    return List.copyOf(ASKED).stream().filter(path -> path.startsWith(beginning)).toList();
  }

  public static void incidentApiAnswers(int status) {
    INCIDENT_API.set(status);
  }

  /// @param answer a whole reply such as `451 4.3.0 later`
  public static void mailServerRefuses(String recipient, String answer) {
    gate.refuses(recipient, answer);
  }

  public static void mailServerWelcomes(String recipient) {
    gate.welcomes(recipient);
  }

  public static List<Call> calls() {
    return List.copyOf(CALLS);
  }

  /// Mails that went to that address.
  public static List<MimeMessage> mailsTo(String address) {
    return Arrays.stream(MAIL.getReceivedMessages()).filter(mail -> wentTo(mail, address)).toList();
  }

  private static boolean wentTo(MimeMessage mail, String address) {
    try {
      return Arrays.toString(mail.getAllRecipients()).contains(address);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
