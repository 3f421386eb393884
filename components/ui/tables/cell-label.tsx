/** What a cell of a stacked table is of, where a phone shows its row as a block and the heads are out of sight. */
export function CellLabel({ children }: { children: string }) {
  return (
    <span aria-hidden className="shrink-0 font-normal text-ink-soft sm:hidden">
      {children}
    </span>
  );
}
