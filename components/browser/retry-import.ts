const REST_MS = 3_000;

/**
 * Loads a part of a page however long the network is away; whoever waits for it shows its loading state meanwhile.
 * Only what the network could not bring is tried again: a part that breaks on its own breaks at once.
 */
export async function retryImport<Part>(load: () => Promise<Part>): Promise<Part> {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      if (!(error instanceof Error && error.name === "ChunkLoadError")) throw error;
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
    }
  }
}
