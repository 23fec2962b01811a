-- What happened to an account, for its member and for administrators: without addresses, and for as many days as the policy says.
CREATE TABLE "security_events" (
    "id" UUID NOT NULL,
    "member_id" UUID,
    "kind" TEXT NOT NULL,
    "network" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "security_events_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "security_events_member_id_at_idx" ON "security_events"("member_id", "at" DESC);
CREATE INDEX "security_events_at_id_idx" ON "security_events"("at" DESC, "id" DESC);
ALTER TABLE "security_events" ADD CONSTRAINT "security_events_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table security_events
  add constraint security_events_kind_is_a_name check (kind ~ '^[a-z][a-z-]{1,39}$'),
  add constraint security_events_network_is_no_address check (network ~ '^[0-9a-f.:]{3,40}/(24|48)$');
