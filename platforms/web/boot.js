// Starts the page: takes a waiting new version first, then runs the program, then sees to it that it works offline.
import init from "./so_thon.js";

const SCOPE = "/app/";

// A new version waits until no page uses the old one. A page that is only starting has nothing to lose, so it changes
// over now; the whole version changes at once, never half of it.
async function takeNewVersion() {
  const waiting = (await navigator.serviceWorker.getRegistration(SCOPE))?.waiting;
  if (!waiting) return false;
  const changed = new Promise((resolve) => {
    navigator.serviceWorker.addEventListener("controllerchange", () => resolve(true), { once: true });
    setTimeout(() => resolve(false), 3000);
  });
  waiting.postMessage("take over");
  return changed;
}

async function start() {
  const offline = "serviceWorker" in navigator;
  if (offline && (await takeNewVersion())) {
    location.reload();
    return;
  }
  try {
    await init();
  } catch (error) {
    console.error(error);
    document.getElementById("boot-failed").hidden = false;
  }
  if (offline) {
    // Without coverage this fails, and the version in the cache goes on working.
    navigator.serviceWorker.register("/app/sw.js", { scope: SCOPE, updateViaCache: "none" }).catch(console.warn);
  }
}

start();
