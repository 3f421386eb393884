"use client";

import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { Input } from "../input.tsx";
import { useDebounced } from "../use-debounced.ts";

const REST_MS = 250;

interface SearchBoxProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** Narrows a list while somebody types; the list follows once the typing has rested. */
export function SearchBox({ label, value, onChange }: SearchBoxProps) {
  const [typed, setTyped] = useState(value);
  const rested = useDebounced(typed, REST_MS);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed last is told, once
  useEffect(() => {
    if (rested.trim() !== value) onChange(rested.trim());
  }, [rested]);
  return (
    <div className="relative">
      <Search
        aria-hidden
        className="pointer-events-none absolute start-3 top-1/2 size-4 -translate-y-1/2 text-ink-soft"
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="w-64 max-w-full ps-9"
      />
    </div>
  );
}
