package org.hikeshi.web;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who is asking, by the token that came with the request. A role whose claim is missing or bent is
/// no role: 403.
@RequestScoped
public class Caller {

  private final SecurityIdentity identity;

  Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  public boolean is(String role) {
    return identity.hasRole(role);
  }

  public boolean isAnonymous() {
    return identity.isAnonymous();
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
