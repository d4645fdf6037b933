-- A fact base as the program wrote it that knew migration 1 alone, dumped.
PRAGMA application_id = 1129206604;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE counsel_citation (
  fact INTEGER NOT NULL REFERENCES counsel_fact (id),
  position INTEGER NOT NULL,
  document TEXT NOT NULL REFERENCES counsel_document (id),
  locator TEXT NOT NULL,
  PRIMARY KEY (fact, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "counsel_citation" VALUES(2,1,'guide','1');
CREATE TABLE counsel_column (
  relation INTEGER NOT NULL REFERENCES counsel_relation (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('name', 'text', 'integer', 'number', 'yes or no')),
  kind TEXT NOT NULL,
  PRIMARY KEY (relation, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "counsel_column" VALUES(1,1,'framework','name','framework');
INSERT INTO "counsel_column" VALUES(1,2,'feature','name','feature');
INSERT INTO "counsel_column" VALUES(2,1,'framework','name','framework');
INSERT INTO "counsel_column" VALUES(2,2,'stars','number','');
CREATE TABLE counsel_document (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "counsel_document" VALUES('guide','The guide');
CREATE TABLE counsel_fact (
  id INTEGER PRIMARY KEY,
  relation INTEGER NOT NULL REFERENCES counsel_relation (id),
  origin TEXT NOT NULL CHECK (origin IN ('rules', 'person', 'imported')),
  who TEXT NOT NULL,
  place TEXT NOT NULL,
  added_at TEXT NOT NULL,
  added_version INTEGER NOT NULL REFERENCES counsel_version (number),
  closed_at TEXT,
  closed_version INTEGER REFERENCES counsel_version (number),
  closed_by TEXT,
  closed_why TEXT CHECK (closed_why IN ('retracted', 'no longer stated', 'cited anew', 'set aside')),
  closed_note TEXT,
  CHECK ((closed_version IS NULL) = (closed_at IS NULL)
     AND (closed_version IS NULL) = (closed_by IS NULL)
     AND (closed_version IS NULL) = (closed_why IS NULL)
     AND (closed_version IS NULL) = (closed_note IS NULL))
) STRICT;
INSERT INTO "counsel_fact" VALUES(1,2,'rules','','team.rules:7','2026-11-26T03:10:27Z',1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "counsel_fact" VALUES(2,1,'rules','','team.rules:6','2026-11-26T03:10:27Z',1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "counsel_fact" VALUES(3,1,'person','anna','','2026-11-26T03:10:27Z',2,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE counsel_relation (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  current INTEGER NOT NULL CHECK (current IN (0, 1))
) STRICT;
INSERT INTO "counsel_relation" VALUES(1,'offers',1);
INSERT INTO "counsel_relation" VALUES(2,'rated',1);
CREATE TABLE counsel_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  stated TEXT NOT NULL,
  version INTEGER NOT NULL,
  current_checksum TEXT NOT NULL,
  closed_checksum TEXT NOT NULL,
  versions_checksum TEXT NOT NULL
) STRICT;
INSERT INTO "counsel_state" VALUES(1,'409fbfd0df8ce344e28a6cc3a72fd55c7f428eeafd42fed1d230dc7eacf419ee',2,'bbcbc17bcfe4f26cc04d9595bfd1b13d50a10015adc8bc7605d2fca02f4c467d','0000000000000000000000000000000000000000000000000000000000000000','a7a7d99c63ca4cf1fa12d5967940e1810b62d356dbb6fe09b07b7b63ace44dfd');
CREATE TABLE counsel_values_1 (
  fact INTEGER PRIMARY KEY REFERENCES counsel_fact (id),
  "framework" TEXT NOT NULL,
  "feature" TEXT NOT NULL
) STRICT;
INSERT INTO "counsel_values_1" VALUES(2,'Django','admin');
INSERT INTO "counsel_values_1" VALUES(3,'Rails','orm');
CREATE TABLE counsel_values_2 (
  fact INTEGER PRIMARY KEY REFERENCES counsel_fact (id),
  "framework" TEXT NOT NULL,
  "stars" REAL NOT NULL
) STRICT;
INSERT INTO "counsel_values_2" VALUES(1,'Django',4.5);
CREATE TABLE counsel_version (
  number INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL,
  who TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('rules', 'person', 'import')),
  note TEXT NOT NULL
) STRICT;
INSERT INTO "counsel_version" VALUES(1,'2026-11-26T03:10:27Z','','rules','');
INSERT INTO "counsel_version" VALUES(2,'2026-11-26T03:10:27Z','anna','person','');
CREATE INDEX counsel_fact_current ON counsel_fact (relation) WHERE closed_version IS NULL;
CREATE VIEW counsel_current AS SELECT
  id AS fact,
  (SELECT group_concat(cited, '; ') FROM (
    SELECT document || iif(locator = '', '', ', ' || locator) AS cited
    FROM counsel_citation AS c WHERE c.fact = f.id ORDER BY position)) AS source,
  iif(origin = 'rules', 'rules', who) AS added_by,
  place,
  added_version AS since_version
FROM counsel_fact AS f WHERE closed_version IS NULL;
CREATE VIEW "offers" AS SELECT v."framework" AS "framework", v."feature" AS "feature", c.source AS "source", c.added_by AS "added by", c.place AS "place", c.since_version AS "since version"
FROM counsel_values_1 AS v JOIN counsel_current AS c ON c.fact = v.fact
ORDER BY v."framework", v."feature", c.fact;
CREATE VIEW "rated" AS SELECT v."framework" AS "framework", v."stars" AS "stars", c.source AS "source", c.added_by AS "added by", c.place AS "place", c.since_version AS "since version"
FROM counsel_values_2 AS v JOIN counsel_current AS c ON c.fact = v.fact
ORDER BY v."framework", v."stars", c.fact;
COMMIT;
