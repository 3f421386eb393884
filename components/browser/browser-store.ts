/** One object store of an IndexedDB database, by key; each call is a transaction of its own. */
export class BrowserStore<Value> {
  readonly #database: string;
  readonly #store: string;

  constructor(database: string, store: string) {
    this.#database = database;
    this.#store = store;
  }

  async get(key: string): Promise<Value | undefined> {
    return (await this.#run("readonly", (store) => store.get(key))) as Value | undefined;
  }

  async values(): Promise<Value[]> {
    return (await this.#run("readonly", (store) => store.getAll())) as Value[];
  }

  async put(key: string, value: Value): Promise<void> {
    await this.#run("readwrite", (store) => store.put(value, key));
  }

  async delete(key: string): Promise<void> {
    await this.#run("readwrite", (store) => store.delete(key));
  }

  async clear(): Promise<void> {
    await this.#run("readwrite", (store) => store.clear());
  }

  async #run(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
    const database = await this.#open();
    try {
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction(this.#store, mode);
        const request = work(transaction.objectStore(this.#store));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onerror = () => reject(transaction.error);
        transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      database.close();
    }
  }

  #open(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(this.#database, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(this.#store);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }
}
