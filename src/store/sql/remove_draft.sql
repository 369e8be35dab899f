DELETE FROM drafts WHERE id = ?1;
