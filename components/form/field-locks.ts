"use client";

import { createContext, useContext } from "react";

/** Whether a field of the form around is settled and may only be read; none is unless a form says so. */
export const FieldLocks = createContext<(name: string) => boolean>(() => false);

export function useLocked(name: string): boolean {
  return useContext(FieldLocks)(name);
}
