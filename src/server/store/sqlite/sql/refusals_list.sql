SELECT route, device, code, at FROM refusals WHERE commune = ?1 ORDER BY id DESC LIMIT ?2
