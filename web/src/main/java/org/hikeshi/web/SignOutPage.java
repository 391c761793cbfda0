package org.hikeshi.web;

import io.quarkus.logging.Log;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcSession;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// The way out, which only a form with its token takes: a link that somebody else made signs nobody
/// out. It ends the session here, makes the browser forget, and leads on to the identity provider,
/// which ends its own (OpenID Connect RP-Initiated Logout 1.0).
///
/// It leads on by a `Refresh` and not by a redirect: where a form may lead is limited to this site
/// by the Content-Security-Policy, also over redirects.
@Path("pages/sign-out")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class SignOutPage {

  private final Template ask;
  private final Template done;
  private final Texts texts;
  private final Frame frame;
  private final SecurityIdentity identity;
  private final Instance<OidcSession> session;
  private final EndedSessions ended;
  private final Instance<OidcConfigurationMetadata> provider;
  private final String after;

  SignOutPage(
      @Location("sign-out.html") Template ask,
      @Location("signed-out.html") Template done,
      Texts texts,
      Frame frame,
      SecurityIdentity identity,
      Instance<OidcSession> session,
      EndedSessions ended,
      Instance<OidcConfigurationMetadata> provider,
      @ConfigProperty(name = "hikeshi.pages.after-sign-out") String after) {
    this.ask = ask;
    this.done = done;
    this.texts = texts;
    this.frame = frame;
    this.identity = identity;
    this.session = session;
    this.ended = ended;
    this.provider = provider;
    this.after = after;
  }

  /// Changes nothing: for pages that were refused, whose frame has no form.
  @GET
  public TemplateInstance ask() {
    return ask.data("texts", texts.lasting());
  }

  @POST
  public Response signOut(@Context UriInfo asked) {
    var next = next(asked.getBaseUri().resolve(after));
    frame.left();
    var answer =
        Response.ok(done.data("texts", texts.lasting()).data("next", next).render())
            .header("Clear-Site-Data", "\"cache\"");
    return next == null ? answer.build() : answer.header("Refresh", "0; url=" + next).build();
  }

  /// Where the identity provider ends its session; null where nobody signed in by a code.
  private @Nullable String next(URI back) {
    var hint = identity.getCredential(IdTokenCredential.class);
    if (hint == null) {
      return null;
    }
    end();
    session.get().logout().await().indefinitely();
    return UriBuilder.fromUri(provider.get().getEndSessionUri())
        .queryParam("id_token_hint", hint.getToken())
        .queryParam("post_logout_redirect_uri", back)
        .build()
        .toString();
  }

  /// Without a database she is signed out all the same, by what this browser forgets.
  private void end() {
    try {
      if (identity.getPrincipal() instanceof JsonWebToken token) {
        token.<String>claim("sid").ifPresent(ended::ended);
      }
    } catch (IllegalStateException e) {
      Log.error("a sign-in that has ended may count elsewhere until its tokens end", e);
    }
  }
}
