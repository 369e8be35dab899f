SELECT lang, text_percent, theme, location FROM settings WHERE one = 1;
