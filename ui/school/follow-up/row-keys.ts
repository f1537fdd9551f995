/**
 * A list by the keyboard alone. Every row is reached by Tab, as in any table of links; these keys only shorten the way while
 * a row has the focus: no key acts elsewhere on the page (WCAG 2.1.4), and a screen reader that reads the table cell by cell
 * keeps its own arrows.
 */

/** What stands for its row: its link, or its tick when that has the focus and the other row has one. */
const controlOf = (row: Element, like: Element | null): HTMLElement | null =>
  (like?.matches('input') ? row.querySelector<HTMLElement>('input:not(:disabled)') : null) ??
  row.querySelector<HTMLElement>('.sco-name__link');

/**
 * Arrows, Home and End go from row to row; Space ticks the row of a link; `/` goes to the search.
 * @param search the field to go to
 */
export function rowKey(event: KeyboardEvent, search: HTMLInputElement | null): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target as Element;
  const row = target.closest('tbody tr');
  if (!row) return;
  const rows = [...(row.parentElement?.children ?? [])];
  const at = rows.indexOf(row);
  const goTo: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 };
  if (event.key in goTo) {
    event.preventDefault();
    const next = rows[goTo[event.key] ?? at];
    const control = next && controlOf(next, target);
    control?.focus();
    control?.scrollIntoView({ block: 'nearest' });
  } else if (event.key === ' ' && target.matches('a')) {
    // A link has no use for Space: the page would scroll.
    event.preventDefault();
    row.querySelector<HTMLInputElement>('input:not(:disabled)')?.click();
  } else if (event.key === '/') {
    event.preventDefault();
    search?.focus();
    search?.select();
  }
}
