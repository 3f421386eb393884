import { usePathname } from "next/navigation";
import { useCallback, useEffect, useState } from "react";

/**
 * Which case is on screen, and how another takes its place. The screen changes at once and the address follows: the router would
 * change both when it finds time to. Going back in the browser leads back.
 */
export function useShownCase(applicationId: string) {
  const addressed = usePathname().split("/").at(-1) ?? applicationId;
  const [shown, setShown] = useState(addressed);
  // The address itself is asked: the router may tell of a step that another one has followed since.
  useEffect(() => setShown(window.location.pathname.split("/").at(-1) ?? addressed), [addressed]);
  const show = useCallback((id: string) => {
    setShown(id);
    window.history.pushState(null, "", `/console/reviews/${id}?flow`);
    window.scrollTo(0, 0);
  }, []);
  return [shown, show] as const;
}
