-- Rights of a team in its library on PostgreSQL: everybody reads and appends, nobody changes or deletes a revision.
--
-- 1. The owner opens the library once (offercalc library list with OFFERCALC_LIBRARY set), which creates the tables.
-- 2. The owner runs this file: psql --set ON_ERROR_STOP=1 --dbname offers --file team-grants.sql
-- 3. For each colleague: CREATE ROLE ann LOGIN PASSWORD '…'; GRANT offercalc_team TO ann;
--
-- It may be run again at any time, and must be run again after an update of OfferCalc has added tables.

BEGIN;

SELECT 'CREATE ROLE offercalc_team NOLOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'offercalc_team') \gexec

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, offercalc_team;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO offercalc_team;

GRANT SELECT ON library TO offercalc_team;
GRANT SELECT, INSERT ON documents, revisions, rounds TO offercalc_team;
GRANT UPDATE (archived_at) ON documents TO offercalc_team;
GRANT USAGE ON SEQUENCE rounds_id_seq TO offercalc_team;

-- The author of an appended row must be the role that is logged in. The owner is exempt, because it moves libraries.
ALTER TABLE revisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE rounds ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS everybody_reads ON revisions;
DROP POLICY IF EXISTS everybody_reads ON rounds;
DROP POLICY IF EXISTS appends_in_own_name ON revisions;
DROP POLICY IF EXISTS appends_in_own_name ON rounds;
CREATE POLICY everybody_reads ON revisions FOR SELECT USING (true);
CREATE POLICY everybody_reads ON rounds FOR SELECT USING (true);
CREATE POLICY appends_in_own_name ON revisions FOR INSERT WITH CHECK (author = current_user);
CREATE POLICY appends_in_own_name ON rounds FOR INSERT WITH CHECK (author = current_user);

COMMIT;
