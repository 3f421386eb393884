/** `6/buyer`: a plan's name in addresses, choices and lists. */
export function planKey(plan: { term: number; bearer: string }): string {
  return `${plan.term}/${plan.bearer}`;
}
