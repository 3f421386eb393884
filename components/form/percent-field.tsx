"use client";

import type { FieldValues } from "react-hook-form";
import { parsePercent } from "#server/domain/fields/amounts.ts";
import { percentOf } from "#server/domain/money/percent.ts";
import { FigureField, type FigureFieldProps } from "./figure-field.tsx";

/** People type percent, at most four decimals; the form holds integer ppm. */
export function PercentField<Values extends FieldValues, Output = Values>(
  props: FigureFieldProps<Values, Output>,
) {
  return <FigureField {...props} read={parsePercent} show={percentOf} fault="figure_shape" />;
}
