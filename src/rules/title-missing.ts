import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { insertField, setField } from '../core/schema/fieldEdits'
import { isRead } from '../core/frontmatter/frontMatter'
import { writerOf } from '../core/frontmatter/writer'
import type { Rule } from '../core/lint/rule'
import type { Fix } from '../core/text/problem'

export const titleMissing: Rule = {
  id: 'title-missing',
  severity: 'error',
  docs: {
    bySite: true,
    summary: 'Every article has a title.',
    why: 'The title is the headline, the link text in every list, and what search engines show. Without one, some site generators use the file name.',
    authority: 'Hexo, docs/front-matter; Google, Article structured data (headline)',
    bad: ['⟦---⟧\ndate: 2024-01-05\n---\n', "---\n⟦title⟧: ''\ndate: 2024-01-05\n---\n"],
    good: ['---\ntitle: Harbour opens\ndate: 2024-01-05\n---\n', '---\ntitle: 404\n---\n'],
  },
  *check(article, { generator, path, published }) {
    const { frontMatter } = article
    if (!isRead(frontMatter) || frontMatter.errors.length > 0) return
    if (frontMatter.root && frontMatter.root.kind !== 'map') return
    const field = frontMatter.fields.findLast(({ key }) => key.toLowerCase() === 'title')
    const { value } = field ?? {}
    // The title may be merged from another mapping (`<<`).
    if (!field && frontMatter.fields.some(({ key }) => key === '<<')) {
      const { title } = published().data
      if (typeof title === 'number' || (typeof title === 'string' && title.trim() !== '')) return
    }
    if (value && (value.kind !== 'scalar' || (value.value !== null && String(value.value).trim() !== ''))) return
    // The list pages of Hugo and Zola use the name of their folder or site as the title.
    if (/(?:^|\/)_index\.[^/]*$/.test(path)) return
    const heading = firstHeading(article)
    const { fallback } = generator.titles
    if (fallback === 'heading' && heading !== undefined) return
    const candidates = [heading, fromFileName(path)].filter((candidate) => candidate !== undefined)
    yield {
      range: field?.keyRange ?? frontMatter.open,
      message: field ? l10n.t('The title is empty.') : l10n.t('The article has no title.'),
      ...(fallback === 'fileName' ? { severity: 'warning' as const } : {}),
      fixes: [...new Set(candidates)].map((title): Fix => {
        const written = writerOf(frontMatter.language).text(title)
        const edit = field ? setField(article, field, written) : insertField(article, 'title', written)
        return { title: l10n.t('Set the title to “{0}”', title), edits: [edit], safe: false }
      }),
    }
  },
}

function firstHeading({ text, body }: Article): string | undefined {
  const title = /^# +(\S.*?)[ \t]*#*[ \t]*\r?$/m.exec(text.slice(body.start, body.start + 2000))?.[1]?.trim()
  return title === '' ? undefined : title
}

/** `2024-01-05-harbour-opens.md` → `harbour opens`. */
function fromFileName(path: string): string | undefined {
  const name =
    path
      .split('/')
      .at(-1)
      ?.replace(/\.[^.]*$/, '') ?? ''
  const title = name
    .replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim()
  return title === '' || title === 'index' ? undefined : title
}
