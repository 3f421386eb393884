import { useCallback, useEffect, useState } from "react";
import type { TerminalRuntime } from "#components/virtual-terminal/device/terminal-runtime.ts";
import type { SignedIn } from "#server/domain/operators/views.ts";

/** Who is signed in at the terminal, as the portal says; undefined until it has answered. */
export function useOperator(runtime: TerminalRuntime) {
  const [operator, setOperator] = useState<SignedIn | null | undefined>();
  useEffect(() => {
    let isLeft = false;
    runtime
      .use((token) => runtime.link.signedIn(token))
      .then((found) => !isLeft && setOperator(found))
      .catch(() => {});
    return () => {
      isLeft = true;
    };
  }, [runtime]);
  const signOut = useCallback(async () => {
    await runtime.use((token) => runtime.link.signOutOperator(token));
    setOperator(null);
  }, [runtime]);
  return { operator, signOut };
}
