// The store's worker runs the same program as the page; `main` sees that it is in a worker.
import init from "./so_thon.js";

await init();
