-- Where a session was opened, when it was last in use, and when its member last proved who they are: what its member is shown of it,
-- and what ends it. Nobody is signed out by this: those that there are count as used now.
ALTER TABLE "sessions" ADD COLUMN "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN "proved_at" TIMESTAMPTZ(3),
ADD COLUMN "network" TEXT,
ADD COLUMN "browser" TEXT,
ADD COLUMN "system" TEXT,
ADD COLUMN "device_id" TEXT;

alter table sessions
  add constraint sessions_network_is_no_address check (network ~ '^[0-9a-f.:]{3,40}/(24|48)$'),
  add constraint sessions_name_devices_shortly check (length(browser) <= 40 and length(system) <= 40 and length(device_id) <= 40);
