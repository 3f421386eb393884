/** How every Node process of ours is started, by whomever. */
export const NODE_FLAGS = [
  "--disable-warning=ExperimentalWarning",
  "--import",
  new URL("./resolve-once.mjs", import.meta.url).href,
];
