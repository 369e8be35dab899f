INSERT INTO settings (one, lang, text_percent, theme, location)
VALUES (1, ?1, ?2, ?3, ?4)
ON CONFLICT (one) DO UPDATE SET
    lang = excluded.lang,
    text_percent = excluded.text_percent,
    theme = excluded.theme,
    location = excluded.location;
