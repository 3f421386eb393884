import { createTRPCClient, httpBatchLink, httpLink, splitLink } from "@trpc/client";
import type { AppRouter } from "./app-router.ts";

const URL = "/api/trpc";

/** Reads travel together; each change travels alone, so that one's refusal never hides another's success. */
export const portalClient = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: (operation) => operation.type === "mutation",
      true: httpLink({ url: URL }),
      false: httpBatchLink({ url: URL, maxItems: 8 }),
    }),
  ],
});
