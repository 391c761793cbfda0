package org.hikeshi.web;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A POST that creates: with an `Idempotency-Key` (an IETF draft, not an RFC), the same request
/// again gets the first answer again, byte for byte, and does nothing.
///
/// Stands on a `@Transactional` resource method that returns a `Response`.
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {

  /// Whether the answer tells a secret: it is kept under lock then. Where there is no key that
  /// locks it, or opens it any more, the same request again is 409 and does nothing.
  @Nonbinding
  boolean tellsASecret() default false;
}
