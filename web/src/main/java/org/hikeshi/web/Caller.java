package org.hikeshi.web;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who is asking, by the token that came with the request. A role whose claim is missing or bent is
/// no role: 403.
@RequestScoped
public class Caller {

  private final SecurityIdentity identity;
  private final EndedSessions ended;
  private final Clock clock;

  Caller(SecurityIdentity identity, EndedSessions ended, Clock clock) {
    this.identity = identity;
    this.ended = ended;
    this.clock = clock;
  }

  public boolean is(String role) {
    return identity.hasRole(role);
  }

  public boolean isAnonymous() {
    return identity.isAnonymous();
  }

  /// Whether this sign-in still counts when that is asked, also after the request: its token is not
  /// over, and nobody has signed out. For whoever is answered for as long as she listens.
  public BooleanSupplier signedIn() {
    var until = claim("exp").map(Long::valueOf).map(Instant::ofEpochSecond).orElse(Instant.MIN);
    var session = claim("sid");
    return () -> clock.instant().isBefore(until) && session.filter(ended::isEnded).isEmpty();
  }

  /// The identity provider's id of the person or service.
  public String subject() {
    return claim("sub").orElse("anonymous");
  }

  /// The name to show for this person, the family's first as in Japan; never used to decide.
  public String name() {
    return claim("family_name")
        .flatMap(family -> claim("given_name").map(given -> family + " " + given))
        .or(() -> claim("name"))
        .or(() -> claim("preferred_username"))
        .orElseGet(this::subject);
  }

  public UUID hospitalId() {
    return id("hospital_id");
  }

  public UUID engineerId() {
    return id("engineer_id");
  }

  /// Whether an engineer asks, and not this one.
  public boolean isAnotherEngineerThan(UUID engineer) {
    return is(Role.ENGINEER) && !engineerId().equals(engineer);
  }

  public String authorityId() {
    return claim("authority_id").orElseThrow(ForbiddenException::new);
  }

  private UUID id(String claim) {
    try {
      return claim(claim).map(UUID::fromString).orElseThrow(ForbiddenException::new);
    } catch (IllegalArgumentException e) {
      throw new ForbiddenException(e);
    }
  }

  private Optional<String> claim(String name) {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? token.<Object>claim(name).map(Object::toString)
        : Optional.empty();
  }
}
