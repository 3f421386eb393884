import { formatFen } from "#server/domain/money/yuan.ts";
import type { Paper, PaperBlock } from "../payments/vouchers/paper.ts";
import { STATEMENT_WORDS, type StatementLocale } from "./statement-words.ts";
import type { StatementView } from "./statements.ts";

const rule: PaperBlock = { kind: "rule" };

/** A statement as a slip, in the reader's language. Every figure is the statement's own, none is computed here. */
export function statementPaper(statement: StatementView, locale: StatementLocale): Paper {
  const words = STATEMENT_WORDS[locale];
  const pair = (term: string, fen: number): PaperBlock => ({ kind: "pair", term, value: formatFen(fen) });
  const total = (term: string, fen: number): PaperBlock => ({ kind: "total", term, value: formatFen(fen) });
  return [
    { kind: "title", text: words.title },
    { kind: "pair", term: words.merchant, value: statement.merchantName },
    { kind: "pair", term: words.number, value: statement.merchantNumber },
    { kind: "pair", term: words.period, value: statement.period },
    rule,
    pair(words.opening, statement.openingFen),
    pair(words.taken, statement.takenFen),
    pair(words.refunded, statement.refundedFen),
    pair(words.instalmentFee, statement.instalmentFeeFen),
    pair(words.acquiringFee, statement.acquiringFeeFen),
    pair(words.serviceFee, statement.serviceFeeFen),
    pair(words.adjustment, statement.adjustmentFen),
    total(words.net, statement.netFen),
    pair(words.paidOut, statement.paidOutFen),
    total(words.closing, statement.closingFen),
    pair(words.held, statement.heldFen),
    ...listed(words.settlements, statement.settlements, ({ settlesOn, status, numberMasked, netFen }) =>
      pair(`${settlesOn} ${words.statuses[status]} ${numberMasked?.slice(-8) ?? ""}`.trim(), netFen),
    ),
    ...listed(words.days, statement.days, ({ date, netFen }) => pair(date, netFen)),
    rule,
    { kind: "centred", text: words.made },
  ];
}

function listed<Item>(
  title: string,
  items: readonly Item[],
  blockOf: (item: Item) => PaperBlock,
): PaperBlock[] {
  return items.length === 0 ? [] : [rule, { kind: "centred", text: title }, ...items.map(blockOf)];
}
