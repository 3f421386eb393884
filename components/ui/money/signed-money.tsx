import { formatFen } from "#server/domain/money/yuan.ts";
import { cx } from "../class-names.ts";

interface ChangeProps {
  fen: number;
  /** Whether more is the welcome direction. */
  good: boolean;
}

/** An amount by which something changes, with its sign. */
export function Change({ fen, good }: ChangeProps) {
  const welcome = fen > 0 === good;
  return (
    <span
      className={cx("figures whitespace-nowrap", fen !== 0 && (welcome ? "text-accent-strong" : "text-warn"))}
    >
      {fen > 0 && "+"}
      {formatFen(fen)}
    </span>
  );
}
