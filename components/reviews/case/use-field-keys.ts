import { useEffect, useState } from "react";
import { isTyping } from "#components/ui/tables/use-row-keys.ts";

interface FieldKeys {
  /** Every field in the order in which it is read. */
  fields: readonly string[];
  ticked: readonly string[];
  onTick: (fields: string[], ticked: boolean) => void;
  onFlag: ((field: string) => void) | undefined;
}

const groupOf = (field: string) => field.split(".")[0] ?? "";

/** j and k walk the fields, t ticks one, y ticks its group and goes on to the next, x flags; returns the walked-to field. */
export function useFieldKeys({ fields, ticked, onTick, onFlag }: FieldKeys) {
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      const at = current === null ? -1 : fields.indexOf(current);
      const field = fields[Math.max(at, 0)];
      if (field === undefined) return;
      if (event.key === "j") setCurrent(fields[Math.min(at + 1, fields.length - 1)] ?? null);
      else if (event.key === "k") setCurrent(fields[Math.max(at - 1, 0)] ?? null);
      else if (event.key === "t") onTick([field], !ticked.includes(field));
      else if (event.key === "x") onFlag?.(field);
      else if (event.key === "y") {
        const group = fields.filter((one) => groupOf(one) === groupOf(field));
        onTick(group, true);
        const next = fields[fields.indexOf(group.at(-1) ?? field) + 1];
        setCurrent(next ?? field);
      } else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [current, fields, ticked, onTick, onFlag]);
  return [current, setCurrent] as const;
}
