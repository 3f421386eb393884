import { useRef, useState } from "react";
import type { SignaturePadHandle } from "#components/ui/signature-pad.tsx";

export type Signing = ReturnType<typeof useSigning>;

/** A signature on its way: what is on the pad, what was typed instead, and handing it in. */
export function useSigning(onSign: (png: Blob) => Promise<void>) {
  const pad = useRef<SignaturePadHandle>(null);
  const [marked, setMarked] = useState(false);
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const sign = async () => {
    const png = await pad.current?.toPng();
    if (png === undefined || png === null) return;
    setBusy(true);
    setError(null);
    await onSign(png).catch(setError);
    setBusy(false);
  };
  const type = (name: string) => {
    setTyped(name);
    pad.current?.write(name);
  };
  const clear = () => {
    setTyped("");
    pad.current?.clear();
  };
  return { pad, marked, setMarked, typed, type, clear, sign, busy, error };
}
