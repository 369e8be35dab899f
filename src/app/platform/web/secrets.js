// Keeps the database key in the browser: 32 random bytes, wrapped by an AES-GCM key that no script can read out.
// Both lie in IndexedDB of this origin. Copying the files of the browser's profile without its own protection of
// CryptoKeys does not give the key; a script on this page could use it, which is why the page allows no other scripts.

const NAME = "so-thon-secrets";
const STORE = "keys";
const RECORD = "database-key";

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function open() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return settled(request);
}

function put(database, record) {
  return new Promise((resolve, reject) => {
    // "strict": a database must never reach the disk before the key that opens it.
    const write = database.transaction(STORE, "readwrite", { durability: "strict" });
    write.objectStore(STORE).put(record, RECORD);
    write.oncomplete = () => resolve();
    write.onabort = () => reject(write.error);
    write.onerror = () => reject(write.error);
  });
}

async function create(database) {
  const wrapping = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const key = crypto.getRandomValues(new Uint8Array(32));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, wrapping, key);
  await put(database, { wrapping, iv, sealed });
  return key;
}

/// Resolves to the 32 bytes; makes them when `mayCreate`, else resolves to undefined when there are none.
export async function databaseKey(mayCreate) {
  const database = await open();
  try {
    const record = await settled(database.transaction(STORE).objectStore(STORE).get(RECORD));
    if (record === undefined) {
      return mayCreate ? await create(database) : undefined;
    }
    const key = await crypto.subtle.decrypt({ name: "AES-GCM", iv: record.iv }, record.wrapping, record.sealed);
    return new Uint8Array(key);
  } finally {
    database.close();
  }
}
