import { useToast } from "#components/ui/overlays/toast.tsx";

interface Said {
  onSuccess: () => void;
}

/** What follows a change that the portal has accepted: whatever asked for it closes, and it is said. */
export function useSaid(onDone?: () => void): (text: string) => Said {
  const toast = useToast();
  return (text) => ({
    onSuccess: () => {
      onDone?.();
      toast(text);
    },
  });
}
