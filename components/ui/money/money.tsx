import { formatFen } from "#server/domain/money/yuan.ts";
import { cx } from "../class-names.ts";

export function Money({ fen, className }: { fen: number; className?: string }) {
  return <span className={cx("figures whitespace-nowrap", className)}>{formatFen(fen)}</span>;
}
