/**
 * What an author has typed and not yet put into the file, by rule set and version. It is kept in the browser's database: Storybook reloads
 * the page by itself when a story is left before it has come to rest, and an edit must outlive that as well as a crash and a closed tab.
 */
export interface Edit {
  /** The file on which it was begun. */
  base: string;
  text: string;
}

const STORE = 'edits';

const openDatabase = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('regen-rule-edits', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('The database of edits cannot be opened.', { cause: request.error }));
  });

let database: Promise<IDBDatabase> | undefined;

const transact = async (mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<unknown> => {
  database ??= openDatabase();
  const transaction = (await database).transaction(STORE, mode);
  const request = work(transaction.objectStore(STORE));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result as unknown);
    transaction.onabort = () => reject(new Error('An edit was not stored.', { cause: transaction.error }));
  });
};

/** Not in the database yet, or never where the browser refuses: null for an edit that is to be forgotten. */
const unstored = new Map<string, Edit | null>();
const busy = new Set<string>();

/** Only what would be lost is asked about. */
const askBeforeLeaving = (event: BeforeUnloadEvent): void => event.preventDefault();
const guard = (): void => {
  if ([...unstored.values()].some((edit) => edit !== null)) addEventListener('beforeunload', askBeforeLeaving);
  else removeEventListener('beforeunload', askBeforeLeaving);
};

const put = (key: string, edit: Edit | null): Promise<unknown> =>
  transact('readwrite', (store) => (edit ? store.put(edit, key) : store.delete(key)));

/** One write at a time; of what was typed meanwhile only the last. */
const store = async (key: string): Promise<void> => {
  if (busy.has(key)) return;
  busy.add(key);
  try {
    for (let edit = unstored.get(key); edit !== undefined; edit = unstored.get(key)) {
      await put(key, edit);
      if (unstored.get(key) === edit) unstored.delete(key);
    }
  } catch {
    // It stays in memory for as long as the page is open.
  }
  busy.delete(key);
  guard();
};

/** Null takes an edit away. */
export const keepEdit = (key: string, edit: Edit | null): void => {
  unstored.set(key, edit);
  guard();
  void store(key);
};

/** The edit of a version; null where there is none. */
export const readEdit = async (key: string): Promise<Edit | null> => {
  const inMemory = unstored.get(key);
  if (inMemory !== undefined) return inMemory;
  const stored = (await transact('readonly', (one) => one.get(key)).catch(() => undefined)) as Edit | undefined;
  return stored ?? null;
};
