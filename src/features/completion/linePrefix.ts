/** The block quote and list markers that a line starts with (`> - `), with the white space around them; '' without any. */
export function markersOf(line: string): string {
  return /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*/.exec(line)?.[0] ?? ''
}

/** The start of the next lines in the same list item or quote: quote markers stay, list markers become spaces. */
export function continuedMarkers(markers: string): string {
  return markers.replace(/[^>\t]/g, ' ')
}

/** Whether the markers start a list item. */
export function startsItem(markers: string): boolean {
  return /[-*+.)]/.test(markers)
}
