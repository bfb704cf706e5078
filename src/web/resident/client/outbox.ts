/** Reports that are not yet acknowledged, in IndexedDB: they survive a dead battery. One object store, keyed by report id. */
export interface KeptFile { id: string; name: string; blob: Blob }
export interface KeptReport {
  id: string;
  body: Record<string, unknown> & { id: string; secret: string; words: string };
  files: KeptFile[];
  /** Null while waiting; else the sentence with which the server refused it. */
  refused: string | null;
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('sizhi-resident', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('reports', { keyPath: 'id' });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function withStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction('reports', mode);
      const asked = work(transaction.objectStore('reports'));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

export const keep = (report: KeptReport): Promise<unknown> => withStore('readwrite', (store) => store.put(report));
export const drop = (id: string): Promise<unknown> => withStore('readwrite', (store) => store.delete(id));
export const kept = (): Promise<KeptReport[]> => withStore('readonly', (store) => store.getAll() as IDBRequest<KeptReport[]>);
