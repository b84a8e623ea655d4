/** The marks of the quotes and lists that a line starts with, and the blanks around them. */
export function marksOf(line: string): string {
  return /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*/.exec(line)?.[0] ?? ''
}

/** The marks on the lines that follow in the same block: quotes go on, and what marks a list's item becomes blanks. */
export function marksBelow(marks: string): string {
  return marks.replace(/[^>\t]/g, ' ')
}

/** Whether a list's item starts with these marks. */
export function startsItem(marks: string): boolean {
  return /[-*+.)]/.test(marks)
}
