/** The cells of a CSV file, line by line; quotes are doubled inside quoted cells. @see https://www.rfc-editor.org/rfc/rfc4180 */
export function readCsv(text: string, separator: ',' | ';'): string[][] {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}]*))(?:${separator}|$)`, 'y');
  return text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) => {
      const cells: string[] = [];
      cell.lastIndex = 0;
      while (cell.lastIndex < line.length) {
        const found = cell.exec(line);
        if (!found) throw new Error(`Not a line of CSV: ${line}`);
        cells.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
      }
      if (line.endsWith(separator)) cells.push('');
      return cells;
    });
}
