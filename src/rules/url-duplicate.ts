import * as l10n from '@vscode/l10n'
import type { Others } from '../core/article/corpusView'
import type { Rule } from '../core/lint/rule'
import type { Finding } from '../core/text/problem'
import { scalarText } from '../core/vocabulary/vocabulary'
import type { ScalarNode, ValueNode } from '../core/data/nodes'

const addressKeys = new Set(['permalink', 'url', 'aliases', 'alias', 'redirect_from'])

export const urlDuplicate: Rule = {
  id: 'url-duplicate',
  severity: 'warning',
  needs: 'corpus',
  docs: {
    effect: 'mayBeLost',
    summary: 'No two articles have the same address.',
    why: 'The site writes both articles to the same page: readers see only one of them, and it is left to chance which one.',
    authority: 'Hexo, Jekyll and Hugo: permalink, slug and aliases in the front matter',
    given: {
      corpus: {
        withUrl: (url) => (url !== '/port/' ? { count: 1, some: [{ path: 'city/harbour.md', day: undefined }] } : { count: 0, some: [] }),
        withSlug: (slug) => (slug !== 'port' ? { count: 1, some: [{ path: 'city/harbour.md', day: undefined }] } : { count: 0, some: [] }),
      },
    },
    bad: [
      '---\ntitle: Harbour opens\npermalink: ⟦/harbour/⟧\n---\n',
      '---\ntitle: Harbour opens\naliases:\n  - /port/\n  - ⟦/harbour/⟧\n---\n',
      '---\ntitle: Harbour opens\nslug: ⟦harbour⟧\n---\n',
    ],
    good: ['---\ntitle: Harbour opens\npermalink: /port/\nslug: port\n---\n'],
  },
  *check({ frontMatter, text }, { corpus }) {
    if (!frontMatter || !corpus) return
    for (const { key, value } of frontMatter.fields) {
      if (key !== 'slug' && !addressKeys.has(key)) continue
      for (const node of scalarsIn(value)) {
        const written = scalarText(node, text)
        if (written !== undefined) yield* finding(node, key === 'slug' ? corpus.withSlug(written) : corpus.withUrl(written))
      }
    }
  },
}

function* finding({ range }: ScalarNode, { some: [other] }: Others): Generator<Finding> {
  if (other) yield { range, message: l10n.t('Another article has the same address: {0}.', other.path) }
}

function scalarsIn(node: ValueNode): readonly ScalarNode[] {
  if (node.kind === 'scalar') return typeof node.value === 'string' ? [node] : []
  return node.kind === 'list' ? node.items.flatMap(({ value }) => scalarsIn(value)) : []
}
