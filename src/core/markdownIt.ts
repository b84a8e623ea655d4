import MarkdownIt from 'markdown-it'

export type Markdown = InstanceType<typeof MarkdownIt>
export type Token = ReturnType<Markdown['parse']>[number]
export type InlineState = InstanceType<Markdown['inline']['State']>
export type BlockState = InstanceType<Markdown['block']['State']>
export type CoreState = InstanceType<Markdown['core']['State']>
/** What the rules of one document hand to each other. */
export type Environment = NonNullable<Parameters<Markdown['render']>[1]>
export type RenderRule = NonNullable<Markdown['renderer']['rules'][string]>

/** An instance of its own: whoever changes its rules changes nobody else's. */
export function newMarkdown(): Markdown {
  return new MarkdownIt({ html: true })
}

/** As markdown-it does before it looks for blocks; most texts need neither. */
export function normalized(source: string): string {
  const lines = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source
  return lines.includes('\0') ? lines.replaceAll('\0', '\uFFFD') : lines
}
