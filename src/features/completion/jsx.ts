/** HTML as MDX reads it: an element without an end tag is closed in its own. @param html may lack its first `<` */
export function selfClosed(html: string): string {
  return html.replace(/(^|<)(img|source)\b([^<>]*[^<>/\s])[ \t]*>/g, '$1$2$3 />')
}
