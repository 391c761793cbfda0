package org.hikeshi.form;

import io.quarkus.cache.CacheResult;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.Founder;
import org.hikeshi.events.ItemState;
import org.hikeshi.events.PersonalData;
import org.jspecify.annotations.Nullable;

/// The front desk, as far as a notice asks it. Read leniently. What is asked for is kept for
/// seconds, since each authority's notice of a report asks for the same.
@RegisterRestClient(configKey = "incident-api")
@OidcClientFilter
interface IncidentApi {

  @GET
  @Path("/incidents/{id}/reports/{no}")
  @CacheResult(cacheName = "reports")
  Report report(@PathParam("id") UUID incident, @PathParam("no") int no);

  @GET
  @Path("/hospitals/{id}")
  @CacheResult(cacheName = "hospitals")
  Hospital hospital(@PathParam("id") UUID hospital);

  record Report(int no, @Nullable Instant filedAt, Snapshot snapshot) {}

  record Snapshot(
      Category category,
      @Nullable String summary,
      @Nullable Instant occurredAt,
      @Nullable Instant detectedAt,
      @Nullable Instant awareAt,
      @Nullable Set<CareImpact> careImpact,
      @Nullable Set<String> affectedSystems,
      @Nullable String entryRoute,
      PersonalData personalData,
      @Nullable Entrusted entrusted,
      @Nullable Contact contact,
      @Nullable Set<String> shareConsent,
      @Nullable Map<String, Item> items,
      @Nullable Approver approvedBy) {}

  record Entrusted(@Nullable String vendor, @Nullable Instant noticeReceivedAt) {}

  record Contact(@Nullable String name, @Nullable String phone, @Nullable String email) {}

  record Item(@Nullable ItemState state, @Nullable String text) {}

  record Approver(@Nullable String name, @Nullable String title) {}

  record Hospital(
      String name,
      @Nullable Operator operator,
      @Nullable String medicalInstitutionCode,
      @Nullable String address,
      @Nullable Founder founder) {}

  record Operator(
      @Nullable String name, @Nullable String corporateNumber, @Nullable String address) {}
}
