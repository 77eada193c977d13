// Which rows of a long list are on the screen. Pure arithmetic, in whole pixels.

export interface Window {
  /** First and one past the last row to draw. */
  from: number;
  to: number;
  /** Heights that stand for the rows not drawn. */
  above: number;
  below: number;
}

/** Rows drawn beyond each edge, so that a quick scroll meets rows and not paper. */
export const MARGIN = 12;

export function windowOf(
  count: number,
  rowHeight: number,
  scrollTop: number,
  viewHeight: number,
): Window {
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight);
  const visible = Math.ceil(viewHeight / rowHeight) + 1;
  const from = Math.max(0, Math.min(first - MARGIN, count - visible));
  const to = Math.min(count, Math.max(first + visible, 0) + MARGIN);
  return { from, to, above: from * rowHeight, below: Math.max(0, count - to) * rowHeight };
}

/** Where to scroll so that `row` is wholly seen under a header that covers `head` pixels. */
export function scrollFor(
  row: number,
  rowHeight: number,
  scrollTop: number,
  viewHeight: number,
  head: number,
): number {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  const room = viewHeight - head;
  return top + rowHeight > scrollTop + room ? top + rowHeight - room : scrollTop;
}
