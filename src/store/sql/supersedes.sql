SELECT supersedes FROM drafts WHERE id = ?1;
