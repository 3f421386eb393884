/** What stands for 长期, a paper that never expires. */
export const LONG_TERM = "9999-12-31";
