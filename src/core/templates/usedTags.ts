/** A tag that so many other articles use exists, although no file that could be searched defines it. */
export const familiarUses = 5

/** The name of a Liquid or Nunjucks tag, of a shortcode, and of a filter. */
const named =
  /\{%[-~]?[ \t\r\n]*([\w-]+)|\{\{[<%][ \t\r\n]*([^\s"'`=/<>%](?:[^\s"'`=/<>%]|\/(?!>))*)|\|[ \t]*([\w.]+)(?=[^{}\n]{0,200}\}\})/g

/**
 * The names of the template tags, shortcodes and filters that a text seems to use. For counting only: it also finds those in code, end
 * tags, and the cells of tables. Linear in the length of the text.
 */
export function tagNamesIn(text: string): ReadonlySet<string> {
  const names = new Set<string>()
  if (!text.includes('{%') && !text.includes('{{')) return names
  for (const [, tag, shortcode, filter] of text.matchAll(named)) names.add(tag ?? shortcode ?? filter ?? '')
  return names
}
