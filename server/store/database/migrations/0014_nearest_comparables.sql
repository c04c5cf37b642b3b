-- Takes the place of comparables_of, which the previous release still calls: as one text, which is sent and read faster than rows,
-- and from fewer keys, stories and candidates. A function, because a session plans it once, which would take as long as the answer.
CREATE FUNCTION "nearest_comparables"(asked_language text, asked_id text, most_looked_up integer, most_keys integer, per_key_before integer, per_key_after integer, most_candidates integer, most_of_event integer)
RETURNS text
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  asked_published timestamptz;
  asked_event text;
  listed_keys text[];
  every float8;
  found_ids text[];
BEGIN
  -- Until the indexer has written its row, a story is read from where that is copied from.
  SELECT s.published, s.event,
    string_to_array(coalesce(c.keys, (SELECT string_agg(key || ' ' || count, ',' ORDER BY count DESC, key) FROM story_keys WHERE story_id = s.id)), ','),
    (SELECT sum(stories) FROM vocabulary WHERE language = asked_language AND key = '')
  INTO asked_published, asked_event, listed_keys, every
  FROM stories s LEFT JOIN comparables c ON c.story_id = s.id WHERE s.id = asked_id;
  found_ids := array(
    SELECT near.story_id FROM (
      -- Weighed as in strongestKeys and rarity.
      SELECT key, (1 + ln(count)) * ln(1 + every / often) AS weight
      FROM (
        SELECT key, count, (SELECT sum(stories)::float8 FROM vocabulary WHERE language = asked_language AND key = mine.key) AS often
        FROM (
          SELECT split_part(listed, ' ', 1) AS key, split_part(listed, ' ', 2)::integer AS count
          FROM unnest(listed_keys[1:most_looked_up]) listed OFFSET 0) mine OFFSET 0) counted
      WHERE often > 1 ORDER BY weight DESC, key LIMIT most_keys) own
    CROSS JOIN LATERAL (
      (SELECT story_id FROM story_keys WHERE language = asked_language AND key = own.key AND published <= asked_published
        ORDER BY published DESC LIMIT per_key_before)
      UNION ALL
      (SELECT story_id FROM story_keys WHERE language = asked_language AND key = own.key AND published > asked_published
        ORDER BY published LIMIT per_key_after)) near
    WHERE near.story_id <> asked_id
    GROUP BY near.story_id HAVING count(*) > 1 ORDER BY sum(own.weight) DESC, near.story_id LIMIT most_candidates);
  IF asked_event IS NOT NULL THEN
    found_ids := found_ids || array(SELECT id FROM stories WHERE event = asked_event ORDER BY published DESC LIMIT most_of_event);
  END IF;
  RETURN (
    SELECT json_build_object(
      'state', (SELECT concat_ws(' ', position, after) FROM indexing WHERE id = 1) || ' ' || every,
      'stories', json_agg(json_build_array(
        s.id, s.published, s.group_id, s.event, s.people, s.places,
        coalesce(c.headline, (SELECT headline FROM versions WHERE seq = s.seq)),
        coalesce(c.subjects, array(SELECT slug FROM story_subjects WHERE story_id = s.id)),
        coalesce(c.keys, (SELECT string_agg(key || ' ' || count || CASE WHEN in_headline THEN ' h' ELSE '' END, ',') FROM story_keys WHERE story_id = s.id)))))
    FROM stories s LEFT JOIN comparables c ON c.story_id = s.id
    WHERE s.id = ANY (found_ids || asked_id) AND s.language = asked_language AND s.killed_at IS NULL
      AND (s.id = asked_id OR NOT s.expired AND s.twin_of IS NULL));
END $$;
