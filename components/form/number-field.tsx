"use client";

import type { FieldValues } from "react-hook-form";
import { parseNumber } from "#server/domain/fields/amounts.ts";
import { FigureField, type FigureFieldProps } from "./figure-field.tsx";

/** A plain number. */
export function NumberField<Values extends FieldValues, Output = Values>(
  props: FigureFieldProps<Values, Output>,
) {
  return <FigureField {...props} read={parseNumber} show={String} fault="figure_shape" />;
}
