import { createContext, type ReactNode, useContext, useEffect, useState } from "react";

const Open = createContext(true);

/** Whether the fields can be typed into yet. */
export const useFieldsOpen = () => useContext(Open);

interface AwaitDraftsProps {
  /** Holds once this device's memory has been looked at. */
  opened: Promise<void>;
  children: ReactNode;
}

/** Until this device's memory has been looked at nobody types. To open the fields makes none of them anew. */
export function AwaitDrafts({ opened, children }: AwaitDraftsProps) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    let gone = false;
    void opened.then(() => !gone && setOpen(true));
    return () => {
      gone = true;
    };
  }, [opened]);
  return (
    <Open value={open}>
      <fieldset disabled={!open} className="contents">
        {children}
      </fieldset>
    </Open>
  );
}
