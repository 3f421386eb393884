/** The portal's procedures, for pages that call none before somebody touches them: their client comes with the first call. */
export async function lazyClient() {
  return (await import("./portal-client.ts")).portalClient;
}

export type PortalClient = Awaited<ReturnType<typeof lazyClient>>;
