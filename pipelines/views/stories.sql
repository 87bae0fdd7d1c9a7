-- Events, each counted once though several outlets tell it: a row for each story.
--   story_id: Id of the first article that told it
--   title: Headline of that article
--   first_day: Day of the first article, ISO 8601
--   last_day: Day of the last article, ISO 8601
--   articles: Articles that tell it
--   sources: Outlets that tell it, in alphabetical order, with ", " between them
SELECT
    coalesce(story_id, article_id) AS story_id,
    arg_min(title, (coalesce(published_at, ''), article_id <> coalesce(story_id, article_id), article_id)) AS title,
    min(day_of(published_at)) AS first_day,
    max(day_of(published_at)) AS last_day,
    count(*) AS articles,
    string_agg(DISTINCT source, ', ' ORDER BY source) AS sources
FROM articles
GROUP BY coalesce(story_id, article_id)
ORDER BY first_day, story_id
