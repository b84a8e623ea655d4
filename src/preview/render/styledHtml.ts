/**
 * The styles of copied text, by element, for programs that keep nothing else: the editor of WeChat drops `class`, `<style>` and `<script>`
 * (https://github.com/nexu-io/html-anything/issues/40, https://github.com/surmon-china/vue-quill-editor/issues/282). Plain properties only.
 */
const styles: ReadonlyMap<string, string> = new Map(
  Object.entries({
    h1: 'margin: 0 0 16px; font-size: 24px; line-height: 1.35; font-weight: bold',
    h2: 'margin: 28px 0 12px; font-size: 20px; line-height: 1.4; font-weight: bold',
    h3: 'margin: 24px 0 10px; font-size: 18px; line-height: 1.4; font-weight: bold',
    h4: 'margin: 20px 0 8px; font-size: 16px; line-height: 1.4; font-weight: bold',
    p: 'margin: 0 0 16px; font-size: 16px; line-height: 1.75',
    li: 'margin: 0 0 6px; font-size: 16px; line-height: 1.75',
    ul: 'margin: 0 0 16px; padding-left: 24px',
    ol: 'margin: 0 0 16px; padding-left: 24px',
    blockquote: 'margin: 0 0 16px; padding: 4px 0 4px 16px; border-left: 4px solid #cccccc; color: #555555',
    figure: 'margin: 24px 0; text-align: center',
    figcaption: 'margin: 8px 0 0; font-size: 14px; line-height: 1.6; color: #666666; text-align: center',
    img: 'max-width: 100%; height: auto',
    table: 'margin: 0 0 16px; border-collapse: collapse; width: 100%',
    th: 'padding: 6px 10px; border: 1px solid #cccccc; background-color: #f3f3f3',
    td: 'padding: 6px 10px; border: 1px solid #cccccc',
    pre: 'margin: 0 0 16px; padding: 12px; background-color: #f3f3f3; font-size: 14px; line-height: 1.6; white-space: pre-wrap',
    code: 'font-family: Menlo, Consolas, monospace; font-size: 14px',
    hr: 'margin: 24px 0; border: 0; border-top: 1px solid #cccccc',
  }),
)

/**
 * Copied HTML with a style at each element, and without classes. A style of the article comes last, so it wins.
 * @param html from `copiedHtml`: every `<` starts a tag, values are in double quotes, and attributes contain no `>`
 */
export function styledHtml(html: string): string {
  return html.replace(/<([a-z][a-z0-9]*)((?:\s[^<>]*)?)>/g, (_, name: string, written: string) => {
    const own = / style="([^"]*)"/.exec(written)?.[1]?.trim()
    const others = written.replace(/ (?:class|style)="[^"]*"/g, '')
    const style = [styles.get(name), own].filter(Boolean).join('; ')
    return style === '' ? `<${name}${others}>` : `<${name} style="${style}"${others}>`
  })
}

/** How many images have no address on the web, so that no other program finds them. */
export function imagesWithoutAddress(html: string): number {
  return [...html.matchAll(/<img\b[^>]*>/g)].filter(([tag]) => !/ src="https?:\/\//i.test(tag)).length
}
