"use client";

import type { FieldValues } from "react-hook-form";
import { parseYuan } from "#server/domain/fields/amounts.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { FigureField, type FigureFieldProps } from "./figure-field.tsx";

/** People type yuan; the form holds integer fen. */
export function MoneyField<Values extends FieldValues, Output = Values>(
  props: FigureFieldProps<Values, Output>,
) {
  return (
    <FigureField {...props} read={parseYuan} show={(fen) => formatFen(fen).slice(1)} fault="amount_shape" />
  );
}
