/** Rows of cells as aligned columns. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (all, row) =>
      Array.from({ length: Math.max(all.length, row.length) }, (_, i) => Math.max(all[i] ?? 0, row[i]?.length ?? 0)),
    [],
  );
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
