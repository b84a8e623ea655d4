import type { WrittenIds } from '../../markdown/siteMarkdown'
import { githubHeadings } from '../shared/githubHeadings'

/** Ids as @docusaurus/mdx-loader 3.10 makes them (remark/headings). */
export const docusaurusHeadings = githubHeadings({ images: true })

const written = /\s*(?:\\?\{#((?:[^{}]|\{(?!#))+)\}|\{\/\*\s*#(\S+)[^*]*\*\/\})\s*$/

/** `{#id}`, also with spaces (`parseMarkdownHeadingId` of @docusaurus/utils 3.10), and the comment of MDX that starts with `#id`. */
export const docusaurusIds: WrittenIds = (content) => {
  const [whole = '', inBraces, inComment] = written.exec(content) ?? []
  const id = (inBraces ?? inComment)?.trim()
  return id === undefined ? undefined : { id, content: content.slice(0, content.length - whole.length) }
}
