/** HTML for MDX: `<img>` and `<source>` become self-closing. @param html may start after the `<` of its first tag */
export function selfClosed(html: string): string {
  return html.replace(/(^|<)(img|source)\b([^<>]*[^<>/\s])[ \t]*>/g, '$1$2$3 />')
}
