/** Whether the backslashes at the end of a text escape what is inserted after it: their number is odd. */
export function endsInEscape(text: string): boolean {
  let count = 0
  while (text[text.length - 1 - count] === '\\') count++
  return count % 2 === 1
}
