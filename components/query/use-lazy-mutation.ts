import { useState } from "react";
import { lazyClient, type PortalClient } from "./lazy-client.ts";

interface Change<Input, Output> {
  busy: boolean;
  error: unknown;
  /** Returns undefined when the portal refused; `error` then says why. */
  make: (input: Input) => Promise<Output | undefined>;
}

/** A change that a page without a query client asks of the portal. */
export function useLazyMutation<Input, Output>(
  change: (client: PortalClient, input: Input) => Promise<Output>,
): Change<Input, Output> {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const make = async (input: Input) => {
    setState({ busy: true, error: null });
    try {
      const made = await change(await lazyClient(), input);
      setState({ busy: false, error: null });
      return made;
    } catch (error) {
      setState({ busy: false, error });
      return undefined;
    }
  };
  return { ...state, make };
}
