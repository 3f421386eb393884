/** What a keyset list hands to whatever draws it. */
export interface PagedItems<Item> {
  items: readonly Item[];
  /** Reads the pages that have not come yet; answers all rows. */
  loadAll?: (() => Promise<Item[]>) | undefined;
}
