CREATE TABLE "comparables" (
	"story_id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"headline" text NOT NULL,
	"subjects" text[] NOT NULL,
	"keys" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "comparables" ADD CONSTRAINT "comparables_story_id_key_story_keys_story_id_key_fk" FOREIGN KEY ("story_id","key") REFERENCES "public"."story_keys"("story_id","key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- A function, because a session plans it once, which would take as long as the answer. A release that changes it gives it another name.
CREATE FUNCTION "comparables_of"(asked_language text, asked_id text, most_keys integer, per_key_before integer, per_key_after integer, most_candidates integer, most_of_event integer)
RETURNS TABLE ("id" text, "published" timestamptz, "group" text, "event" text, "people" json, "places" json, "headline" text, "subjects" json, "keys" text, "state" text)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH frequency AS (
    SELECT sum(stories)::float8 AS every FROM vocabulary WHERE language = asked_language AND key = ''
  ), own AS (
    -- Weighed as in strongestKeys and rarity.
    SELECT key, (1 + ln(count)) * ln(1 + every / often) AS weight
    FROM frequency, (
      SELECT mine.key, mine.count,
        (SELECT sum(stories)::float8 FROM vocabulary WHERE language = asked_language AND key = mine.key) AS often
      FROM story_keys mine WHERE mine.story_id = asked_id OFFSET 0) counted
    WHERE often > 1 ORDER BY weight DESC, key LIMIT most_keys
  ), found AS (
    (SELECT near.story_id FROM (SELECT published FROM stories WHERE id = asked_id) story CROSS JOIN own CROSS JOIN LATERAL (
        (SELECT story_id FROM story_keys WHERE language = asked_language AND key = own.key AND published <= story.published
          ORDER BY published DESC LIMIT per_key_before)
        UNION ALL
        (SELECT story_id FROM story_keys WHERE language = asked_language AND key = own.key AND published > story.published
          ORDER BY published LIMIT per_key_after)) near
      WHERE near.story_id <> asked_id
      GROUP BY near.story_id HAVING count(*) > 1 ORDER BY sum(own.weight) DESC, near.story_id LIMIT most_candidates)
    UNION (
      SELECT id FROM stories WHERE event = (SELECT event FROM stories WHERE id = asked_id) ORDER BY published DESC LIMIT most_of_event)
    UNION SELECT asked_id
  )
  SELECT s.id, s.published, s.group_id, s.event, to_json(s.people), to_json(s.places),
    -- Until the indexer has written its row, a story is read from where that is copied from.
    coalesce(c.headline, (SELECT headline FROM versions WHERE seq = s.seq)),
    to_json(coalesce(c.subjects, array(SELECT slug FROM story_subjects WHERE story_id = s.id))),
    coalesce(c.keys, (SELECT string_agg(key || ' ' || count || CASE WHEN in_headline THEN ' h' ELSE '' END, ',') FROM story_keys WHERE story_id = s.id)),
    (SELECT concat_ws(' ', position, after) FROM indexing WHERE id = 1) || ' ' || (SELECT every FROM frequency)
  FROM stories s LEFT JOIN comparables c ON c.story_id = s.id
  WHERE s.id = ANY (array(SELECT story_id FROM found)) AND s.language = asked_language AND s.killed_at IS NULL
    AND (s.id = asked_id OR NOT s.expired AND s.twin_of IS NULL);
END $$;
