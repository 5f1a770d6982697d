/**
 * On a phone a row is a card: each cell says its heading. The roles keep it a table for screen readers, which forget that
 * when the style makes it blocks. Without script a wide table is pushed sideways in its frame.
 */
export function stack(table) {
  const headings = [...table.querySelectorAll('thead th')].map((heading) => heading.textContent.trim());
  if (headings.length < 3) return;
  table.classList.add('table--stacked');
  table.setAttribute('role', 'table');
  table.querySelectorAll('thead, tbody').forEach((part) => part.setAttribute('role', 'rowgroup'));
  for (const row of table.rows) {
    row.setAttribute('role', 'row');
    [...row.cells].forEach((cell, at) => {
      const heads = row.parentElement.tagName === 'THEAD';
      cell.setAttribute('role', heads ? 'columnheader' : 'cell');
      if (heads || !headings[at]) return;
      // A heading without anything under it is a line to scroll past.
      if (cell.children.length === 0 && cell.textContent.trim() === '') cell.classList.add('table__cell--empty');
      else if (!cell.querySelector('form, input')) cell.dataset.label = headings[at];
    });
  }
}
