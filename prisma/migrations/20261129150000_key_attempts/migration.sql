-- Which attempt holds the key: one that was overtaken neither frees it nor keeps its answer.
ALTER TABLE "idempotency_keys" ADD COLUMN "attempt" UUID;
