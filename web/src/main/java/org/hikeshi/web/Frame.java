package org.hikeshi.web;

import io.quarkus.csrf.reactive.runtime.CsrfTokenParameterProvider;
import io.quarkus.oidc.RefreshToken;
import io.quarkus.runtime.BlockingOperationNotAllowedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.Context;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// What stands around every page: who is signed in and until when, and whom to telephone.
@Named("frame")
@RequestScoped
public class Frame {

  private final SecurityIdentity identity;
  private final Caller caller;
  private final Doors doors;
  private final CsrfTokenParameterProvider forms;
  private final Clock clock;
  private final Optional<String> deskPhone;
  private final String account;
  private boolean left;

  Frame(
      SecurityIdentity identity,
      Caller caller,
      Doors doors,
      CsrfTokenParameterProvider forms,
      Clock clock,
      @ConfigProperty(name = "hikeshi.desk.phone") Optional<String> deskPhone,
      @ConfigProperty(name = "hikeshi.pages.account") String account) {
    this.identity = identity;
    this.caller = caller;
    this.doors = doors;
    this.forms = forms;
    this.clock = clock;
    this.deskPhone = deskPhone;
    this.account = account;
  }

  /// Null for whoever has not signed in.
  public @Nullable String getWho() {
    return token().isPresent() ? caller.name() : null;
  }

  /// Where she sees and ends her sign-ins, and changes her password: the identity provider's pages.
  public String getAccount() {
    return account;
  }

  /// Where her own pages begin, on whichever service; null where she has none. For refusals of what
  /// her role may not do: then it is known who she is, on whatever thread.
  public @Nullable String getStart() {
    return door(doors::of);
  }

  /// The board of a prefecture's own hospitals; null for all others.
  public @Nullable String getArea() {
    return token().isPresent() ? door(doors::area) : null;
  }

  /// The token for the frame's own form; null where none was made, as on most refusals.
  public @Nullable String getFormToken() {
    try {
      return forms.getToken();
    } catch (IllegalStateException none) {
      return null;
    }
  }

  /// From here on nobody is signed in.
  void left() {
    left = true;
  }

  /// In how many seconds the sign-in ends unless something is asked for before. A number and no
  /// time of day: the browser's clock may be wrong. Null where nobody can know.
  public @Nullable Long getSessionLeft() {
    return token()
        .flatMap(
            token ->
                SessionEnd.of(
                    identity.getCredential(RefreshToken.class), token.getExpirationTime()))
        .map(end -> end.getEpochSecond() - clock.instant().getEpochSecond())
        .orElse(null);
  }

  /// The hospital that she reports for, however the identity provider writes its id; null for all
  /// others.
  public @Nullable UUID getHospital() {
    try {
      return token()
          .flatMap(token -> token.<Object>claim("hospital_id"))
          .map(Object::toString)
          .map(UUID::fromString)
          .orElse(null);
    } catch (IllegalArgumentException bent) {
      return null;
    }
  }

  /// A role whose claim is missing is no role, and leads nowhere.
  private @Nullable String door(Function<Caller, Optional<String>> own) {
    try {
      return own.apply(caller).orElse(null);
    } catch (SecurityException | BlockingOperationNotAllowedException unknown) {
      return null;
    }
  }

  /// Our time, for browsers whose clocks are wrong.
  public Instant getNow() {
    return clock.instant();
  }

  /// The duty desk's number, where the operator has set one.
  public @Nullable String getDeskPhone() {
    return deskPhone.orElse(null);
  }

  /// Nobody, too, where the page says that the sign-in was refused, or that there is no such page:
  /// then nobody was asked who it is, and the thread may not wait for the answer.
  private Optional<JsonWebToken> token() {
    if (left || Context.isOnEventLoopThread()) {
      return Optional.empty();
    }
    try {
      return identity.getPrincipal() instanceof JsonWebToken token
          ? Optional.of(token)
          : Optional.empty();
    } catch (SecurityException refused) {
      return Optional.empty();
    }
  }
}
