/** Moves what scrolls sideways until a place in it is seen whole; the page itself does not move. */
export function showWithin(list: HTMLElement, place: HTMLElement): void {
  const [seen, wanted] = [list.getBoundingClientRect(), place.getBoundingClientRect()];
  if (wanted.left < seen.left) list.scrollLeft -= seen.left - wanted.left;
  if (wanted.right > seen.right) list.scrollLeft += wanted.right - seen.right;
}
