import { Progress as Primitive } from "radix-ui";

/** How much of something is done; `value` from 0 to 100. */
export function Progress({ label, value }: { label: string; value: number }) {
  return (
    <Primitive.Root
      aria-label={label}
      value={value}
      className="h-1.5 w-full overflow-hidden rounded-full bg-line"
    >
      <Primitive.Indicator
        className="h-full rounded-full bg-accent transition-[width] duration-200"
        style={{ width: `${value}%` }}
      />
    </Primitive.Root>
  );
}
