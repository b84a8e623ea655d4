/** A name without case, width, blanks and punctuation, except for characters that distinguish names, as in `C#` and `R&B`. */
export function formOf(name: string): string {
  const lower = name.normalize('NFKC').toLowerCase()
  return lower.replace(/(?![#&@*%])[\p{P}\p{Z}\p{Cf}]/gu, '') || lower
}

/** The words of a name in lower case. */
export function wordsOf(name: string): string[] {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}+#]+/u)
    .filter((word) => word !== '')
}
