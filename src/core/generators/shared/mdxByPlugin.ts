import { plainMdx } from '../../markdown/mdx/mdxFeatures'
import type { MdxReading } from './generator'

/** MDX of a generator that has it by a plugin only: GFM and MDX as its compiler reads it. */
export const mdxByPlugin: MdxReading = {
  features: plainMdx,
  markdown: { footnotes: true, taskLists: true, links: true, selfClosing: true },
  inMarkdown: undefined,
}
