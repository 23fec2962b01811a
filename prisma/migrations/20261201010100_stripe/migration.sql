-- Whom Stripe knows, their subscriptions as they were read from there last, the one Checkout that each may pay in, and what went back.
CREATE TABLE "stripe_customers" (
    "member_id" UUID NOT NULL,
    "customer_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "begun" INTEGER NOT NULL DEFAULT 0,
    "counted" INTEGER NOT NULL DEFAULT 0,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "stripe_customers_pkey" PRIMARY KEY ("member_id"),
    CONSTRAINT "stripe_customers_readings" CHECK ("counted" BETWEEN 0 AND "begun")
);

CREATE UNIQUE INDEX "stripe_customers_customer_id_key" ON "stripe_customers"("customer_id");

CREATE TABLE "stripe_subscriptions" (
    "id" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "price_id" TEXT,
    "plan" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "period_end" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "invoice_id" TEXT,
    "invoiced_at" TIMESTAMPTZ(3),
    "end_asked_at" TIMESTAMPTZ(3),

    CONSTRAINT "stripe_subscriptions_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "stripe_subscriptions_member_id_idx" ON "stripe_subscriptions"("member_id");

CREATE TABLE "stripe_checkouts" (
    "member_id" UUID NOT NULL,
    "attempt" UUID NOT NULL,
    "plan" TEXT NOT NULL,
    "price_id" TEXT NOT NULL,
    "session_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stripe_checkouts_pkey" PRIMARY KEY ("member_id")
);

CREATE TABLE "stripe_reversals" (
    "id" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "invoice_id" TEXT,
    "amount" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "holds" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reading" INTEGER NOT NULL,

    CONSTRAINT "stripe_reversals_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "stripe_reversals_kind" CHECK ("kind" IN ('refund', 'dispute'))
);

CREATE INDEX "stripe_reversals_member_id_idx" ON "stripe_reversals"("member_id");

CREATE TABLE "stripe_events" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stripe_events_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "stripe_events_received_at_idx" ON "stripe_events"("received_at");

ALTER TABLE "stripe_customers" ADD CONSTRAINT "stripe_customers_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "stripe_subscriptions" ADD CONSTRAINT "stripe_subscriptions_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "stripe_checkouts" ADD CONSTRAINT "stripe_checkouts_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "stripe_reversals" ADD CONSTRAINT "stripe_reversals_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever has left pays for nothing, however late what they did arrives.
create trigger stripe_customers_not_of_who_left before insert on stripe_customers
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger stripe_subscriptions_not_of_who_left before insert on stripe_subscriptions
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger stripe_checkouts_not_of_who_left before insert on stripe_checkouts
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger stripe_reversals_not_of_who_left before insert on stripe_reversals
  for each row execute function refuse_of_who_left('member_id', 'refuse');
