-- The role that the application works as, and what it may do. Run after every migration; running it again changes
-- nothing. In an empty database it makes the role alone, which a dump that is brought there speaks of. Where the server does not let us make roles, the application works as the owner, and the audit is guarded
-- by its trigger alone.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'trialogue_app') THEN
    CREATE ROLE trialogue_app NOLOGIN;
  END IF;
  -- Since PostgreSQL 16 the maker of a role may administer it, and still has to be granted to become it.
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    GRANT trialogue_app TO current_user;
  END IF;
EXCEPTION
  WHEN insufficient_privilege THEN
    RAISE NOTICE 'The application works as %, because this server does not let it have a role of its own.', current_user;
  WHEN duplicate_object OR unique_violation THEN
    NULL; -- Another database of this server was migrated in the same moment.
END
$$;

DO $$
DECLARE
  worker_table regclass;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'trialogue_app') OR to_regclass('_prisma_migrations') IS NULL THEN
    RETURN;
  END IF;

  GRANT USAGE ON SCHEMA public, graphile_worker TO trialogue_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, graphile_worker TO trialogue_app;
  GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public, graphile_worker TO trialogue_app;

  -- What was done stays done.
  REVOKE UPDATE, DELETE ON audit_entries, audit_seals FROM trialogue_app;
  REVOKE DELETE ON audit_sealed_entries FROM trialogue_app;
  REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM trialogue_app;

  -- The job queue's tables have row security without a policy: nobody but their owner could add a job.
  FOR worker_table IN
    SELECT oid FROM pg_class c
    WHERE relnamespace = 'graphile_worker'::regnamespace AND relrowsecurity
      AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid AND polname = 'trialogue_app')
  LOOP
    EXECUTE format('CREATE POLICY trialogue_app ON %s TO trialogue_app USING (true) WITH CHECK (true)', worker_table);
  END LOOP;
END
$$;
